"""One day, or one stretch of days, of the calendar; and what stands against it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

__all__ = ["EASTERN", "CalendarDay", "Conflict", "DayKind"]

EASTERN = "America/New_York"
DayKind = Literal[
    "exam",
    "certification",
    "rotation",
    "papers",
    "letter",
    "ERAS",
    "NRMP",
    "interview",
    "travel",
    "rank list",
    "Match",
    "SOAP",
    "residency",
    "contact",
    "own",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay:
    """One entry; ``key`` stays the same when its day moves, so that a calendar can update it.

    ``until`` is the last day of a stretch; ``at`` the time of day in ``zone`` (a name of the IANA list) and ``minutes``
    how long it takes. ``deadline`` says that being late costs something; ``alarms`` are days before. ``source`` and
    ``confidence`` say where the day comes from, ``note`` what to know about it. ``running`` says of a stretch of one's
    own that has begun and not ended since when it runs; its end may be unknown. ``record`` is the kind and the id of
    the record that it comes from ("person/jane-doe"), "" for none.
    """

    key: str
    day: date
    what: str
    kind: DayKind
    source: str
    confidence: str
    until: date | None = None
    at: time | None = None
    zone: str | None = None
    minutes: int = 60
    deadline: bool = False
    alarms: tuple[int, ...] = ()
    note: str = ""
    url: str = ""
    running: str = ""
    record: str = ""

    def under_way(self, on: date) -> bool:
        """Return whether it is a stretch that has begun before the day ``on``, or runs then, and has not ended."""
        return bool(self.running) or self.day < on <= self.last

    @property
    def last(self) -> date:
        """Return its last day."""
        return self.until or self.day

    def moments(self) -> tuple[datetime, datetime] | None:
        """Return beginning and end of an entry with a time, in UTC; ``None`` for whole days."""
        if self.at is None or self.zone is None:
            return None
        start = datetime.combine(self.day, self.at, ZoneInfo(self.zone)).astimezone(UTC)
        return start, start + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two things that do not go together, or one that can no longer be in time; ``keys`` name the entries."""

    kind: Literal["overlap", "too late", "runs out"]
    day: date
    words: str
    keys: tuple[str, ...] = ()
