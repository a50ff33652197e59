from sample_records import filled, site

from smartpick.store import Remove, Store
from smartpick.store.reading import chunks, ids_beginning, newest_seq


def test_chunks_hold_everything_once() -> None:
    """Pieces of the right size, in order, the last one shorter."""
    assert list(chunks(range(7), 3)) == [(0, 1, 2), (3, 4, 5), (6,)]
    assert list(chunks([])) == []


def test_many_ids_are_asked_for_in_pieces(store: Store) -> None:
    """Thousands of ids, most of them unknown or none at all, give exactly what is there."""
    where = filled(store)
    asked = [where, *(f"id-{n}" for n in range(3000)), "no id", "", "\x00"]
    assert set(store.get_many(asked)) == {where}


def test_a_record_is_found_by_the_beginning_of_its_id(store: Store) -> None:
    """Also one that was removed; per cent signs and case mean nothing special."""
    kept, gone = site(), site()
    store.write("Added", kept, gone)
    seen = store.get(gone.id)
    assert seen is not None
    store.write("Removed", Remove(seen))
    with store.reading() as connection:
        for added in (kept, gone):
            assert ids_beginning(connection, added.id[:12], 3) == [(added.id, "site")]
        assert ids_beginning(connection, "", 1) == [(min(kept.id, gone.id), "site")]
        assert ids_beginning(connection, "%", 5) == ids_beginning(connection, "_", 5) == []
        assert newest_seq(connection) == 2


def test_the_history_of_one_kind_holds_only_its_changes(store: Store) -> None:
    """Actions that touched records of a kind, newest first, each with those changes only; a limit counts actions."""
    where = filled(store)
    one = site()
    store.write("Added a site", one)
    told = store.history(kind="site")
    assert told[0].words == "Added a site"
    assert {change.kind for action in told for change in action.changes} == {"site"}
    assert where in {change.id for action in told for change in action.changes}
    assert len(store.history(kind="site", limit=1)) == 1
    assert store.history(kind="nothing") == ()
    assert store.history(one.id, kind="encounter") == ()
