"""A disk that fails at the N-th write: SQLite's own file layer, with writes, truncations and syncs that can be refused.

The default VFS of the SQLite that Python uses is changed in memory: files opened meanwhile get a table of methods in
which three count their calls. So everything above the system call is the real thing.
"""

import _sqlite3
import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

IO_ERROR_WRITE = 10 | (3 << 8)
IO_ERROR_SYNC = 10 | (4 << 8)
IO_ERROR_TRUNCATE = 10 | (6 << 8)
FULL = 13

_WRITE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_int64)
_TRUNCATE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int64)
_SYNC = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int)
_OPEN = ctypes.CFUNCTYPE(
    # The name as an address: SQLite keeps it, so it must not be a copy.
    ctypes.c_int,
    ctypes.c_void_p,
    ctypes.c_void_p,
    ctypes.c_void_p,
    ctypes.c_int,
    ctypes.c_void_p,
)


class _Methods(ctypes.Structure):
    """sqlite3_io_methods of version 3."""

    _fields_: ClassVar[list[Any]] = [
        ("version", ctypes.c_int),
        ("close", ctypes.c_void_p),
        ("read", ctypes.c_void_p),
        ("write", _WRITE),
        ("truncate", _TRUNCATE),
        ("sync", _SYNC),
        ("others", ctypes.c_void_p * 12),
    ]


class _File(ctypes.Structure):
    """sqlite3_file: the first member of every VFS's own structure."""

    _fields_: ClassVar[list[Any]] = [("methods", ctypes.POINTER(_Methods))]


class _Vfs(ctypes.Structure):
    """The head of sqlite3_vfs."""

    _fields_: ClassVar[list[Any]] = [
        ("version", ctypes.c_int),
        ("file_size", ctypes.c_int),
        ("longest_path", ctypes.c_int),
        ("next", ctypes.c_void_p),
        ("name", ctypes.c_char_p),
        ("data", ctypes.c_void_p),
        ("open", _OPEN),
    ]


class Disk:
    """Counts what is asked of the disk, and refuses call number ``fails_at`` (and all after it if ``dead``)."""

    def __init__(self, fails_at: int = 0, *, full: bool = False, dead: bool = False) -> None:
        self.calls = 0
        self.fails_at = fails_at
        self.full = full
        self.dead = dead
        self._kept: list[Any] = []  # what C points to must not be collected
        self._methods: dict[int, Any] = {}

    @property
    def failed(self) -> bool:
        """Return whether a call was refused."""
        return 0 < self.fails_at <= self.calls

    def _refuses(self) -> bool:
        self.calls += 1
        return self.calls == self.fails_at or (self.dead and self.failed)

    def patched(self, methods: Any) -> Any:
        """Return a copy of a table of methods, in which three go through this disk."""
        address = ctypes.addressof(methods.contents)
        if address not in self._methods:
            real, copy = methods.contents, _Methods()
            ctypes.memmove(ctypes.byref(copy), methods, ctypes.sizeof(_Methods))
            copy.write = _WRITE(
                lambda *given: (
                    (FULL if self.full else IO_ERROR_WRITE) if self._refuses() else real.write(*given)
                )
            )
            copy.truncate = _TRUNCATE(
                lambda *given: IO_ERROR_TRUNCATE if self._refuses() else real.truncate(*given)
            )
            copy.sync = _SYNC(lambda *given: IO_ERROR_SYNC if self._refuses() else real.sync(*given))
            self._methods[address] = copy
        return ctypes.pointer(self._methods[address])

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Give SQLite this disk for every file that it opens within the block."""
        library = ctypes.CDLL(getattr(_sqlite3, "__file__", None))
        library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        vfs = library.sqlite3_vfs_find(None).contents
        real = ctypes.cast(vfs.open, ctypes.c_void_p).value
        real_open = _OPEN(real)

        def opened(vfs_at: Any, name: Any, file: Any, flags: int, out: Any) -> int:
            code: int = real_open(vfs_at, name, file, flags, out)
            handle = ctypes.cast(file, ctypes.POINTER(_File)).contents
            if handle.methods:
                handle.methods = self.patched(handle.methods)
            return code

        replacement = _OPEN(opened)
        self._kept += [replacement, real_open]
        vfs.open = replacement
        try:
            yield
        finally:
            vfs.open = _OPEN(real)
