from smartpick.store import Record, new_id
from smartpick.store.record import ID


def test_ids_are_new_and_safe_everywhere() -> None:
    """A thousand ids are different, and each fits a file name, an address and a database."""
    ids = {new_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert all(ID.fullmatch(name) for name in ids)


def test_a_body_cannot_change_the_record() -> None:
    """What a caller does to a body stays with the caller."""
    record = Record("a", "site", 1, '{"name":"x"}')
    record.body["name"] = "y"
    assert record.body == {"name": "x"}


def test_ids_that_could_be_paths_or_options_are_none() -> None:
    """Nothing that a shell, a disk or a page could take for something else is an id."""
    for text in ("", "../x", "a/b", "-rf", ".hidden", "a b", "é", "x" * 65, "a\n", "'"):
        assert not ID.fullmatch(text), text
