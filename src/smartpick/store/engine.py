"""Connections to either database, set up so that a confirmed write is on the disk."""

import contextlib
import os
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from smartpick.errors import Problem, UserError
from smartpick.store.place import Place

__all__ = [
    "OLDEST_POSTGRES",
    "SCHEMA_NAME",
    "copy_pages",
    "lock_writers",
    "make_engine",
    "sqlite_connection",
    "sweep",
]

#: The schema that holds our tables in a PostgreSQL database, and nothing else.
SCHEMA_NAME = "smartpick"
OLDEST_POSTGRES = 15
#: Seconds to wait for a lock that the database itself holds.
_BUSY_SECONDS = 20
#: The advisory lock of PostgreSQL that a writer holds; any number that nobody else uses.
_WRITER_KEY = 0x534D_4152_5450

# secure_delete: what is deleted is overwritten, not only forgotten. The rest guards against a damaged file.
_PRAGMAS = (
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
)


def make_engine(place: Place) -> Engine:
    """Return an engine for a place; nothing is opened yet.

    A connection with the execution option ``writing`` starts its transaction as the only writer; every other reads one
    consistent state.
    """
    if place.url:
        return _postgres(place)
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=lambda: sqlite_connection(place.file, mode="rw", wal=True),
        poolclass=QueuePool,
        hide_parameters=True,  # what the user wrote stays out of error texts
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def sqlite_connection(
    file: Path, *, mode: str = "rwc", wal: bool = False, foreign_keys: bool = True
) -> sqlite3.Connection:
    """Open a SQLite file; ``mode`` is "ro", "rw" or "rwc" (made if missing); transactions are begun explicitly."""
    # As an address, so that a name with a question mark or per cent sign stays a name.
    address = f"file:{quote(os.fspath(file.absolute()))}?mode={mode}"
    connection = sqlite3.connect(
        address, uri=True, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        if wal:
            connection.execute("PRAGMA journal_mode=WAL")
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        if not foreign_keys:
            connection.execute("PRAGMA foreign_keys=OFF")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def copy_pages(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Copy one state of a whole SQLite file over another, in one transaction of the other; its readers are not held up.

    Raises ``sqlite3.OperationalError`` when another program keeps either locked for too long.
    """

    def watch(status: int, left: int, pages: int) -> None:
        # Without this, the driver would wait for ever.
        if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            fault = sqlite3.OperationalError(f"locked by another program, {left} of {pages} pages left")
            fault.sqlite_errorcode = status
            raise fault

    source.backup(target, progress=watch)


def _postgres(place: Place) -> Engine:
    try:
        url = make_url(place.url)
    except ValueError as fault:
        raise ArgumentError("the port is not a number") from fault
    engine = create_engine(url.set(drivername="postgresql+psycopg"), hide_parameters=True)

    @event.listens_for(engine, "connect")
    def connect(connection: Any, _: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version_num")
            version = int(cursor.fetchone()[0]) // 10000
            cursor.execute("SHOW server_encoding")
            encoding = cursor.fetchone()[0]
            cursor.execute(f"SET search_path TO {SCHEMA_NAME}")
            cursor.execute(f"SET lock_timeout TO '{_BUSY_SECONDS}s'")
        connection.commit()
        if version < OLDEST_POSTGRES:
            what = f"This is PostgreSQL {version}; SmartPick needs {OLDEST_POSTGRES} or newer."
            raise UserError(Problem(what, "Use a newer server.", str(place)))
        if encoding != "UTF8":
            what = f"This database keeps text as {encoding}, which cannot hold every name."
            raise UserError(Problem(what, "Make it anew with: createdb --encoding=UTF8", str(place)))

    return engine


def lock_writers(connection: Connection) -> None:
    """Be the only writer until the transaction ends; in SQLite a writing transaction is that from its beginning."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _WRITER_KEY})


def sweep(place: Place, engine: Engine) -> None:
    """Let the disk forget what was deleted: SQLite empties its log into the file, PostgreSQL drops dead rows.

    While somebody reads an older state, SQLite's log stays until the last one has closed the data.
    """
    if place.url:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM"))
    else:
        with contextlib.closing(sqlite_connection(place.file, mode="rw")) as raw:
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
