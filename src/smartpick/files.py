"""Writing files so that a reader sees the old content or the new, never half of either.

Each file is written under a temporary name in its own folder, flushed to the disk and renamed over the old
one. Several files are first all written, then all renamed: a full disk leaves the old set as it was.
"""

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator, Mapping
from pathlib import Path

from smartpick.errors import Problem, UserError

__all__ = ["staged", "write_file", "write_files"]

_SENTENCES = {
    errno.EACCES: (
        "This folder may not be written to.",
        "Choose another folder, or change its permissions.",
    ),
    errno.EPERM: (
        "This folder may not be written to.",
        "Choose another folder, or change its permissions.",
    ),
    errno.EROFS: ("This disk is read-only.", "Choose a folder on another disk."),
    errno.ENOSPC: ("The disk is full.", "Make room or choose a folder on another disk; nothing was changed."),
    errno.EDQUOT: ("Your disk quota is used up.", "Make room or choose another disk; nothing was changed."),
    errno.ENOTDIR: ("A part of this path is a file, not a folder.", "Choose another folder."),
    errno.EEXIST: ("This is a file, not a folder.", "Choose another folder."),
    errno.EISDIR: ("This is a folder, not a file.", "Move it away, or choose another name."),
    errno.ENOTEMPTY: ("This is a folder, not a file.", "Move it away, or choose another name."),
    errno.ENAMETOOLONG: ("This path is too long for the disk.", "Choose a shorter one."),
}


def write_file(path: Path, content: bytes | str) -> None:
    """Write one file, all or nothing; text is kept as UTF-8. Raises ``UserError`` when the disk refuses."""
    write_files(path.parent, {path.name: content})


def write_files(folder: Path, contents: Mapping[str, bytes | str]) -> tuple[Path, ...]:
    """Write several files into ``folder`` (made if missing) and return their paths, in the order given.

    Raises ``UserError`` when the disk refuses; then no file has changed, except if the fault strikes
    between two of the closing renames, where each file is still wholly old or wholly new.
    """
    with _told_in_words(folder):
        folder.mkdir(parents=True, exist_ok=True)
    targets = tuple(folder / name for name in contents)
    staged: list[Path] = []
    try:
        for target, content in zip(targets, contents.values(), strict=True):
            with _told_in_words(target):
                if target.is_dir():
                    raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
                staged.append(target.with_name(f".{target.name[:80]}.{secrets.token_hex(6)}.part"))
                _write_through(staged[-1], content.encode() if isinstance(content, str) else content)
        for temporary, target in zip(staged, targets, strict=True):
            with _told_in_words(target):
                temporary.replace(target)
    finally:
        # After success these names are gone; after a fault or Ctrl-C they must not stay behind.
        for temporary in staged:
            with contextlib.suppress(OSError):
                temporary.unlink()
    _flush_folder(folder)
    return targets


@contextlib.contextmanager
def staged(target: Path, *, private: bool = False) -> Iterator[Path]:
    """Give a new, empty file beside ``target`` to write to; it takes the target's place when the block ends well.

    ``private``: only its owner may read it. Raises ``UserError`` when the disk refuses; then, and when the block
    raises, the target is as it was and nothing else is left in its folder.
    """
    temporary = target.with_name(f".{target.name[:80]}.{secrets.token_hex(6)}.part")
    try:
        with _told_in_words(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600 if private else 0o666))
            yield temporary
            with temporary.open("rb+") as file:
                os.fsync(file.fileno())
            temporary.replace(target)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()
    _flush_folder(target.parent)


def _write_through(path: Path, content: bytes) -> None:
    """Create ``path`` with the user's usual permissions and do not return before the disk has it."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Make the renames themselves durable where the system allows it (Windows does not open folders)."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextlib.contextmanager
def _told_in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        unknown = (f"The disk refused: {reason}.", "Try again, or choose another folder.")
        what, way_out = _SENTENCES.get(fault.errno or 0, unknown)
        raise UserError(Problem(what, way_out, where=str(path))) from fault
