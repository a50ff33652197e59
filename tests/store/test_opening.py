import os
import random
import sqlite3
import threading
from contextlib import closing
from typing import Any

import pytest
from sample_records import KINDS, encounter, filled, site
from sqlalchemy import text

from smartpick.errors import UserError
from smartpick.store import Add, Kind, Place, Reference, Store, locking, opening


def test_nothing_is_made_until_something_is_opened_and_then_only_for_its_owner(file_place: Place) -> None:
    """The folder, the file and its companions may be read by nobody else."""
    assert not file_place.folder.exists()
    with Store(file_place, KINDS) as store:
        store.write("Added", site())
        found = {path.name: path.stat().st_mode & 0o777 for path in file_place.folder.iterdir()}
        assert "smartpick.sqlite" in found
        if os.name == "posix":
            assert file_place.folder.stat().st_mode & 0o777 == 0o700
            assert set(found.values()) == {0o600}


def test_data_that_are_opened_at_once_are_made_once(place: Place) -> None:
    """Six threads that open a new place at the same moment all get the same, working data."""
    opened: list[Store] = []
    faults: list[Exception] = []
    gate = threading.Barrier(6)

    def work() -> None:
        gate.wait()
        try:
            opened.append(Store(place, KINDS))
        except Exception as fault:  # noqa: BLE001  (shown by the assertion below)
            faults.append(fault)

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    for store in opened:
        store.write("Added", site())
    assert opened[0].seq() == 6
    for store in opened:
        store.close()


def test_an_empty_file_is_no_data_yet(file_place: Place) -> None:
    """What a crash or a touch left behind is made into data."""
    file_place.folder.mkdir(parents=True)
    file_place.file.touch()
    with Store(file_place, KINDS) as store:
        assert store.seq() == 0


def test_what_is_not_ours_is_not_touched(file_place: Place) -> None:
    """Another program's database, and a file that is none, are sentences; both stay as they are."""
    file_place.folder.mkdir(parents=True)
    with closing(sqlite3.connect(file_place.file)) as connection:
        connection.execute("CREATE TABLE photos (name TEXT)")
    before = file_place.file.read_bytes()
    with pytest.raises(UserError, match="something else than SmartPick"):
        Store(file_place, KINDS)
    assert file_place.file.read_bytes() == before
    file_place.file.write_bytes(b"my shopping list" * 1000)
    with pytest.raises(UserError, match="damaged"):
        Store(file_place, KINDS)
    assert file_place.file.read_bytes() == b"my shopping list" * 1000


def test_a_schema_that_is_not_ours_is_not_touched(new_place: Any) -> None:
    """A PostgreSQL schema called smartpick with other tables in it is one sentence."""
    place = new_place("postgresql")
    engine = opening.make_engine(place)
    with engine.begin() as connection:
        connection.execute(text("CREATE SCHEMA smartpick"))
        connection.execute(text("CREATE TABLE smartpick.photos (name TEXT)"))
    engine.dispose()
    with pytest.raises(UserError, match="something else than SmartPick"):
        Store(place, KINDS)


def test_a_file_in_the_way_is_named(file_place: Place) -> None:
    """SMARTPICK_HOME that names a file is a sentence."""
    file_place.folder.touch()
    with pytest.raises(UserError, match="file, not a folder"):
        Store(file_place, KINDS)


def test_data_in_use_are_not_replaced(file_place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """While somebody has the data open, a newer program waits, says so, and changes nothing."""
    monkeypatch.setattr(locking, "PATIENCE", 0.1)
    with Store(file_place, KINDS) as store:
        filled(store)
        with monkeypatch.context() as patch:
            patch.setattr(opening, "SCHEMA", 9001)
            with pytest.raises(UserError, match="Another SmartPick is using"):
                Store(file_place, KINDS)
        store.write("Still here", site())


def test_other_kinds_are_indexed_anew(place: Place) -> None:
    """When a new version looks into other fields, old records are found by them without being written again."""
    clinic, remark = site("Harbor"), Add("remark", {"text": "Zoë said", "day": "2026-05", "about": "?"})
    with Store(place, [Kind("site"), Kind("remark")]) as store:
        store.write("Added", clinic, remark, Add("remark", {"about": clinic.id, "text": "b"}, "b"))
        assert store.find(text="zoe") == ()
    newer = (Kind("site"), Kind("remark", day="day", text=("text",), references=(Reference("about"),)))
    with Store(place, newer) as store:
        assert [record.id for record in store.find(text="zoe")] == [remark.id]
        assert [record.id for record in store.find(naming=clinic.id)] == ["b"]
        assert store.find(limit=1)[0].id == remark.id
        assert store.seq() == 1
        with store.reading() as connection:
            asked = text("SELECT value FROM notes_to_self WHERE name = 'kinds'")
            assert connection.execute(asked).scalar() == store.kinds.fingerprint


def test_opening_twice_in_one_process_is_two_readers_of_one_truth(place: Place) -> None:
    """What one writes the other sees at once."""
    with Store(place, KINDS) as one, Store(place, KINDS) as two:
        clinic = site()
        one.write("Added", clinic)
        two.write("Added", encounter(clinic.id))
        assert one.counts() == two.counts() == {"encounter": 1, "site": 1}


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
@pytest.mark.parametrize("version", ["x002", ""])
def test_a_version_that_cannot_be_read_is_damage(new_place: Any, engine: str, version: str) -> None:
    """It is told like any other damage, and nothing is made new in its place."""
    place = new_place(engine)
    with Store(place, KINDS) as store:
        store.write("Added", site())
        with store.writing() as connection:
            connection.execute(
                text("UPDATE alembic_version SET version_num = :version"), {"version": version}
            )
    with pytest.raises(UserError, match="damaged") as caught:
        Store(place, KINDS)
    assert "smartpick doctor" in caught.value.problems[0].way_out


def test_a_flipped_byte_is_a_sentence_or_nothing(file_place: Place) -> None:
    """Whatever of the file is changed, opening, reading and writing end well or with a sentence."""
    with Store(file_place, KINDS) as store:
        filled(store)
    whole = file_place.file.read_bytes()
    draw = random.Random(2)  # noqa: S311  (no secret)
    refused = 0
    for _ in range(100):
        spoilt = bytearray(whole)
        spoilt[draw.randrange(len(whole))] ^= draw.randrange(1, 256)
        file_place.file.write_bytes(spoilt)
        try:
            with Store(file_place, KINDS) as store:
                store.find(text="cough")
                store.history()
                store.write("Added", encounter(store.find("site")[0].id))
                store.undo()
        except UserError:
            refused += 1
        for beside in file_place.folder.glob("smartpick.sqlite-*"):
            beside.unlink()
    assert 0 < refused < 100
