"""Exams with every attempt."""

import datetime as dt
from dataclasses import dataclass, field

__all__ = ["Attempt", "Exam", "Exams"]


@dataclass(frozen=True, slots=True)
class Attempt:
    """One sitting; ``parts`` are the OET's listening, reading, speaking and writing scores."""

    date: dt.date | None = None
    passed: bool | None = None
    score: int | None = None
    parts: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Exam:
    """All sittings of one exam, summed up.

    ``attempts`` 0 means "not taken"; ``None`` anywhere means unknown. ``score`` is that of the passing
    attempt (the best of those whose result is not known, else ``None``: a failing score is no score to
    apply with). ``last`` is the day of the newest dated attempt.
    """

    attempts: int | None = None
    failed: int | None = None
    passed: bool | None = None
    score: int | None = None
    last: dt.date | None = None
    entries: tuple[Attempt, ...] = ()

    @classmethod
    def of(cls, entries: tuple[Attempt, ...] | None) -> "Exam":
        """Sum up the attempts listed; ``None`` is an exam nothing was said about."""
        if entries is None:
            return cls()
        results = [entry.passed for entry in entries]
        unsure = None in results
        passing = [entry.score for entry in entries if entry.passed and entry.score is not None]
        open_ = [entry.score for entry in entries if entry.passed is None and entry.score is not None]
        return cls(
            attempts=len(entries),
            failed=None if unsure else results.count(False),
            passed=True if True in results else (None if unsure else False),
            score=passing[0] if passing else max(open_, default=None),
            last=max((entry.date for entry in entries if entry.date), default=None),
            entries=entries,
        )


@dataclass(frozen=True, slots=True)
class Exams:
    """The exams an IMG takes."""

    step1: Exam = field(default_factory=Exam)
    step2ck: Exam = field(default_factory=Exam)
    step3: Exam = field(default_factory=Exam)
    oet: Exam = field(default_factory=Exam)
