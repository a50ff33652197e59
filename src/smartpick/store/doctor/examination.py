"""The whole examination, part after part; a part that cannot be done is itself a finding with advice."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import StaticPool

from smartpick.errors import UserError
from smartpick.store.attachments import ATTACHMENT
from smartpick.store.doctor.finding import Finding
from smartpick.store.doctor.rows import check_contents, check_log, check_records
from smartpick.store.doctor.surroundings import look_around
from smartpick.store.engine import make_engine, sqlite_connection
from smartpick.store.faults import problem_of
from smartpick.store.kinds import Kind, Kinds
from smartpick.store.migrating import version_of
from smartpick.store.place import Place
from smartpick.store.tables import METADATA, SCHEMA

__all__ = ["examine"]

_DAMAGED = "Restore the newest backup that is whole: smartpick data restore FILE"
_MOST = 5

Part = Callable[[], Iterable[Finding]]


def examine(place: Place, kinds: Iterable[Kind]) -> tuple[Finding, ...]:
    """Return what the doctor finds at a place. Nothing is changed, made or migrated, and nothing is raised."""
    known = Kinds((*kinds, ATTACHMENT))
    found = list(_attempt(place, "folder", lambda: look_around(place)))
    if not place.url and (not place.file.exists() or place.file.stat().st_size == 0):
        return (
            *found,
            Finding("notice", "data", "There are no data yet.", "They are made with the first entry."),
        )
    try:
        with contextlib.ExitStack() as stack:
            engine = _reading_engine(place)
            stack.callback(engine.dispose)
            connection = stack.enter_context(engine.connect())
            found += _data(place, known, connection)
    except (SQLAlchemyError, sqlite3.Error, OSError, UserError, ValueError) as fault:
        found.append(_cannot(place, "data", fault))
    return tuple(found)


def _attempt(place: Place, about: str, part: Part) -> Iterator[Finding]:
    """Yield what a part finds; one that stumbles over damage is a finding."""
    try:
        yield from part()
    except (
        SQLAlchemyError,
        sqlite3.Error,
        OSError,
        UserError,
        ValueError,
        TypeError,
        OverflowError,
    ) as fault:
        stumbled = _cannot(place, about, fault)
    else:
        return
    # Outside of the handler: the fault holds on to half-read answers, which must be let go before the connection.
    yield stumbled


def _cannot(place: Place, about: str, fault: Exception) -> Finding:
    if isinstance(fault, UserError):
        problem = fault.problems[0]
        return Finding("fault", about, problem.what, problem.way_out or _DAMAGED)
    if isinstance(fault, ValueError | TypeError | OverflowError):
        return Finding("fault", about, "Something unreadable is in the data.", _DAMAGED)
    problem = problem_of(fault, place)
    advice = _DAMAGED if "smartpick doctor" in problem.way_out else problem.way_out
    return Finding("fault", about, problem.what, advice)


def _reading_engine(place: Place) -> Engine:
    if place.url:
        return make_engine(place)
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=lambda: sqlite_connection(place.file, mode="ro"),
        poolclass=StaticPool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine


def _data(place: Place, kinds: Kinds, connection: Connection) -> Iterator[Finding]:
    """Yield findings about the database itself, and about its rows if it is of this version."""

    def look(about: str, part: Part) -> list[Finding]:
        with connection.begin():  # one each: a question that fails spoils the transaction it is in
            return list(_attempt(place, about, part))

    version = look("version", lambda: _version(connection, place))
    yield from version
    if not place.url:
        yield from look("file", lambda: _file(connection))
    if any(finding.level != "fine" for finding in version):
        return
    yield from look("tables", lambda: _tables(connection))
    yield from look("records", lambda: check_records(connection, kinds))
    yield from look("log", lambda: check_log(connection))
    yield from look("attachments", lambda: check_contents(connection))


def _version(connection: Connection, place: Place) -> Iterator[Finding]:
    version = version_of(connection, place)
    if version is None and not place.url:
        yield Finding("fault", "data", "The file is not empty and holds no data.", _DAMAGED)
    elif version is None:
        yield Finding("notice", "data", "There are no data yet.", "They are made with the first entry.")
    elif version > SCHEMA:
        said = f"A newer SmartPick wrote these data (version {version}, this one knows {SCHEMA})."
        yield Finding("fault", "version", said, "Install the newest SmartPick.")
    elif version < SCHEMA:
        said = f"An older SmartPick wrote these data (version {version}, this one writes {SCHEMA})."
        yield Finding("notice", "version", said, "They are migrated, after a copy, when you next use them.")
    else:
        yield Finding("fine", "version", f"The data are of version {version}, in {connection.dialect.name}.")


def _file(connection: Connection) -> Iterator[Finding]:
    faults = connection.execute(text(f"PRAGMA integrity_check({_MOST})")).scalars().all()
    if faults != ["ok"]:
        said = "; ".join(ascii(fault)[:120] for fault in faults)
        yield Finding("fault", "file", f"The file is damaged: {said}.", _DAMAGED)
    elif connection.execute(text("PRAGMA foreign_key_check")).first() is not None:
        yield Finding("fault", "file", "Rows name rows that are not there.", _DAMAGED)
    else:
        yield Finding("fine", "file", "SQLite finds no damage in the file.")


def _tables(connection: Connection) -> Iterator[Finding]:
    for table in METADATA.sorted_tables:
        # Only asking for the columns shows whether the database knows them. With the table's name: alone and in quotes,
        # SQLite would take an unknown column for a text.
        columns = ", ".join(f"{table.name}.{column.name}" for column in table.columns)
        connection.exec_driver_sql(f"SELECT {columns} FROM {table.name} LIMIT 0")  # noqa: S608  (our own names)
    yield Finding("fine", "tables", f"All {len(METADATA.tables)} tables are as they should be.")
