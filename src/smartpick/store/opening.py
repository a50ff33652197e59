"""Opening: find the data, make or migrate them if need be, refuse what a newer version wrote."""

import contextlib
import errno
import os
import time
from contextlib import ExitStack

from sqlalchemy import Connection, Engine, delete, insert, select, update

from smartpick.store import locking
from smartpick.store.applying import row_of
from smartpick.store.engine import lock_writers, make_engine, sqlite_connection
from smartpick.store.faults import in_words
from smartpick.store.kinds import Kinds
from smartpick.store.locking import InUseError, locked
from smartpick.store.migrating import (
    ahead_of_us,
    foreign_tables,
    migrate_file,
    migrate_schema,
    version_in,
    version_of,
)
from smartpick.store.place import Place
from smartpick.store.reading import chunks
from smartpick.store.tables import SCHEMA, links, notes_to_self, records

__all__ = ["file_version", "opened", "reindex"]

#: Seconds to wait for the data alone before looking again what has become of them.
_GLANCE = 0.05


def opened(place: Place, kinds: Kinds, stack: ExitStack) -> Engine:
    """Return an engine for data of this version; what holds them open is closed with ``stack``."""
    with in_words(place), ExitStack() as held:
        _make_folder(place)
        if not place.url:
            _ready_file(place, held)
        engine = make_engine(place)
        held.callback(engine.dispose)  # before the lock that _ready_file holds is let go
        if place.url:
            _ready_schema(engine, place)
        _ready_indexes(engine, kinds)
        stack.push(held.pop_all())
        return engine


def _make_folder(place: Place) -> None:
    if place.folder.is_file():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    place.folder.mkdir(parents=True, exist_ok=True, mode=0o700)


def _ready_file(place: Place, held: ExitStack) -> None:
    """Hold the file open with others, after making or migrating it alone if it is not of this version."""
    until = time.monotonic() + locking.PATIENCE
    while True:
        with ExitStack() as presence:
            presence.enter_context(locked(place.presence, shared=True))
            if file_version(place) == SCHEMA:
                held.push(presence.pop_all())
                return
        try:
            with locked(place.presence, patience=_GLANCE):
                if file_version(place) != SCHEMA:
                    migrate_file(place)
        except InUseError:
            # Perhaps by somebody who was faster and has it open already, and then there is nothing left to do.
            if time.monotonic() > until:
                raise


def file_version(place: Place) -> int | None:
    """Return the version of the file, ``None`` if there is none. Raises ``UserError`` for a newer one."""
    if not place.file.exists() or place.file.stat().st_size == 0:
        return None
    with contextlib.closing(sqlite_connection(place.file, mode="rw")) as connection:
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if "alembic_version" not in names:
            raise foreign_tables(place)
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return _known(version_in(row[0] if row else "", place), place)


def _known(version: int | None, place: Place) -> int | None:
    if version is not None and version > SCHEMA:
        raise ahead_of_us(version, place)
    return version


def _ready_schema(engine: Engine, place: Place) -> None:
    with engine.connect() as connection:
        ready = _known(version_of(connection, place), place) == SCHEMA
    if not ready:
        migrate_schema(engine, place)


def _ready_indexes(engine: Engine, kinds: Kinds) -> None:
    """Make the indexes again if the kinds are not those they were made for."""
    asked = select(notes_to_self.c.value).where(notes_to_self.c.name == "kinds")
    with engine.connect() as connection:
        if connection.execute(asked).scalar() == kinds.fingerprint:
            return
    with contextlib.ExitStack() as stack:
        connection = stack.enter_context(engine.connect()).execution_options(writing=True)
        stack.enter_context(connection.begin())
        lock_writers(connection)
        if connection.execute(asked).scalar() != kinds.fingerprint:
            reindex(connection, kinds)


def reindex(connection: Connection, kinds: Kinds) -> None:
    """Make day, words and links of every record anew from its body, for these kinds."""
    rows = connection.execute(select(records.c.id, records.c.kind, records.c.revision, records.c.body)).all()
    present = {row[0] for row in rows}
    connection.execute(delete(links))
    for piece in chunks(rows):
        made = [row_of(kinds, *row) for row in piece]
        for row, _ in made:
            changed = {"day": row["day"], "words": row["words"]}
            connection.execute(update(records).where(records.c.id == row["id"]).values(changed))
        # A field that only now counts as a reference may name what is not there; the doctor tells.
        found = {
            (row["id"], link.field, link.target): None
            for row, index in made
            for link in index.links
            if link.target in present
        }
        if found:
            names = ("source", "field", "target")
            connection.execute(insert(links), [dict(zip(names, key, strict=True)) for key in found])
    connection.execute(delete(notes_to_self).where(notes_to_self.c.name == "kinds"))
    connection.execute(insert(notes_to_self), {"name": "kinds", "value": kinds.fingerprint})
