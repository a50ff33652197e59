"""One experience."""

from datetime import date

import pytest

from smartpick.applicant import Rotation
from smartpick.experience.experience import Experience

ON = date(2026, 7, 1)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2026, 11, 2), date(2026, 11, 29), "running since 2026-11-02, day 21 of 28"),
        (date(2026, 11, 22), date(2026, 11, 22), "running since 2026-11-22, day 1 of 1"),
        (date(2026, 9, 7), date(2027, 3, 7), "running since 2026-09-07, week 11 of 26"),
        (date(2019, 1, 1), None, "running since 2019-01-01"),
        (date(2026, 11, 23), date(2026, 12, 1), ""),
        (date(2026, 10, 1), date(2026, 11, 21), ""),
        (None, date(2026, 12, 1), ""),
    ],
)
def test_what_runs_says_how_far_it_is(start: date | None, end: date | None, words: str) -> None:
    """In days, in weeks where it takes months, without a number when its end is not known, nothing unless it runs."""
    made = Experience(id="x", kind="observership", start=start, end=end)
    assert made.running_words(date(2026, 11, 22)) == words


def test_whether_hands_were_laid_on_follows_word_kind_or_nothing() -> None:
    """What is said counts first, then what the kind implies; volunteering alone says nothing."""
    assert Experience(id="x", kind="externship").hands is True
    assert Experience(id="x", kind="observership").hands is False
    assert Experience(id="x", kind="volunteering").hands is None
    assert Experience(id="x", kind="volunteering", hands_on=True).hands is True


def test_length_is_given_or_counted() -> None:
    """Months given go before dates; without either the length is unknown."""
    dated = Experience(id="x", kind="elective", start=date(2026, 1, 1), end=date(2026, 3, 31))
    assert dated.length == 3.0
    assert Experience(id="x", kind="elective", months=2.5).length == 2.5
    assert Experience(id="x", kind="elective").length is None


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2026, 1, 1), date(2026, 3, 31), None),
        (date(2026, 5, 1), date(2026, 8, 31), None),
        (date(2026, 9, 1), date(2026, 10, 31), None),
        (date(2026, 5, 4), date(2026, 8, 2), 2.0),
        (None, None, 4.0),
    ],
)
def test_months_done_are_those_of_the_profile(
    start: date | None, end: date | None, months: float | None
) -> None:
    """The log counts what has happened as the profile does."""
    mine = Experience(id="x", kind="elective", start=start, end=end, months=months)
    rotation = Rotation("elective", start=start, end=end, months=mine.length or 0.0)
    assert mine.months_done(ON) == pytest.approx(rotation.months_done(ON))


def test_an_open_end_counts_to_the_day() -> None:
    """What has begun and has no end yet is running, and its months are those so far."""
    open_ended = Experience(id="x", kind="volunteering", start=date(2026, 5, 1))
    assert open_ended.running(ON)
    assert open_ended.months_done(date(2026, 6, 30)) == 2.0
    assert open_ended.running(date(2026, 5, 1))
    assert not open_ended.running(date(2026, 4, 30))
    assert not open_ended.planned(ON)
    assert Experience(id="x", kind="volunteering", start=date(2026, 8, 1)).planned(ON)


def test_where_it_was() -> None:
    """A state means the US, practice at home does not, and nothing said is unknown."""
    assert Experience(id="x", kind="elective", state="OH").in_us is True
    assert Experience(id="x", kind="home practice").in_us is False
    assert Experience(id="x", kind="elective", country="USA").in_us is True
    assert Experience(id="x", kind="elective").in_us is None
    place = Experience(id="x", kind="elective", institution="Example Hospital", city="Cleveland", state="OH")
    assert place.place() == "Example Hospital, Cleveland, OH"


def test_a_full_week() -> None:
    """Full time is from 35 hours a week; unknown hours are unknown."""
    assert Experience(id="x", kind="elective", hours_per_week=40).full_time is True
    assert Experience(id="x", kind="elective", hours_per_week=20).full_time is False
    assert Experience(id="x", kind="elective").full_time is None
