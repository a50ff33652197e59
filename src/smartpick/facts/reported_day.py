"""Of which day a report speaks: people know the day, the month, or only the year."""

import re
from datetime import date, datetime, timedelta

from smartpick.calendar_months import last_day, read_date
from smartpick.errors import Problem, UserError

__all__ = ["day_of", "read_as_of"]

_EARLIEST = 1990
_YEAR = re.compile(r"(\d{4})", re.ASCII)
_MONTH_FIRST = re.compile(r"(\d{1,2})/(\d{4})", re.ASCII)
_NAMED_MONTHS = ("%B %Y", "%b %Y")


def read_as_of(text: str, today: date) -> str:
    """Return the day, month or year that is meant, as ISO: "2025-09-14", "2025-09" or "2025".

    "today", "yesterday", "9/2025" and "Sep 2025" are understood too. Raise :class:`UserError` when it is none of these
    or lies after ``today``.
    """
    said = " ".join(text.split())
    relative = {"today": today, "yesterday": today - timedelta(days=1)}
    found = relative[said.casefold()].isoformat() if said.casefold() in relative else _written(said)
    if found is None:
        raise UserError(
            Problem(f'"{said[:40]}" is not a date.', "Write 2025-09-14, 2025-09 or 2025.", "as_of")
        )
    first, _ = _span(found)
    if first > today:
        what = f"{found} lies in the future."
        raise UserError(Problem(what, "Give the day on which this was said or read.", "as_of"))
    if first.year < _EARLIEST:
        raise UserError(
            Problem(f"{found} is too long ago to tell anything.", f"From {_EARLIEST} on.", "as_of")
        )
    return found


def _written(said: str) -> str | None:
    if _YEAR.fullmatch(said):
        return said if int(said) else None
    if read_date(said) is not None:
        return said
    american = _MONTH_FIRST.fullmatch(said)
    if american and 1 <= int(american[1]) <= 12:
        return f"{american[2]}-{int(american[1]):02}"
    for form in _NAMED_MONTHS:
        try:
            return datetime.strptime(said, form).strftime("%Y-%m")  # noqa: DTZ007  (a month has no zone)
        except ValueError:
            continue
    return None


def _span(as_of: str) -> tuple[date, date]:
    """Return the first and the last day of an ISO day, month or year."""
    if _YEAR.fullmatch(as_of):
        year = int(as_of)
        return date(year, 1, 1), date(year, 12, 31)
    day = read_date(as_of)
    if day is None:
        raise ValueError(f"not a day, month or year: {as_of!r}")
    return day, day if len(as_of) == len("2025-09-14") else last_day(day)


def day_of(as_of: str, entered_on: date) -> date:
    """Return the day to reckon age from: the middle of a month or year, never after the day of entry."""
    first, last = _span(as_of)
    return min(first + (last - first) / 2, entered_on)
