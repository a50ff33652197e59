"""What is around the data: the folder, who may read it, room on the disk, leftovers, and how old the last backup is."""

import os
import shutil
import stat
import time
from collections.abc import Iterator
from pathlib import Path

from smartpick.store.doctor.finding import Finding
from smartpick.store.place import Place

__all__ = ["look_around"]

_DAY = 24 * 3600
_OLD_BACKUP_DAYS = 14
_LITTLE_ROOM = 200 * 1024**2


def look_around(place: Place) -> Iterator[Finding]:
    """Yield findings about the folder of a place. Raises ``OSError`` when it cannot even be looked at."""
    if not place.folder.is_dir():
        yield Finding(
            "notice", "folder", f"{place.folder} is not there yet.", "It is made with the first entry."
        )
        return
    yield from _permissions(place)
    yield _room(place)
    yield from _leftovers(place)
    yield _backups(place)


def _permissions(place: Place) -> Iterator[Finding]:
    if not os.access(place.folder, os.W_OK | os.X_OK):
        advice = "Change its permissions, or choose another with SMARTPICK_HOME."
        yield Finding("fault", "permissions", f"You may not write to {place.folder}.", advice)
    if os.name != "posix":
        return
    watched = [place.folder, *(path for path in place.folder.iterdir() if path.is_file()), place.backups]
    open_to_others = [
        path for path in watched if path.exists() and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    ]
    if open_to_others:
        named = ", ".join(str(path) for path in open_to_others[:3])
        advice = f"Run: chmod -R go= '{place.folder}'"
        yield Finding("notice", "permissions", f"Other users of this computer may look at {named}.", advice)
    else:
        yield Finding("fine", "permissions", f"Only you may read {place.folder}.")


def _room(place: Place) -> Finding:
    free = shutil.disk_usage(place.folder).free
    # A migration or a restore needs the data twice more.
    needed = _LITTLE_ROOM + (3 * place.file.stat().st_size if place.file.exists() else 0)
    megabytes = f"{free / 1024**2:,.0f} MB"
    if free < needed:
        return Finding(
            "notice",
            "disk",
            f"Only {megabytes} are free.",
            f"Make room: {needed / 1024**2:,.0f} MB are good.",
        )
    return Finding("fine", "disk", f"{megabytes} are free.")


def _leftovers(place: Place) -> Iterator[Finding]:
    starts = (f".{place.file.name}.", ".restoring-", "smartpick-damaged-")
    found = [path for path in sorted(place.folder.iterdir()) if path.name.startswith(starts)]
    if found:
        named = ", ".join(path.name for path in found)
        advice = "If you do not need them and SmartPick is not running elsewhere, delete them."
        yield Finding("notice", "leftovers", f"In {place.folder}: {named}.", advice)


def _backups(place: Place) -> Finding:
    advice = "Run: smartpick data backup. Keep a copy on another disk."
    newest = max(map(_changed, _made(place.backups)), default=None)
    if newest is None:
        return Finding("notice", "backups", f"There is no backup in {place.backups}.", advice)
    days = (time.time() - newest) / _DAY
    said = f"The newest backup in {place.backups} is {days:.0f} days old."
    return (
        Finding("notice", "backups", said, advice)
        if days > _OLD_BACKUP_DAYS
        else Finding("fine", "backups", said)
    )


def _made(folder: Path) -> list[Path]:
    return (
        [path for path in folder.iterdir() if path.name.startswith("smartpick-")] if folder.is_dir() else []
    )


def _changed(path: Path) -> float:
    return path.stat().st_mtime
