"""From nothing, or from an older version, to the tables of this version: all of it or none of it.

SQLite: the file is copied, the copy is migrated, verified, and takes the file's place by one rename; a copy of the old
one stays among the backups. PostgreSQL: everything happens in one transaction, verified before it is confirmed.
"""

import contextlib
import sqlite3
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.pool import NullPool

from smartpick.errors import InternalError, Problem, UserError
from smartpick.files import staged
from smartpick.store.engine import SCHEMA_NAME, copy_pages, lock_writers, sqlite_connection
from smartpick.store.faults import DAMAGED, DamagedError
from smartpick.store.place import Place, dated
from smartpick.store.tables import SCHEMA

__all__ = [
    "STEPS",
    "ahead_of_us",
    "foreign_tables",
    "migrate",
    "migrate_file",
    "migrate_schema",
    "version_in",
    "version_of",
]

#: Folders with the steps; the first holds Alembic's environment.
STEPS = (Path(__file__).parent / "migrations" / "versions",)


def version_of(connection: Connection, place: Place) -> int | None:
    """Return the version of the tables, ``None`` where there are none. Raises ``UserError`` for foreign tables."""
    schema = SCHEMA_NAME if connection.dialect.name == "postgresql" else None
    names = inspect(connection).get_table_names(schema)
    if "alembic_version" not in names:
        if names:
            raise foreign_tables(place)
        return None
    row = connection.execute(text("SELECT version_num FROM alembic_version")).first()
    return None if row is None else version_in(row[0], place)


def version_in(written: object, place: Place) -> int:
    """Return the version that is written in the data; raise ``DamagedError`` when it is none."""
    try:
        return int(str(written))
    except ValueError:
        what, way_out = DAMAGED
        raise DamagedError(Problem(what, way_out, str(place))) from None


def foreign_tables(place: Place) -> UserError:
    """Return the sentence for a database that is not ours."""
    what = "This database holds something else than SmartPick's data."
    return UserError(
        Problem(what, "Choose another with SMARTPICK_HOME or SMARTPICK_DATABASE_URL.", str(place))
    )


def ahead_of_us(version: int, place: Place) -> UserError:
    """Return the one sentence for data that a newer SmartPick wrote."""
    what = (
        f"These data were written by a newer SmartPick (their version is {version}, this one knows {SCHEMA})."
    )
    return UserError(Problem(what, "Install the newest SmartPick; nothing was changed.", str(place)))


def migrate(connection: Connection, target: str = "head", *, down: bool = False) -> None:
    """Take the tables up, or down, to a step, inside the transaction of the connection."""
    from alembic import command  # noqa: PLC0415  (a third of a second that only this needs)
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(STEPS[0].parent).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", "\n".join(str(folder).replace("%", "%%") for folder in STEPS))
    config.attributes["connection"] = connection
    if down:
        command.downgrade(config, target)
    else:
        command.upgrade(config, target)


def migrate_file(place: Place) -> None:
    """Make the SQLite file of this version; the caller holds the presence lock alone."""
    for leftover in place.folder.glob(f".{place.file.name}.*.part*"):
        leftover.unlink()
    exists = place.file.exists() and place.file.stat().st_size > 0
    with staged(place.file, private=True) as copy, contextlib.ExitStack() as stack:
        before: Mapping[str, int] = {}
        if exists:
            original = stack.enter_context(contextlib.closing(sqlite_connection(place.file, mode="rw")))
            before = _stand_alone(original)
            _keep_old(place, original)
            _copy(original, copy)
        _migrate_copy(copy, before)


def _stand_alone(original: sqlite3.Connection) -> Mapping[str, int]:
    """Empty the write-ahead log into the file and let nobody write; return the number of rows of each table."""
    # The first fails, with a sentence, while any other program has the file open; reading then keeps writers out.
    original.execute("PRAGMA journal_mode=DELETE")
    original.execute("BEGIN")
    return _rows(original)


def _copy(original: sqlite3.Connection, copy: Path) -> None:
    with contextlib.closing(sqlite_connection(copy, mode="rw")) as target:
        copy_pages(original, target)


def _keep_old(place: Place, original: sqlite3.Connection) -> None:
    row = original.execute("SELECT version_num FROM alembic_version").fetchone()
    version = version_in(row[0], place)
    with staged(dated(place.backups, f"smartpick-version-{version}", "sqlite"), private=True) as kept:
        _copy(original, kept)


def _migrate_copy(copy: Path, before: Mapping[str, int]) -> None:
    engine = _plain_engine(copy)
    with engine.begin() as connection:
        migrate(connection)
    with contextlib.closing(sqlite_connection(copy, mode="rw")) as raw:
        after = _rows(raw)
        lost = [table for table, count in before.items() if table in after and after[table] != count]
        faults = [row[0] for row in raw.execute("PRAGMA integrity_check(3)") if row[0] != "ok"]
        faults += [
            f"{row[0]} names a {row[2]} that is not there" for row in raw.execute("PRAGMA foreign_key_check")
        ]
        if lost or faults:
            raise InternalError(
                f"The migration would lose data: {lost or faults}; the old file is as it was."
            )


def _rows(connection: sqlite3.Connection) -> Mapping[str, int]:
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
    )
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608  (a table's own name)
        for (name,) in tables.fetchall()
        if name != "alembic_version"
    }


def _plain_engine(file: Path) -> Engine:
    """Return an engine for a file that nobody else uses. Rows may point nowhere while a table is made anew."""
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=lambda: sqlite_connection(file, mode="rw", foreign_keys=False),
        poolclass=NullPool,
    )
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine


def migrate_schema(engine: Engine, place: Place) -> None:
    """Make the PostgreSQL tables of this version, in one transaction, while nobody else writes."""
    with engine.begin() as connection:
        lock_writers(connection)
        if not inspect(connection).has_schema(SCHEMA_NAME):
            connection.execute(text(f"CREATE SCHEMA {SCHEMA_NAME}"))
        version = version_of(connection, place) or 0
        if version > SCHEMA:
            raise ahead_of_us(version, place)
        before = _counts(connection)
        migrate(connection)
        after = _counts(connection)
        lost = [table for table, count in before.items() if table in after and after[table] != count]
        if lost:
            raise InternalError(f"The migration would lose data: {lost}; the old tables are as they were.")


def _counts(connection: Connection) -> Mapping[str, int]:
    names = inspect(connection).get_table_names(SCHEMA_NAME)
    return {
        name: connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one()  # noqa: S608  (ditto)
        for name in names
        if name != "alembic_version"
    }
