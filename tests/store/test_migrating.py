import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import nursery
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sample_records import KINDS, filled
from sqlalchemy import Connection, text

from smartpick.errors import InternalError, UserError
from smartpick.store import Place, Store, migrating, opening
from smartpick.store.engine import lock_writers, make_engine
from smartpick.store.migrating import migrate, migrate_schema, version_of
from smartpick.store.tables import METADATA, SCHEMA

AHEAD = Path(__file__).parent / "steps_ahead"
LATER = 9001


@pytest.fixture
def later_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make this the program of a later version, with one more step."""
    monkeypatch.setattr(migrating, "STEPS", (*migrating.STEPS, AHEAD))
    monkeypatch.setattr(migrating, "SCHEMA", LATER)
    monkeypatch.setattr(opening, "SCHEMA", LATER)


def everything(connection: Connection) -> dict[str, list[Any]]:
    """Return every row of the tables that every version has."""
    asked = {
        "records": "SELECT id, kind, revision, day, body FROM records ORDER BY id",
        "links": "SELECT * FROM links ORDER BY source, field, target",
        "actions": "SELECT * FROM actions ORDER BY seq",
        "changes": "SELECT * FROM changes ORDER BY seq, record",
    }
    return {name: [tuple(row) for row in connection.execute(text(query))] for name, query in asked.items()}


def test_the_tables_are_those_that_the_steps_make(place: Place) -> None:
    """tables.py and the migrations say the same on both databases."""
    with Store(place, KINDS) as store, store.reading() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_name": lambda name, kind, _: kind != "table" or name != "alembic_version"},
        )
        assert compare_metadata(context, METADATA) == []
        assert version_of(connection, place) == SCHEMA


def test_every_step_goes_up_and_down_with_data(place: Place, request: pytest.FixtureRequest) -> None:
    """Each step, also one that makes a table anew, keeps every row on the way up and on the way down again."""
    before, _ = old_place(place)
    assert all(before.values())
    request.getfixturevalue("later_version")
    up = [f"{number:04d}" for number in (*range(1, SCHEMA + 1), LATER)]
    engine = make_engine(place)
    for number, down in [
        (up[-1], False),
        *((n, True) for n in reversed(up[:-1])),
        *((n, False) for n in up[1:]),
    ]:
        with engine.connect() as connection:
            if not place.url:
                connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")
            with connection.begin():
                lock_writers(connection)
                migrate(connection, number, down=down)
                assert version_of(connection, place) == int(number)
                assert everything(connection) == before
    engine.dispose()


def test_the_first_step_takes_everything_away_again(place: Place) -> None:
    """Down to nothing leaves no table behind but the empty one of the versions."""
    with Store(place, KINDS) as store:
        filled(store)
    engine = make_engine(place)
    with engine.begin() as connection:
        migrate(connection, "base", down=True)
        assert version_of(connection, place) is None
    engine.dispose()


def old_place(place: Place) -> tuple[dict[str, list[Any]], int]:
    """Fill a place with data of this version; return them."""
    with Store(place, KINDS) as store:
        filled(store, 5)
        with store.reading() as connection:
            return everything(connection), store.seq()


def test_older_data_are_migrated_after_a_copy(file_place: Place, request: pytest.FixtureRequest) -> None:
    """Opening data of an older version keeps every row, and keeps the old file among the backups."""
    before, seq = old_place(file_place)
    old = file_place.file.read_bytes()
    request.getfixturevalue("later_version")
    with closing(sqlite3.connect(file_place.file)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (f"{SCHEMA:04d}",)
    with Store(file_place, KINDS) as store, store.reading() as connection:
        assert version_of(connection, file_place) == LATER
        assert everything(connection) == before
        assert store.seq() == seq
    (kept,) = file_place.backups.iterdir()
    assert kept.name.startswith(f"smartpick-version-{SCHEMA}-")
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (f"{SCHEMA:04d}",)
        assert connection.execute("SELECT count(*) FROM records").fetchone() == (len(before["records"]),)
    assert len(old) > 0
    if os.name == "posix":
        assert kept.stat().st_mode & 0o077 == file_place.file.stat().st_mode & 0o077 == 0


def test_older_data_in_postgresql_are_migrated_in_one_transaction(
    new_place: Any, request: pytest.FixtureRequest
) -> None:
    """The same on the server, where a step that fails leaves the old tables as they were."""
    place = new_place("postgresql")
    before, _ = old_place(place)
    request.getfixturevalue("later_version")
    engine = make_engine(place)
    with pytest.raises(InternalError, match="would lose data"):
        lossy(engine, place)
    with engine.connect() as connection:
        assert version_of(connection, place) == SCHEMA
        assert everything(connection) == before
    engine.dispose()
    with Store(place, KINDS) as store, store.reading() as connection:
        assert version_of(connection, place) == LATER
        assert everything(connection) == before


def lossy(engine: Any, place: Place) -> None:
    """Migrate with a step that loses a row."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrating, "migrate", losing)
        migrate_schema(engine, place)


def losing(connection: Connection) -> None:
    """Take away something that was there: what a faulty step would do."""
    connection.execute(text("DELETE FROM changes WHERE seq = 1"))
    migrate(connection)


def test_a_step_that_loses_something_is_not_taken(
    file_place: Place, later_version: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy is compared with the original before it takes its place; then the old file is still there."""
    with monkeypatch.context() as patch:
        patch.setattr(opening, "SCHEMA", SCHEMA)
        patch.setattr(migrating, "STEPS", migrating.STEPS[:1])
        before, _ = old_place(file_place)
    monkeypatch.setattr(migrating, "migrate", losing)
    old = file_place.file.read_bytes()
    with pytest.raises(InternalError, match="would lose data"):
        Store(file_place, KINDS)
    assert file_place.file.read_bytes()[100:] == old[100:]
    assert [path for path in file_place.folder.iterdir() if path.suffix == ".part"] == []
    assert before["changes"]


def test_a_migration_that_is_killed_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    """Killed at 20 points from the first call to the last, the data are always whole, and opening again finishes."""
    found = nursery.run("migrate", str(tmp_path / "data"), "", "20", "1")
    assert found["points"] > 100
    assert found["old"] + found["new"] == 20
    assert found["old"] > 5
    assert found["new"] > 0


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_newer_data_are_not_touched(new_place: Any, engine: str) -> None:
    """Data of a newer version are one sentence, and stay byte for byte as they are."""
    place = new_place(engine)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrating, "STEPS", (*migrating.STEPS, AHEAD))
        patch.setattr(migrating, "SCHEMA", LATER)
        patch.setattr(opening, "SCHEMA", LATER)
        Store(place, KINDS).close()
    old = b"" if place.url else place.file.read_bytes()
    with pytest.raises(UserError, match="newer SmartPick") as caught:
        Store(place, KINDS)
    assert "Install the newest" in caught.value.problems[0].way_out
    assert place.url or place.file.read_bytes() == old
