"""Of which day a report speaks."""

from datetime import date

import pytest

from smartpick.errors import UserError
from smartpick.facts import day_of, read_as_of

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("2026-09-14", "2026-09-14"),
        ("2026-09", "2026-09"),
        ("2025", "2025"),
        ("today", "2026-11-22"),
        ("Yesterday", "2026-11-21"),
        ("9/2026", "2026-09"),
        ("Sep 2026", "2026-09"),
        ("September 2026", "2026-09"),
        ("2026-11", "2026-11"),
    ],
)
def test_days_months_and_years_are_understood(said: str, found: str) -> None:
    """People know the day, the month or the year, and what they know is kept, no more."""
    assert read_as_of(said, TODAY) == found


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("", "is not a date"),
        ("2026-13", "is not a date"),
        ("13/2026", "is not a date"),
        ("0000", "is not a date"),
        ("soon", "is not a date"),
        ("2026-12", "lies in the future"),
        ("2027", "lies in the future"),
        ("1970", "too long ago"),
    ],
)
def test_other_words_are_a_sentence(said: str, sentence: str) -> None:
    """What is no date, or cannot be one, says so."""
    with pytest.raises(UserError, match=sentence):
        read_as_of(said, TODAY)


def test_age_counts_from_the_middle_of_what_is_known() -> None:
    """A month counts from its middle, a year from its, but never from a day after the entry."""
    assert day_of("2026-09-14", TODAY) == date(2026, 9, 14)
    assert day_of("2026-09", TODAY) == date(2026, 9, 15)
    assert day_of("2025", TODAY) == date(2025, 7, 2)
    assert day_of("2026-11", date(2026, 11, 3)) == date(2026, 11, 3)
    with pytest.raises(ValueError, match="not a day"):
        day_of("soon", TODAY)
