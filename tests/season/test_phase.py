"""Where in a season's calendar a day is."""

import re
from datetime import date, timedelta

import pytest

from smartpick.season import load_season, phase_on

SEASON = load_season("2026-27")
ORDER = ("before opening", "open", "late", "interviews", "rank lists", "after")


@pytest.mark.parametrize(
    ("day", "phase"),
    [
        (date(2026, 9, 1), "before opening"),
        (date(2026, 9, 2), "open"),
        (date(2026, 9, 23), "open"),
        (date(2026, 9, 24), "late"),
        (date(2026, 11, 22), "interviews"),
        (date(2027, 1, 31), "interviews"),
        (date(2027, 2, 1), "rank lists"),
        (date(2027, 3, 3), "rank lists"),
        (date(2027, 3, 4), "after"),
    ],
)
def test_the_days_at_which_it_changes(day: date, phase: str) -> None:
    """Each phase begins on a day of the packaged dates, and the last day of each still belongs to it."""
    found = phase_on(SEASON, day)
    assert found is not None
    assert found.phase == phase


def test_phases_follow_each_other_and_say_only_dates_that_are_known() -> None:
    """Through two years the order never turns back; the dates said are the season's, or the one said to be assumed."""
    known = {str(one.value) for one in SEASON.dates.values()}
    reached = 0
    for number in range(730):
        found = phase_on(SEASON, date(2026, 4, 1) + timedelta(days=number))
        assert found is not None
        place = ORDER.index(found.phase)
        assert place >= reached
        reached = place
        assert "confidence" in found.source
        assert set(re.findall(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", found.words)) <= known
        assert found.assumed == ("assumed" in found.means) == (str(found.ready_by) in found.means)
        assert found.words.count(". ") == 0
    assert reached == len(ORDER) - 1


def test_once_programs_read_what_is_not_ready_is_for_the_next_season() -> None:
    """On the day itself one is in time; the day after the next season is aimed at, on the same day a year later."""
    in_time, late = phase_on(SEASON, date(2026, 9, 23)), phase_on(SEASON, date(2026, 11, 22))
    assert in_time is not None
    assert late is not None
    assert (in_time.aim, in_time.ready_by, in_time.assumed) == ("2026-27", date(2026, 9, 23), False)
    assert (late.aim, late.ready_by, late.assumed) == ("2027-28", date(2027, 9, 23), True)
    assert "2026-09-23" in late.words
    assert "60 days late" in late.words


def test_a_season_without_dates_says_nothing() -> None:
    """Nothing is guessed from another season."""
    assert phase_on(load_season("2023-24"), date(2023, 11, 1)) is None
