import threading
from datetime import date

import pytest
from sample_records import KINDS, encounter, filled, site

from smartpick.errors import UserError
from smartpick.store import Add, Place, Remove, Replace, StaleWriteError, Store


def test_what_is_kept_is_there_the_next_time(place: Place) -> None:
    """A record is found by its id after closing and opening again, with its body as it was."""
    clinic = site("Clínica 東京 'quoted' \u0000")
    with Store(place, KINDS) as store:
        action = store.write("Added a clinic", clinic)
        assert action is not None
        assert (action.seq, action.words, action.mode, action.base) == (1, "Added a clinic", "do", None)
    with Store(place, KINDS) as store:
        found = store.get(clinic.id)
        assert found is not None
        assert found.body == clinic.body
        assert (found.kind, found.revision) == ("site", 1)
        assert store.get("nobody") is None
        assert store.seq() == 1


def test_records_are_found_by_kind_day_text_and_reference(store: Store) -> None:
    """Every condition narrows, newest day first; accents, case, per cent signs and underscores are just text."""
    where = filled(store, 12)
    assert [record.body["month"] for record in store.find("encounter", limit=3)] == [
        "2026-12",
        "2026-11",
        "2026-10",
    ]
    spring = store.find("encounter", since=date(2026, 3, 1), until=date(2026, 5, 1))
    assert [record.body["month"] for record in spring] == ["2026-05", "2026-04", "2026-03"]
    assert [record.kind for record in store.find(text="CLINICA nandu")] == ["site"]
    assert [record.kind for record in store.find(text="zoe")] == ["person"]
    assert store.find(text="100%") == store.find(text="c_ugh") == ()
    assert len(store.find(naming=where)) == 13
    assert len(store.find("encounter", naming=where, text="cough 11")) == 1
    assert store.counts() == {"encounter": 12, "person": 1, "site": 1}
    assert set(store.get_many([where, "none"])) == {where}


def test_a_stale_write_is_refused_and_nothing_is_lost(store: Store) -> None:
    """Of two people who change the same record, the second is told; the first's words stay; so for removing."""
    clinic = site()
    store.write("Added", clinic)
    seen = store.get(clinic.id)
    assert seen is not None
    store.write("Renamed", Replace(seen, {"name": "First"}))
    for late in (Replace(seen, {"name": "Second"}), Remove(seen)):
        with pytest.raises(StaleWriteError, match="changed by somebody else"):
            store.write("Late", site("Not kept either"), late)
    now = store.get(clinic.id)
    assert now is not None
    assert now.body == {"name": "First"}
    assert store.counts() == {"site": 1}
    store.write("Removed", Remove(now))
    with pytest.raises(StaleWriteError, match="removed by somebody else"):
        store.write("Late", Replace(now, {"name": "Third"}))
    assert store.seq() == 3


def test_an_id_that_came_back_does_not_revive_an_old_reading(store: Store) -> None:
    """After undo and redo of a change the record reads the same, yet whoever read it before must read it again."""
    clinic = site()
    store.write("Added", clinic)
    seen = store.get(clinic.id)
    assert seen is not None
    store.undo()
    store.redo()
    again = store.get(clinic.id)
    assert again is not None
    assert again.json == seen.json
    with pytest.raises(StaleWriteError):
        store.write("Late", Remove(seen))


def test_history_tells_what_happened_to_one_record(store: Store) -> None:
    """Newest first, with before and after, and nothing of the other records of the same action."""
    clinic, other = site("One"), site("Other")
    store.write("Added two", clinic, other)
    seen = store.get(clinic.id)
    assert seen is not None
    store.write("Renamed", Replace(seen, {"name": "Two"}))
    told = [
        (action.words, change.before, change.after)
        for action in store.history(clinic.id)
        for change in action.changes
    ]
    one, two = '{"name":"One"}', '{"name":"Two"}'
    assert told == [("Renamed", one, two), ("Added two", None, one)]
    assert [len(action.changes) for action in store.history()] == [1, 2]
    assert [action.words for action in store.history(limit=1)] == ["Renamed"]


def test_a_reader_sees_one_state(store: Store) -> None:
    """What others write during a long read does not appear in the middle of it."""
    clinic = site()
    store.write("Added", clinic)
    with store.reading() as connection:
        before = connection.exec_driver_sql("SELECT count(*) FROM records").scalar()
        writer = threading.Thread(target=lambda: store.write("Meanwhile", encounter(clinic.id)))
        writer.start()
        writer.join()
        assert connection.exec_driver_sql("SELECT count(*) FROM records").scalar() == before == 1
    assert len(store.find()) == 2


def test_threads_share_a_store(store: Store) -> None:
    """Eight threads that write through one store lose nothing."""
    faults: list[BaseException] = []

    def work(name: str) -> None:
        try:
            for n in range(10):
                store.write("Added", site(f"{name} {n}"))
        except BaseException as fault:  # noqa: BLE001  (shown by the assertion below)
            faults.append(fault)

    threads = [threading.Thread(target=work, args=(str(number),)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert store.seq() == len(store.find("site")) == 80


def test_a_block_that_fails_keeps_nothing(store: Store) -> None:
    """An exception inside a writing block takes back what it did."""
    half = "INSERT INTO notes_to_self (name, value) VALUES ('half', 'done')"
    with pytest.raises(UserError), store.writing() as connection:
        assert [connection.exec_driver_sql(sql) for sql in (half, "SELECT nothing FROM nowhere")]
    with store.reading() as connection:
        asked = "SELECT count(*) FROM notes_to_self WHERE name = 'half'"
        assert connection.exec_driver_sql(asked).scalar() == 0


def test_nothing_changed_is_no_action(store: Store) -> None:
    """Writing the same body again, or no edit at all, leaves the log as it is."""
    clinic = site("Same")
    store.write("Added", clinic)
    seen = store.get(clinic.id)
    assert seen is not None
    assert store.write("Nothing", Replace(seen, {"name": "Same"})) is None
    assert store.write("Nothing") is None
    assert store.seq() == 1


def test_bodies_with_hostile_text_stay_text(store: Store) -> None:
    """SQL, markup and control characters are kept and found as they are."""
    hostile = "'); DROP TABLE records;-- <script> {{7*7}} \x00\x1b[31m \u202e"
    added = Add("remark", {"text": hostile})
    store.write(hostile, added)
    found = store.get(added.id)
    assert found is not None
    assert found.body["text"] == hostile
    assert store.find(text="'); drop table") == (found,)
    with pytest.raises(UserError, match="nothing to do again"):
        store.redo()
