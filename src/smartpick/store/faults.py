"""What a database or a disk refuses, in words: what happened, that nothing was changed, and the way out."""

import contextlib
import errno
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from smartpick.errors import Problem, UserError
from smartpick.store.place import Place

__all__ = ["DamagedError", "database_in_words", "in_words", "problem_of"]

_MOVE = "Choose another folder with SMARTPICK_HOME, or change its permissions."
DAMAGED = (
    "The data file is damaged.",
    "Run: smartpick doctor. Then restore the newest backup that is whole.",
)
_FULL = ("The disk is full; nothing was changed.", "Make room and try again.")
_READ_ONLY = ("The data cannot be written here; nothing was changed.", _MOVE)
_BROKEN_DISK = (
    "The disk reported a fault; nothing was changed.",
    "Try again. If it happens again, make a backup on another disk and run: smartpick doctor",
)
_BUSY = (
    "Another program is using these data; nothing was changed.",
    "Wait until it has finished, then try again.",
)

# By SQLite's primary result codes.
_SQLITE = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: ("The data file cannot be opened.", _MOVE),
    sqlite3.SQLITE_IOERR: _BROKEN_DISK,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
}

_SYSTEM = {
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
    errno.EROFS: (
        "This disk is read-only; nothing was changed.",
        "Choose a folder on another with SMARTPICK_HOME.",
    ),
    errno.ENOSPC: _FULL,
    errno.EDQUOT: ("Your disk quota is used up; nothing was changed.", "Make room and try again."),
    errno.EFBIG: _FULL,
    errno.EIO: _BROKEN_DISK,
    errno.ENOTDIR: ("A part of this path is a file, not a folder.", "Choose another with SMARTPICK_HOME."),
    errno.EEXIST: ("This is a file, not a folder.", "Choose another with SMARTPICK_HOME."),
    errno.ENOLCK: ("This disk cannot lock files, so two programs could write at once.", _MOVE),
}

# By PostgreSQL's codes, or their class.
_POSTGRES = {
    "55P03": _BUSY,
    "57014": _BUSY,
    "53100": (
        "The disk of the database server is full; nothing was changed.",
        "Ask whoever runs it to make room.",
    ),
    "25006": (
        "The database is read-only; nothing was changed.",
        "Name the writable one in SMARTPICK_DATABASE_URL.",
    ),
    "28": (
        "The database server does not accept this user.",
        "Check user and password in SMARTPICK_DATABASE_URL.",
    ),
    "3D": ("There is no database of this name.", "Make it with createdb, or mend SMARTPICK_DATABASE_URL."),
    "42501": ("This database user may not do that; nothing was changed.", "Grant it CREATE on the database."),
    "42P01": ("The tables are gone: somebody deleted everything.", "Open the data again to start anew."),
    "3F": ("The tables are gone: somebody deleted everything.", "Open the data again to start anew."),
    "XX": ("The database server reports damage.", "Ask whoever runs it to check its disk."),
}
_UNREACHABLE = (
    "The connection to the database server failed; what was not confirmed was not changed.",
    "Check that it runs and that SMARTPICK_DATABASE_URL is right, then try again.",
)
_NO_DRIVER = ("The driver for PostgreSQL is not installed.", "Run: pip install 'smartpick[postgres]'")
_NO_ADDRESS = ("The address of the database cannot be read.", "Mend SMARTPICK_DATABASE_URL.")


class DamagedError(UserError):
    """The data do not hold together; the doctor says where."""


_DATABASE = (
    DBAPIError,
    sqlite3.Error,
    ArgumentError,
    PoolTimeoutError,
    ModuleNotFoundError,
    UnicodeDecodeError,
)


@contextlib.contextmanager
def in_words(place: Place, target: Path | None = None) -> Iterator[None]:
    """Turn what the database or the disk refuses within the block into ``UserError``.

    ``target``: the file that is written within the block, and that a fault is about unless the data are damaged.
    """
    try:
        with database_in_words(place, target):
            yield
    except OSError as fault:
        raise UserError(problem_of(fault, target or place)) from fault


@contextlib.contextmanager
def database_in_words(place: Place, target: Path | None = None) -> Iterator[None]:
    """Do the same for the database only, around blocks of somebody who may have files of their own open."""
    try:
        yield
    except _DATABASE as fault:
        problem = problem_of(fault, place)
        if problem.what == DAMAGED[0]:
            raise DamagedError(problem) from fault
        raise UserError(replace(problem, where=str(target or place))) from fault


def problem_of(fault: Exception, place: Place | Path) -> Problem:
    """Return the sentence for a fault of a database or a disk."""
    inner = fault.orig if isinstance(fault, DBAPIError) and fault.orig is not None else fault
    match inner:
        case sqlite3.Error():
            what, way_out = _of_sqlite(inner)
        case OSError():
            unknown = (f"The disk refused: {inner.strerror or inner}; nothing was changed.", _MOVE)
            what, way_out = _SYSTEM.get(inner.errno or 0, unknown)
        case ModuleNotFoundError():
            what, way_out = _NO_DRIVER
        case UnicodeDecodeError():  # from the driver, when even the message of an error is made of rubbish
            what, way_out = DAMAGED
        case ArgumentError():
            what, way_out = _NO_ADDRESS
        case PoolTimeoutError():
            what, way_out = _BUSY
        case _:
            what, way_out = _of_postgres(inner, lost=isinstance(fault, OperationalError | InterfaceError))
    return Problem(what, way_out, str(place))


def _of_sqlite(fault: sqlite3.Error) -> tuple[str, str]:
    code = getattr(fault, "sqlite_errorcode", None)
    if code is None:  # the driver itself could not read what it got
        return DAMAGED
    return _SQLITE.get(code & 0xFF, (f"The data file gave an error: {fault}.", "Run: smartpick doctor"))


def _of_postgres(fault: BaseException, *, lost: bool) -> tuple[str, str]:
    state = getattr(fault, "sqlstate", None) or ("08" if lost else "")
    if state.startswith(("08", "57P")):
        return _UNREACHABLE
    unknown = (f"The database gave an error: {str(fault).splitlines()[0]}.", "Run: smartpick doctor")
    return _POSTGRES.get(state, _POSTGRES.get(state[:2], unknown))
