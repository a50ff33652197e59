import pytest
from sample_records import KINDS, encounter, filled, site
from test_exporting import text_of

from smartpick.errors import UserError
from smartpick.store import Add, Place, Replace, Store
from smartpick.store.erasing import ERASED

PRIVATE = "Jane-Invented-Patient-7731"


def test_what_is_erased_is_nowhere(file_place: Place) -> None:
    """Not in the records, the log, the attachments, nor in any byte of any file of the folder."""
    with Store(file_place, KINDS) as store:
        where = filled(store, 30)
        slip = encounter(where, notes=f"saw {PRIVATE}")
        store.write(f"Logged {PRIVATE}", slip, site("In the same action"))
        seen = store.get(slip.id)
        assert seen is not None
        store.write("Changed", Replace(seen, {**slip.body, "notes": f"{PRIVATE} again"}))
        store.attach("Attached", "scan.txt", PRIVATE.encode() * 500, slip.id)
        assert PRIVATE in text_of(store)
        store.erase(slip.id)
        assert PRIVATE not in text_of(store)
        assert store.get(slip.id) is None
        assert store.history(slip.id) == ()
        assert [action.words for action in store.history(limit=4)] == [
            "Erased for good",
            ERASED,
            ERASED,
            ERASED,
        ]
        for path in file_place.folder.iterdir():
            assert PRIVATE.encode() not in path.read_bytes(), path.name
        assert len(store.find("site", text="in the same action")) == 1


def test_erasing_ends_what_can_be_taken_back(store: Store) -> None:
    """Nothing before it can be undone or redone; what comes after can."""
    store.write("One", site("1"))
    slip = Add("remark", {"text": PRIVATE})
    store.write("Two", slip)
    store.write("Three", site("3"))
    store.undo()
    store.erase(slip.id)
    with pytest.raises(UserError, match="nothing to do again"):
        store.redo()
    with pytest.raises(UserError, match="nothing to take back"):
        store.undo()
    store.write("Four", site("4"))
    assert store.undo().words == "Took back: Four"
    with pytest.raises(UserError, match="nothing to take back"):
        store.undo()


def test_what_was_removed_can_still_be_erased(store: Store) -> None:
    """A record that is gone but in the log is erased from the log."""
    slip = Add("remark", {"text": PRIVATE})
    store.write("Added", slip)
    store.undo()
    store.erase(slip.id)
    assert PRIVATE not in text_of(store)


def test_what_others_name_is_not_erased(store: Store) -> None:
    """Erasing a clinic that encounters name would leave them pointing nowhere."""
    where = filled(store)
    with pytest.raises(UserError, match="still named by"):
        store.erase(where)
    with pytest.raises(UserError, match="never was"):
        store.erase("nobody")


def test_bytes_that_others_attached_too_stay(store: Store) -> None:
    """The same file attached to two records goes only with the second."""
    one, two = site("1"), site("2")
    store.write("Added", one, two)
    for where in (one, two):
        store.attach("Attached", "same.pdf", b"same", where.id)
    store.erase(one.id)
    (left,) = store.find("attachment")
    assert store.content(left) == b"same"
    store.erase(two.id)
    assert '"contents":[]' in text_of(store)
