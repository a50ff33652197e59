"""Scores against the pass mark of their day."""

from datetime import date

import pytest

from smartpick.applicant.exams import Attempt
from smartpick.applicant.pass_marks import PassMark, against_marks

MARKS = {
    "step2ck": (PassMark(167), PassMark(214, date(2022, 7, 1)), PassMark(218, date(2025, 7, 1))),
    "step1": (PassMark(176), PassMark(194, date(2018, 1, 1)), PassMark(196, date(2022, 1, 26))),
    "oet_listening": (PassMark(350),),
    "oet_reading": (PassMark(350),),
    "oet_speaking": (PassMark(350),),
    "oet_writing": (PassMark(350), PassMark(300, date(2022, 4, 1))),
}
ENOUGH = {"listening": 350, "reading": 360, "speaking": 350}


def said(key: str, entry: Attempt) -> list[str]:
    """Return what is wrong with one attempt."""
    return [one.what for one in against_marks(key, "It", entry, MARKS, ("exams", key, 0))]


@pytest.mark.parametrize(
    ("day", "score", "passed", "words"),
    [
        (date(2024, 3, 19), 205, True, "but the pass mark of that day was 214 (since 2022-07-01)"),
        (date(2025, 8, 1), 217, True, "was 218"),
        (date(2025, 6, 30), 217, True, ""),
        (date(2014, 1, 1), 205, True, ""),
        (date(2014, 1, 1), 1, True, "no pass mark is known to have been below 167"),
        (None, 205, True, ""),
        (None, 166, True, "no pass mark is known to have been below 167"),
        (date(2024, 3, 19), 215, False, "failed, but 214 is enough to pass"),
        (date(2024, 3, 19), 213, False, ""),
        (date(2010, 3, 19), 200, False, ""),
        (date(2010, 3, 19), 214, False, "failed, but 214 is enough to pass"),
        (None, 217, False, ""),
        (None, 252, False, "failed, but 218 is enough to pass"),
        (date(2024, 3, 19), 205, None, ""),
    ],
)
def test_a_score_counts_by_the_mark_of_its_day(
    day: date | None, score: int, passed: bool | None, words: str
) -> None:
    """A pass below the mark of the day and a fail above it are found; an unknown day gets the benefit of the doubt."""
    found = said("step2ck", Attempt(day, passed, score))
    assert [words in one for one in found] == ([True] if words else [])


def test_a_month_is_all_of_its_days() -> None:
    """January 2022 (read as its first day) may be the 30th, after the mark rose: 195 may be a fail, and a pass."""
    for passed in (True, False):
        assert said("step1", Attempt(date(2022, 1, 1), passed, 195)) == []
    assert said("step1", Attempt(date(2022, 1, 2), passed=False, score=195)) != []


def test_every_part_of_oet_has_its_own_mark() -> None:
    """A pass with listening 100 is impossible; writing 320 passes since April 2022 and not before."""
    low = Attempt(date(2025, 2, 15), passed=True, parts=(("listening", 100), ("writing", 320)))
    assert said("oet", low) == [
        "It is given as passed with listening 100, but no pass mark is known to have been below 350."
    ]
    early = Attempt(date(2021, 2, 15), passed=True, parts=(("writing", 320),))
    assert len(said("oet", early)) == 1
    assert said("oet", Attempt(None, passed=True, parts=(("writing", 320),))) == []


def test_oet_fails_by_any_part() -> None:
    """A fail with four scores that pass is impossible; with one low or one not given it is not."""

    def failed(**parts: int) -> list[str]:
        return said("oet", Attempt(date(2025, 2, 15), passed=False, parts=tuple(parts.items())))

    assert "all four scores are enough" in failed(**ENOUGH, writing=310)[0]
    assert failed(**ENOUGH, writing=290) == []
    assert failed(**ENOUGH) == []


def test_without_marks_nothing_is_said() -> None:
    """A profile read without a season is not judged by one."""
    assert list(against_marks("step2ck", "It", Attempt(None, True, 1), {}, ("x",))) == []
    assert list(against_marks("oet", "It", Attempt(None, True, parts=(("reading", 1),)), {}, ("x",))) == []
