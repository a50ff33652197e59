"""Files that were sent and are not taken in yet: read in the background, looked at, then taken in or forgotten.

They are held in memory only, a few at a time, and forgotten after an hour or when the server ends.
"""

import secrets
import tempfile
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from smartpick.errors import UserError

__all__ = ["Upload", "Uploads", "named_as_sent"]

MOST = 4
SECONDS = 3600.0
#: Tells how much is done of how much.
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Upload:
    """One file: its name, what is being read from it, and how far that is (``done`` of ``total``)."""

    name: str
    reading: "Future[Any]"
    since: float
    done: int = 0
    total: int = 0
    more: dict[str, str] = field(default_factory=dict)

    def advance(self, done: int, total: int) -> None:
        """Note how far the reading is."""
        self.done, self.total = done, total


class Uploads:
    """The files of one server, by key."""

    def __init__(self) -> None:
        self._held: OrderedDict[str, Upload] = OrderedDict()
        self._lock = threading.Lock()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="reading")

    def take(self, name: str, content: bytes, read: Callable[[Path, Progress], Any], **more: str) -> str:
        """Begin to read a file and return its key; the oldest of too many is forgotten.

        ``read`` gets the file under its own name in a folder that is gone when it returns.
        """
        key = secrets.token_urlsafe(16)
        upload = Upload(name, Future(), time.monotonic(), more=more)
        with self._lock:
            self._held[key] = upload
            old = [one for one, held in self._held.items() if time.monotonic() - held.since > SECONDS]
            for one in old:
                del self._held[one]
            while len(self._held) > MOST:
                self._held.popitem(last=False)
        self._pool.submit(_read, upload, content, read)
        return key

    def get(self, key: str) -> Upload | None:
        """Return what a key is for; ``None`` when it was forgotten."""
        with self._lock:
            return self._held.get(key)

    def forget(self, key: str) -> None:
        """Forget a file."""
        with self._lock:
            self._held.pop(key, None)

    def close(self) -> None:
        """Read nothing more."""
        self._pool.shutdown(wait=False, cancel_futures=True)


@contextmanager
def named_as_sent(folder: str) -> Iterator[None]:
    """Let problems within the block name a file as it was sent, not by the private folder that it was read in."""
    try:
        yield
    except UserError as error:
        said = tuple(
            replace(
                one,
                what=one.what.replace(f"{folder}/", ""),
                way_out=one.way_out.replace(f"{folder}/", ""),
                where=one.where.replace(f"{folder}/", ""),
            )
            for one in error.problems
        )
        error.problems = said
        raise


def _read(upload: Upload, content: bytes, read: Callable[[Path, Progress], Any]) -> None:
    try:
        with tempfile.TemporaryDirectory(prefix="smartpick-") as folder:
            path = Path(folder) / (Path(upload.name.replace("\\", "/")).name[:100] or "file")
            path.write_bytes(content)
            with named_as_sent(folder):
                result = read(path, upload.advance)
        upload.reading.set_result(result)
    except BaseException as fault:  # noqa: BLE001  (told to whoever asks for the result)
        upload.reading.set_exception(fault)
