"""Dates the way an application knows them: a month, sometimes a day."""

import calendar
import re
from datetime import date, datetime

__all__ = [
    "DAYS_PER_MONTH",
    "DAYS_PER_YEAR",
    "first_day",
    "last_day",
    "months_spanned",
    "read_date",
    "years_between",
]

DAYS_PER_YEAR = 365.25
DAYS_PER_MONTH = DAYS_PER_YEAR / 12

_WRITTEN = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?", re.ASCII)


def first_day(day: date) -> date:
    """Return the first day of the month of ``day``."""
    return day.replace(day=1)


def last_day(day: date) -> date:
    """Return the last day of the month of ``day``."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def read_date(value: object, *, month_end: bool = False) -> date | None:
    """Return the day meant by "2025-06", "2025-06-14" or a date; ``None`` when it is no such thing.

    A month alone is its first day, or its last with ``month_end`` (a rotation "to 2025-06" lasts to the
    30th). A moment with a time of day is not a date here.
    """
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    found = _WRITTEN.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        read = date(year or 0, month or 0, day or 1)
    except ValueError:
        return None
    return last_day(read) if month_end and day is None else read


def months_spanned(start: date, end: date) -> float:
    """Return the length of the time from ``start`` to the end of the day ``end``, in months; 0 if reversed.

    Whole calendar months count exactly 1 each; what is left over counts by days.
    """
    if end < start:
        return 0.0
    if start.day == 1 and end == last_day(end):
        return float((end.year - start.year) * 12 + end.month - start.month + 1)
    return ((end - start).days + 1) / DAYS_PER_MONTH


def years_between(earlier: date, later: date) -> float:
    """Return the years from ``earlier`` to ``later``; negative when they are reversed."""
    return (later - earlier).days / DAYS_PER_YEAR
