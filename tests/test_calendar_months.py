"""Dates and months."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartpick.applicant import months_spanned, read_date, years_between
from smartpick.calendar_months import first_day, last_day

DAYS = st.dates(date(1950, 1, 1), date(2050, 12, 31))


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-06-14", date(2025, 6, 14), date(2025, 6, 14)),
        (date(2025, 6, 14), date(2025, 6, 14), date(2025, 6, 14)),
    ],
)
def test_a_month_is_its_first_or_last_day(value: object, start: date, end: date) -> None:
    """A month begins on its first day and ends on its last; a day is itself."""
    assert read_date(value) == start
    assert read_date(value, month_end=True) == end


@pytest.mark.parametrize(
    "value",
    [
        "2025",
        "2025-13",
        "2025-02-30",
        "06/2025",
        "2025-6",
        "0000-01",
        "",
        2025,
        None,
        True,
        ["2025-06"],
        "٢٠٢٥-٠٦",
    ],
)
def test_what_is_no_date_is_none(value: object) -> None:
    """Anything else is refused without an exception."""
    assert read_date(value) is None


def test_a_moment_is_no_date() -> None:
    """A date with a time of day is refused."""
    assert read_date(datetime(2025, 6, 14, 10, 0)) is None  # noqa: DTZ001  (any moment)


def test_whole_months_count_whole() -> None:
    """September to August is twelve months, and February alone is one."""
    assert months_spanned(date(2025, 9, 1), date(2026, 8, 31)) == 12
    assert months_spanned(date(2026, 2, 1), date(2026, 2, 28)) == 1
    assert months_spanned(date(2026, 2, 2), date(2026, 2, 1)) == 0
    assert months_spanned(date(2026, 1, 12), date(2026, 4, 3)) == pytest.approx(12 * 7 / 30.4375, abs=0.1)


@given(DAYS, DAYS)
def test_months_grow_with_the_end_and_agree_with_years(start: date, end: date) -> None:
    """Months are never negative and never far from the days counted."""
    months = months_spanned(start, end)
    assert months >= 0
    if end >= start:
        assert abs(months / 12 - years_between(start, end)) < 0.01
    assert first_day(start) <= start <= last_day(start)
