"""What rests on a record."""

from kept_portfolios import story

from smartpick.workspace import resting_on


def test_everything_that_names_it_is_found() -> None:
    """An encounter's reflections rest on it; an experience has its encounters and their reflections; most have none."""
    portfolio = story()
    assert resting_on(portfolio, ["health-center-12"]) == {"handing-over"}
    below = resting_on(portfolio, ["cleveland-health-center"])
    assert {"health-center-12", "handing-over", "internist", "letter-internist"} <= below
    assert "orlando-01" not in below
    assert resting_on(portfolio, ["letter-internist"]) == frozenset()
