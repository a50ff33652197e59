"""Copies of everything, made while others write, and the way back from them into either database.

A backup is a SQLite file where the data are in SQLite, and a canonical export where they are in PostgreSQL; sealed, it
is one of these encrypted. Every one of them restores into both.
"""

import contextlib
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection, insert, select

from smartpick.errors import Problem, UserError
from smartpick.files import staged
from smartpick.store.document import Document, read_document
from smartpick.store.engine import copy_pages, sqlite_connection
from smartpick.store.exporting import exported
from smartpick.store.faults import DamagedError, in_words
from smartpick.store.importing import clear, fill
from smartpick.store.kinds import Kind
from smartpick.store.locking import locked
from smartpick.store.place import Place, dated
from smartpick.store.reading import chunks, stream
from smartpick.store.sealing import is_sealed, seal, unseal
from smartpick.store.store import Store
from smartpick.store.tables import METADATA, contents

__all__ = ["Restored", "back_up", "export", "needs_passphrase", "restore"]

_ROWS, _FEW = 5000, 2  # held in memory at a time
_SQLITE = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did: how many ``records`` and ``actions`` there are now, and what became of the state before.

    ``saved``: its backup, unless there was nothing to save; ``set_aside``: its file, if that was damaged.
    """

    records: int
    actions: int
    saved: Path | None
    set_aside: Path | None


def export(store: Store, target: Path) -> None:
    """Write everything as one canonical JSON document, for the user's eyes only."""
    with (
        staged(target, private=True) as file,
        file.open("w", encoding="utf-8", newline="\n") as out,
        store.reading() as connection,
    ):
        out.writelines(exported(connection))


def back_up(store: Store, target: Path | None = None, passphrase: str | None = None) -> Path:
    """Write a backup of one state of everything and return its path.

    ``target``: a file, or a folder to make a file with a dated name in (default: the place's own). With a passphrase
    the backup is encrypted, in memory, so that nothing readable touches the disk. Others may write meanwhile.
    """
    ending = f"{'json' if store.place.url else 'sqlite'}{'.age' if passphrase is not None else ''}"
    if target is None or target.is_dir():
        folder = target or store.place.backups
        with in_words(store.place):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        target = dated(folder, "smartpick", ending)
    if passphrase is not None:
        sealed = seal(_in_memory(store), passphrase)
        with staged(target, private=True) as file:
            file.write_bytes(sealed)
    elif store.place.url:
        export(store, target)
    else:
        with staged(target, private=True) as file, in_words(store.place, target):
            _copy_file(store, sqlite_connection(file, mode="rw"))
    return target


def _in_memory(store: Store) -> bytes:
    if store.place.url:
        with store.reading() as connection:
            return "".join(exported(connection)).encode()
    with in_words(store.place), contextlib.closing(sqlite3.connect(":memory:")) as memory:
        with contextlib.closing(sqlite_connection(store.place.file, mode="rw")) as source:
            copy_pages(source, memory)
        return memory.serialize()


def _copy_file(store: Store, copy: sqlite3.Connection) -> None:
    with (
        contextlib.closing(copy),
        contextlib.closing(sqlite_connection(store.place.file, mode="rw")) as source,
    ):
        copy_pages(source, copy)
        # A file of its own, without a log beside it.
        copy.execute("PRAGMA journal_mode=DELETE")
        (found,) = copy.execute("PRAGMA quick_check(1)").fetchone()
        if found != "ok":
            raise sqlite3.DatabaseError(f"the copy is damaged: {found}")


def needs_passphrase(file: Path) -> bool:
    """Return whether a backup is sealed; raise ``UserError`` when it cannot be read."""
    with _readable(file), file.open("rb") as opened:
        return is_sealed(opened.read(64))


@contextlib.contextmanager
def _readable(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        what = f"This file cannot be read: {fault.strerror or fault}."
        raise UserError(Problem(what, "Check its name and permissions.", str(file))) from fault


def restore(place: Place, kinds: Iterable[Kind], file: Path, passphrase: str | None = None) -> Restored:
    """Replace everything by a backup or an export, in one transaction; others may read and write until it is done.

    The state before is saved among the backups first; data that are too damaged to be opened are set aside. Raises
    ``UserError`` when the backup is not whole or was made by a newer version; then nothing has changed.
    """
    kinds = tuple(kinds)
    with _readable(file), file.open("rb") as opened:
        content = opened.read(len(_SQLITE))
        if content != _SQLITE:
            content += opened.read()
    if is_sealed(content):
        content = unseal(content, passphrase or "", str(file))
    with in_words(place):
        if content.startswith(_SQLITE):
            with _unpacked(place, kinds, file, content) as source:
                return _replace(place, kinds, source)
        return _replace(place, kinds, _whole_document(content, str(file)))


def _whole_document(content: bytes, where: str) -> Document:
    document = read_document(content, where)
    if not document.fits():
        what = "The log and the records of this export do not fit together: it was edited."
        raise UserError(Problem(what, "Take it in with: smartpick data import", where))
    return document


@contextlib.contextmanager
def _unpacked(place: Place, kinds: tuple[Kind, ...], file: Path, content: bytes) -> Iterator[Store]:
    """Give the store in a SQLite backup, checked and migrated in a private folder that is gone afterwards."""
    place.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder = Path(tempfile.mkdtemp(prefix=".restoring-", dir=place.folder))
    try:
        copy = Place(folder)
        if len(content) > len(_SQLITE):
            copy.file.write_bytes(content)
        else:
            shutil.copyfile(file, copy.file)
            beside = file.with_name(f"{file.name}-wal")  # of a file copied by hand while it was open
            if beside.exists():
                shutil.copyfile(beside, copy.file.with_name(f"{copy.file.name}-wal"))
        _check(copy.file, str(file))
        with Store(copy, kinds) as store:
            yield store
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _check(copy: Path, where: str) -> None:
    try:
        with contextlib.closing(sqlite_connection(copy, mode="rw")) as connection:
            faults = [row[0] for row in connection.execute("PRAGMA integrity_check(1)") if row[0] != "ok"]
            faults += [str(row) for row in connection.execute("PRAGMA foreign_key_check")]
    except sqlite3.Error as fault:
        faults = [str(fault)]
    if faults:
        what = f"This backup is damaged ({faults[0]}); nothing was changed."
        raise UserError(Problem(what, "Restore another one.", where))


def _replace(place: Place, kinds: tuple[Kind, ...], source: Store | Document) -> Restored:
    try:
        return _refill(place, kinds, source, save=True)
    except DamagedError as fault:
        if place.url or fault.problems[0].where != str(place):
            raise
        aside = _set_aside(place)
        return replace(_refill(place, kinds, source, save=False), set_aside=aside)


def _refill(place: Place, kinds: tuple[Kind, ...], source: Store | Document, *, save: bool) -> Restored:
    with Store(place, kinds) as store:
        saved = None
        if save and store.seq() > 0:
            ending = "json" if place.url else "sqlite"
            place.backups.mkdir(parents=True, exist_ok=True, mode=0o700)
            saved = back_up(store, dated(place.backups, "smartpick-before-restoring", ending))
        if isinstance(source, Store) and _same_pages(source, store):
            _copy_pages(source, store)
        else:
            with store.writing() as connection:
                clear(connection)
                if isinstance(source, Document):
                    fill(connection, store.kinds, source)
                else:
                    _copy_rows(source, connection)
        return Restored(sum(store.counts().values()), store.seq(), saved, None)


def _same_pages(source: Store, target: Store) -> bool:
    """Return whether a file can be copied into another as it is."""
    if target.place.url:
        return False
    sizes = set()
    for store in (source, target):
        with store.reading() as connection:
            sizes.add(connection.exec_driver_sql("PRAGMA page_size").scalar())
    return len(sizes) == 1


def _copy_pages(source: Store, target: Store) -> None:
    """Let SQLite write one file over another in one transaction, as fast as the disk allows."""
    with (
        in_words(target.place),
        target.alone(),
        contextlib.closing(sqlite_connection(source.place.file, mode="ro")) as old,
        contextlib.closing(sqlite_connection(target.place.file, mode="rw", wal=True)) as new,
    ):
        copy_pages(old, new)


def _copy_rows(source: Store, connection: Connection) -> None:
    with source.reading() as other:
        for table in METADATA.sorted_tables:
            # Attachments are large, so only a few rows are held in memory at a time.
            size = _FEW if table is contents else _ROWS
            for piece in chunks(stream(other, select(table), size), size):
                connection.execute(
                    insert(table), [dict(zip(table.columns.keys(), row, strict=True)) for row in piece]
                )


def _set_aside(place: Place) -> Path:
    """Move a damaged file, and the log beside it, out of the way; whoever knows more may still save something."""
    aside = dated(place.folder, "smartpick-damaged", "sqlite")
    with in_words(place), locked(place.presence):
        for suffix in ("-wal", ""):
            old = place.file.with_name(f"{place.file.name}{suffix}")
            if old.exists():
                old.rename(aside.with_name(f"{aside.name}{suffix}"))
        place.file.with_name(f"{place.file.name}-shm").unlink(missing_ok=True)
    return aside
