"""Deleting everything, really: data, logs, backups, what a crash left, and the folder if nothing else is in it."""

import contextlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import inspect, text

from smartpick.store.engine import SCHEMA_NAME, lock_writers, make_engine
from smartpick.store.faults import in_words
from smartpick.store.locking import locked
from smartpick.store.migrating import version_of
from smartpick.store.place import Place

__all__ = ["Belongings", "belongings", "delete_everything"]


@dataclass(frozen=True, slots=True)
class Belongings:
    """What is there to delete: files (and folders) with the data, files with backups, and the database, if any."""

    data: tuple[Path, ...]
    backups: tuple[Path, ...]
    database: str


def belongings(place: Place) -> Belongings:
    """Return what deleting would take away; files that are not ours are never among it."""
    backups = tuple(path for path in _files(place.backups) if path.name.lstrip(".").startswith("smartpick-"))
    return Belongings(tuple(_data(place)), backups, str(place) if place.url else "")


def _files(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def _data(place: Place) -> Iterator[Path]:
    name = place.file.name
    for path in _files(place.folder):
        companion = path.name in {name, f"{name}-wal", f"{name}-shm", f"{name}-journal"}
        leftover = path.name.startswith((f".{name}.", ".restoring-", "smartpick-damaged-"))
        if companion or leftover or path in {place.presence, place.writing}:
            yield path


def delete_everything(place: Place, *, backups: bool) -> Belongings:
    """Delete all data, and the backups in the place's own folder too if asked to; return what is gone.

    What was copied elsewhere stays there. Raises ``UserError`` while somebody has the data open, or when the disk or
    the database refuses.
    """
    with in_words(place):
        found = belongings(place)
        gone = Belongings(found.data, found.backups if backups else (), found.database)
        if place.url:
            _drop_schema(place)
        if place.folder.is_dir():
            with locked(place.presence), locked(place.writing):
                locks = (place.writing, place.presence)
                for path in (*gone.data, *gone.backups):
                    if path not in locks:
                        _remove(path)
                for path in locks:  # last, so that nobody comes in between
                    path.unlink(missing_ok=True)
        for folder in (place.backups, place.folder):
            with contextlib.suppress(OSError):  # something of somebody else is in it
                folder.rmdir()
        return gone


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _drop_schema(place: Place) -> None:
    engine = make_engine(place)
    try:
        with engine.begin() as connection:
            lock_writers(connection)
            if inspect(connection).has_schema(SCHEMA_NAME):
                version_of(connection, place)  # refuses tables that are not ours
                connection.execute(text(f"DROP SCHEMA {SCHEMA_NAME} CASCADE"))
    finally:
        engine.dispose()
