"""Months: what a case is dated by. A day beside a diagnosis and a place could point to a patient; a month does not."""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NewType

from smartpick.calendar_months import last_day

__all__ = [
    "Month",
    "first_day",
    "last_day_of",
    "month_of",
    "month_spans",
    "months_apart",
    "months_of",
    "read_month",
]

#: "2026-03"; such texts sort in the order of time.
Month = NewType("Month", str)

_WRITTEN = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
EARLIEST, LATEST = 1940, 2060


@lru_cache(maxsize=4096)
def read_month(text: str) -> Month | None:
    """Return the month written as "2026-03"; ``None`` when it is no month between 1940 and 2060."""
    found = _WRITTEN.fullmatch(text)
    if found is None or not EARLIEST <= int(found[1]) <= LATEST or not 1 <= int(found[2]) <= 12:
        return None
    return Month(text)


def month_of(day: date) -> Month:
    """Return the month in which a day lies."""
    return Month(f"{day.year:04d}-{day.month:02d}")


@lru_cache(maxsize=4096)
def first_day(month: Month) -> date:
    """Return the first day of a month."""
    return date(int(month[:4]), int(month[5:]), 1)


@lru_cache(maxsize=4096)
def last_day_of(month: Month) -> date:
    """Return the last day of a month."""
    return last_day(first_day(month))


def months_apart(earlier: Month, later: Month) -> int:
    """Return how many months ``later`` is after ``earlier``; negative when reversed."""
    return (int(later[:4]) - int(earlier[:4])) * 12 + int(later[5:]) - int(earlier[5:])


def months_of(start: date, end: date) -> tuple[Month, ...]:
    """Return every month that the time from ``start`` to ``end`` touches, in order."""
    count = (end.year - start.year) * 12 + end.month - start.month + 1
    first = start.year * 12 + start.month - 1
    return tuple(Month(f"{n // 12:04d}-{n % 12 + 1:02d}") for n in range(first, first + max(0, count)))


def month_spans(months: Iterable[Month]) -> str:
    """Return months in words, those in a row as one span: "2024-01 to 2024-12, 2025-05"."""
    spans: list[list[Month]] = []
    for month in sorted(set(months)):
        if spans and months_apart(spans[-1][-1], month) == 1:
            spans[-1].append(month)
        else:
            spans.append([month])
    return ", ".join(one[0] if len(one) == 1 else f"{one[0]} to {one[-1]}" for one in spans)
