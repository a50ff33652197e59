"""Locks in front of the database's own, where whoever waits sleeps longer and longer while others pass by.

Between processes: a file in the data folder, locked by the operating system and freed when its holder dies. Between the
threads of a process: turns, first come, first served. With both, many writers wait for milliseconds.
"""

import contextlib
import errno
import os
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from smartpick.errors import Problem, UserError

__all__ = ["PATIENCE", "InUseError", "Turns", "locked"]

#: Seconds to wait for somebody else to finish.
PATIENCE = 20.0
_PAUSE = 0.001
_LONGEST_PAUSE = 0.003

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int, *, shared: bool) -> None:
        # Windows refuses to replace a file that somebody has open, so nobody needs to announce that they have it.
        if not shared:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(handle: int, *, shared: bool) -> None:
        fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)


class Turns:
    """A lock between threads that is given in the order in which it was asked for."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._taken = False
        self._waiting: deque[threading.Event] = deque()

    @contextlib.contextmanager
    def turn(self, where: Path, patience: float | None = None) -> Iterator[None]:
        """Hold the lock for a block; raise ``InUseError`` (about ``where``) when others keep it too long."""
        called = threading.Event()
        with self._guard:
            if self._taken:
                self._waiting.append(called)
            else:
                self._taken = True
                called.set()
        try:
            if not called.wait(PATIENCE if patience is None else patience):
                raise _in_use(where)
            yield
        finally:  # also when a Ctrl-C ends the waiting
            with self._guard:
                if not called.is_set():
                    self._waiting.remove(called)
                elif self._waiting:
                    self._waiting.popleft().set()
                else:
                    self._taken = False


class InUseError(UserError):
    """Somebody else kept a lock for too long."""


def _in_use(where: Path) -> InUseError:
    what = "Another SmartPick is using these data."
    return InUseError(Problem(what, "Wait until it has finished, or close it; then try again.", str(where)))


@contextlib.contextmanager
def locked(path: Path, *, shared: bool = False, patience: float | None = None) -> Iterator[None]:
    """Hold the lock of a file (made if missing) for a block; raise ``InUseError`` when others keep it.

    ``patience``: seconds to wait for them (:data:`PATIENCE` unless given).
    ``shared``: with others who share it, so that only somebody who wants it alone has to wait. Raises ``OSError`` when
    the file cannot be made.
    """
    until = time.monotonic() + (PATIENCE if patience is None else patience)
    pause = _PAUSE
    while (handle := _taken(path, shared=shared)) is None:
        if time.monotonic() > until:
            raise _in_use(path.parent)
        time.sleep(pause)
        pause = min(_LONGEST_PAUSE, 1.5 * pause)
    try:
        yield
    finally:
        os.close(handle)


def _taken(path: Path, *, shared: bool) -> int | None:
    """Return an open handle that holds the lock, or ``None`` if it is not to be had now."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _take(handle, shared=shared)
        # Whoever deletes everything deletes the lock too; then this one guards nothing.
        if os.fstat(handle).st_ino == path.stat().st_ino:
            return handle
    except OSError as fault:
        if fault.errno not in {errno.EAGAIN, errno.EACCES, errno.EDEADLK, errno.ENOENT}:
            os.close(handle)
            raise
    os.close(handle)
    return None
