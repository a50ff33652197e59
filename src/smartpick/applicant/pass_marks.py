"""Scores against the pass mark of the day on which the exam was taken."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from smartpick.applicant.exams import Attempt
from smartpick.applicant.field_check import Finding
from smartpick.applicant.field_list import OET_PARTS
from smartpick.toml_lines import Path

__all__ = ["PassMark", "PassMarks", "against_marks"]

MONTH = timedelta(days=30)
WAY_OUT = "Mend the score, the result or the date."


@dataclass(frozen=True, slots=True)
class PassMark:
    """A pass mark and the day from which it holds; ``None`` for the lowest of all years before the next one."""

    score: int
    since: date | None = None


PassMarks = tuple[PassMark, ...]
"""The marks of one exam, oldest first."""


def against_marks(
    key: str, called: str, entry: Attempt, marks: Mapping[str, PassMarks], path: Path
) -> Iterator[Finding]:
    """Yield what the scores of one attempt at the exam ``key`` say against its result."""
    if key == "oet":
        yield from _oet(called, entry, marks, path)
    elif entry.score is not None and key in marks:
        yield from _step(called, entry, entry.score, marks[key], path)


def _step(called: str, entry: Attempt, score: int, marks: PassMarks, path: Path) -> Iterator[Finding]:
    least, most = _least(marks, entry.date), _most(marks, entry.date)
    if entry.passed and score < least.score:
        what = f"{called} {score} is given as passed, but {_told(least)}."
        yield Finding((*path, "result"), what, WAY_OUT)
    if entry.passed is False and score >= most:
        what = f"{called} {score} is given as failed, but {most} is enough to pass."
        yield Finding((*path, "result"), what, WAY_OUT)


def _oet(called: str, entry: Attempt, marks: Mapping[str, PassMarks], path: Path) -> Iterator[Finding]:
    known = [(part, score, marks[f"oet_{part}"]) for part, score in entry.parts if f"oet_{part}" in marks]
    for part, score, of_part in known:
        least = _least(of_part, entry.date)
        if entry.passed and score < least.score:
            what = f"{called} is given as passed with {part} {score}, but {_told(least)}."
            yield Finding((*path, part), what, WAY_OUT)
    enough = [part for part, score, of_part in known if score >= _most(of_part, entry.date)]
    if entry.passed is False and len(enough) == len(OET_PARTS):
        what = f"{called} is given as failed, but all four scores are enough to pass."
        yield Finding((*path, "result"), what, WAY_OUT)


def _told(mark: PassMark) -> str:
    if mark.since is None:
        return f"no pass mark is known to have been below {mark.score}"
    return f"the pass mark of that day was {mark.score} (since {mark.since})"


def _in_force(marks: PassMarks, day: date) -> int:
    return max(place for place, mark in enumerate(marks) if mark.since is None or mark.since <= day)


def _least(marks: PassMarks, day: date | None) -> PassMark:
    """Return the mark of that day; for an unknown day the lowest of all years."""
    if day is None:
        return PassMark(min(mark.score for mark in marks))
    return marks[_in_force(marks, day)]


def _most(marks: PassMarks, day: date | None) -> int:
    """Return the highest mark that may have held that day; for an unknown day the highest of all years."""
    if day is None:
        return max(mark.score for mark in marks)
    # A month is read as its first day, but the exam may have been on its last.
    place = _in_force(marks, day + MONTH if day.day == 1 else day)
    # The first mark is the lowest of many years: all that is known of the others is that the second ended them.
    return max(mark.score for mark in marks[:2]) if place == 0 else marks[place].score
