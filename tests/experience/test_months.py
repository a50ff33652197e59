"""Months."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartpick.experience.months import (
    first_day,
    last_day_of,
    month_of,
    month_spans,
    months_apart,
    months_of,
    read_month,
)

DAYS = st.dates(date(1950, 1, 1), date(2050, 12, 31))


@pytest.mark.parametrize(
    "text", ["2026-3", "2026-13", "2026-00", "03/2026", "2026-03-01", "", "1900-01", "٢٠٢٦-٠٣"]
)
def test_what_is_no_month_is_refused(text: str) -> None:
    """Only year and month of a living person's career are read."""
    assert read_month(text) is None


@given(DAYS)
def test_a_day_lies_in_its_month(day: date) -> None:
    """The month of a day begins not after and ends not before it, and reads as itself."""
    month = month_of(day)
    assert first_day(month) <= day <= last_day_of(month)
    assert read_month(month) == month


@given(DAYS, DAYS)
def test_months_between_two_days_are_all_listed(one: date, other: date) -> None:
    """The months of a span are consecutive, from that of its first day to that of its last."""
    start, end = sorted((one, other))
    found = months_of(start, end)
    assert found[0] == month_of(start)
    assert found[-1] == month_of(end)
    assert list(found) == sorted(set(found))
    assert len(found) == months_apart(found[0], found[-1]) + 1


def test_a_reversed_span_has_no_month() -> None:
    """An end months before the start gives nothing."""
    assert months_of(date(2026, 5, 1), date(2026, 1, 1)) == ()


def test_months_in_a_row_are_said_as_one_span() -> None:
    """Seventy months are not listed one by one; a hole begins a new span, and one month stands alone."""
    months = (*months_of(date(2023, 11, 1), date(2024, 3, 1)), month_of(date(2025, 5, 1)))
    assert month_spans(reversed(months)) == "2023-11 to 2024-03, 2025-05"
    assert month_spans(()) == ""
