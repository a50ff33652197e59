import sqlite3
from pathlib import Path
from typing import Any

import pytest
from postgres_server import fresh_database, installed, running
from sample_records import KINDS, filled
from sqlalchemy import text

from smartpick.errors import UserError
from smartpick.store import Place, Store, engine
from smartpick.store.engine import copy_pages, sqlite_connection


def test_a_confirmed_write_is_on_the_disk(file_place: Place) -> None:
    """Every connection waits for the disk, keeps references whole, overwrites what is deleted, and logs ahead."""
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
    }
    with Store(file_place, KINDS) as store, store.reading() as one, store.writing() as two:
        for connection in (one, two):
            found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in expected}
            assert found == expected


def test_odd_names_are_only_names(tmp_path: Path) -> None:
    """A question mark, a per cent sign, a hash or a space in a path is part of the name."""
    for name in ("a?mode=memory", "b%20c", "d#e", "f g", "é東"):
        file = tmp_path / name
        sqlite_connection(file).execute("CREATE TABLE t (x)").connection.close()
        assert file.is_file()


def test_a_server_that_is_too_old_is_refused(new_place: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Versions that are not tested are one sentence."""
    monkeypatch.setattr(engine, "OLDEST_POSTGRES", 99)
    with pytest.raises(UserError, match="SmartPick needs 99 or newer"):
        Store(new_place("postgresql"), KINDS)


def test_a_database_that_cannot_hold_every_name_is_refused(server: str, tmp_path: Path) -> None:
    """A Latin-1 database would lose names; it is refused before anything is made."""
    place = Place(tmp_path, fresh_database(server, "latin", "LATIN1"))
    with pytest.raises(UserError, match="keeps text as LATIN1"):
        Store(place, KINDS)


@pytest.mark.parametrize("programs", installed(), ids=str)
def test_every_installed_server_will_do(programs: Path, tmp_path: Path) -> None:
    """Each PostgreSQL of this machine, among them the oldest supported where Debian has it, keeps and finds."""
    with running(programs) as url:
        with Store(Place(tmp_path, url), KINDS) as store:
            where = filled(store)
            assert len(store.find(naming=where, text="cough")) == 3
            store.undo()
            store.redo()
            with store.reading() as connection:
                version = connection.execute(text("SHOW server_version_num")).scalar()
        assert int(str(version)) // 10000 >= engine.OLDEST_POSTGRES


def test_writers_of_a_server_wait_for_each_other(new_place: Any) -> None:
    """The second writer gets a sentence when the first does not finish in time."""
    place = new_place("postgresql")
    with Store(place, KINDS) as one, Store(place, KINDS) as two, one.writing():
        with two.reading() as connection:
            connection.execute(text("SET lock_timeout TO '20ms'"))
            connection.commit()
        with pytest.raises(UserError, match="Another program is using these data"):
            filled(two)


def test_a_copy_does_not_wait_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another program keeps the target locked, copying gives up; afterwards it copies everything."""
    monkeypatch.setattr(engine, "_BUSY_SECONDS", 0.05)
    source, target, other = (sqlite_connection(tmp_path / name) for name in ("source", "target", "target"))
    source.execute("CREATE TABLE t (x)")
    source.execute("INSERT INTO t VALUES (7)")
    other.execute("CREATE TABLE old (x)")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(sqlite3.OperationalError, match="locked by another program"):
        copy_pages(source, target)
    other.execute("ROLLBACK")
    copy_pages(source, target)
    assert other.execute("SELECT x FROM t").fetchall() == [(7,)]
    for connection in (source, target, other):
        connection.close()


def test_tests_reach_no_database_elsewhere(tmp_path: Path) -> None:
    """The guard of these tests itself: an address on another machine is refused before a packet leaves."""
    with pytest.raises(AssertionError, match="tried to reach a database"):
        Store(Place(tmp_path, "postgresql://me@192.0.2.1/mine"), KINDS)
