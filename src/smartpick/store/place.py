"""Where the user's data are: one file in one folder, or a PostgreSQL database; locks and backups are in the folder."""

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from smartpick.errors import Problem, UserError
from smartpick.settings import database_url, home

__all__ = ["Place", "chosen_place", "dated"]

_SCHEMES = ("postgresql", "postgres", "postgresql+psycopg")


@dataclass(frozen=True, slots=True)
class Place:
    """A folder and, if the data are not in a file there, the address of a PostgreSQL database."""

    folder: Path
    url: str = ""

    @property
    def file(self) -> Path:
        """The SQLite file."""
        return self.folder / "smartpick.sqlite"

    @property
    def backups(self) -> Path:
        """The folder of the backups that are made without naming another."""
        return self.folder / "backups"

    @property
    def presence(self) -> Path:
        """The lock held (shared) by whoever has the file open, and (alone) by whoever replaces it."""
        return self.folder / ".smartpick.open"

    @property
    def writing(self) -> Path:
        """The lock held by whoever writes."""
        return self.folder / ".smartpick.writing"

    def __str__(self) -> str:
        """Name the place in a sentence, without the password."""
        if not self.url:
            return str(self.file)
        parts = urlsplit(self.url)
        account, at, host = parts.netloc.rpartition("@")
        shown = f"{account.split(':')[0]}{at}{host}"
        return urlunsplit((parts.scheme, shown, parts.path, "", ""))


def dated(folder: Path, beginning: str, ending: str) -> Path:
    """Return a path with this moment (UTC) in its name, under which there is nothing yet; names sort by time."""
    now = datetime.now(UTC).strftime("%Y-%m-%d-%H%M%S")
    for number in count(1):
        path = folder / f"{beginning}-{now}{f'-{number}' if number > 1 else ''}.{ending}"
        if not path.exists():
            break
    return path


def chosen_place() -> Place:
    """Return the place that ``SMARTPICK_HOME`` and ``SMARTPICK_DATABASE_URL`` choose."""
    url = database_url()
    if url and (urlsplit(url).scheme not in _SCHEMES or "://" not in url):
        what = "This is not the address of a PostgreSQL database."
        way_out = "Write postgresql://user:password@host/database, or unset it to keep the data in a file."
        raise UserError(Problem(what, way_out, "SMARTPICK_DATABASE_URL"))
    return Place(home(), url)
