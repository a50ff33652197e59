from smartpick.picks import Choice, Pick


def test_order_lists_the_indices_of_the_rows() -> None:
    """The order of a pick is that of its rows."""
    rows = (Choice(3, 0, 0.2), Choice(1, 2, 0.1))
    assert Pick(rows, 0.3, 0.3, 0.0, (), 0.3, 0.0).order == (3, 1)
