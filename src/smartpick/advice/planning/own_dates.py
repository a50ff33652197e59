"""The applicant's own days: booked exams, interviews, travel. A small TOML file, every fault at once with its line."""

from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from smartpick.advice.planning.calendar_day import CalendarDay
from smartpick.advice.planning.small_file import small_toml
from smartpick.errors import Problem, UserError
from smartpick.experience.fields import Between, Id, Line
from smartpick.experience.record_reader import Refused, reader_of
from smartpick.toml_lines import dotted, nearest_line

__all__ = ["read_own_dates"]

_EXAMPLE = '[[dates]], then what = "Interview at Example Hospital" and day = "2026-12-01"'
OwnKind = Literal["exam", "interview", "rotation", "letter", "contact", "own"]
Minutes = Annotated[int, Between(5, 1440, "minutes")]


@dataclass(frozen=True, slots=True, kw_only=True)
class _OwnDate:
    """One block of the file; a time of day needs the zone it is meant in."""

    id: Id
    what: Line
    day: date
    kind: OwnKind = "own"
    until: date | None = None
    at: Line | None = None
    zone: Line | None = None
    minutes: Minutes = 60
    deadline: bool = False


def read_own_dates(path: Path) -> tuple[CalendarDay, ...]:
    """Return the days of a file of ``[[dates]]`` blocks, in their order.

    ``at`` is "14:30" and ``zone`` a name such as "America/Chicago". An id keeps a day the same when it moves; without
    one it is called by its place. Raise :class:`UserError` with every problem at once.
    """
    data, lines = small_toml(path, _EXAMPLE)
    blocks = data.pop("dates", [])
    if data or not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        raise UserError(
            Problem("A file of dates holds [[dates]] blocks only.", f"Write: {_EXAMPLE}.", str(path))
        )
    found: list[CalendarDay] = []
    problems: list[Problem] = []
    for place, block in enumerate(blocks):
        try:
            one = _read(block, place)
            if one.key in {earlier.key for earlier in found}:
                raise Refused.once(f"Two dates are called {block['id']}.", "Rename one.")
            found.append(one)
        except Refused as refused:
            for fault in refused.faults:
                whole = ("dates", place, *fault.path)
                where = f"{path}, line {nearest_line(lines, whole)}, {dotted(whole)}"
                problems.append(Problem(fault.what, fault.way_out, where))
    if problems:
        raise UserError(problems)
    return tuple(found)


def _read(block: dict[str, Any], place: int) -> CalendarDay:
    body = {"id": f"date-{place + 1}", **block}
    if isinstance(body.get("at"), time):
        body["at"] = f"{body['at']:%H:%M}"
    if isinstance(body.get("day"), datetime):
        raise Refused.once("day is a day; its time stands in at.", 'For example: at = "14:30".')
    read: _OwnDate = reader_of(_OwnDate)(body)
    if read.until is not None and read.until < read.day:
        raise Refused.once(f"It ends on {read.until}, before it begins on {read.day}.", "Mend until.")
    timed = read.at is not None
    return CalendarDay(
        key=f"own-{read.id}",
        day=read.day,
        what=read.what,
        kind=read.kind,
        source="your own entry",
        confidence="",
        until=read.until,
        at=_clock(read.at) if timed else None,
        zone=_zone(read.zone) if timed else None,
        minutes=read.minutes,
        deadline=read.deadline,
        alarms=(7, 1),
    )


def _clock(text: str | None) -> time:
    try:
        return datetime.strptime(text or "", "%H:%M").time()  # noqa: DTZ007  (the zone stands beside it)
    except ValueError:
        raise Refused.once("at is no time of day.", 'Write it as "14:30".') from None


def _zone(text: str | None) -> str:
    if text is None:
        raise Refused.once("A time needs its zone.", 'For example: zone = "America/New_York".')
    try:
        return ZoneInfo(text).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Refused.once(
            f"There is no time zone called {text}.", 'For example: "America/Chicago".'
        ) from None
