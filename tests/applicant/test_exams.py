"""Exams summed up."""

from datetime import date

import pytest

from smartpick.applicant import Attempt, Exam


def test_unknown_is_not_the_same_as_not_taken() -> None:
    """Nothing said gives unknown everywhere; an empty list gives zero attempts and no pass."""
    assert Exam.of(None) == Exam(attempts=None, failed=None, passed=None, score=None, last=None)
    empty = Exam.of(())
    assert (empty.attempts, empty.failed, empty.passed, empty.score) == (0, 0, False, None)


def test_a_pass_after_a_fail_keeps_both() -> None:
    """The score is that of the passing attempt, and the failed one is counted."""
    exam = Exam.of((
        Attempt(date(2024, 1, 1), passed=False, score=210),
        Attempt(date(2024, 9, 1), passed=True, score=246),
    ))  # fmt: skip
    assert (exam.attempts, exam.failed, exam.passed, exam.score, exam.last) == (
        2,
        1,
        True,
        246,
        date(2024, 9, 1),
    )


@pytest.mark.parametrize(
    ("results", "failed", "passed"),
    [
        ((None,), None, None),
        ((None, True), None, True),
        ((None, False), None, None),
        ((False, False), 2, False),
    ],
)
def test_an_unknown_result_stays_unknown(
    results: tuple[bool | None, ...], failed: int | None, passed: bool | None
) -> None:
    """A missing result never turns into a pass or a fail."""
    exam = Exam.of(tuple(Attempt(passed=result) for result in results))
    assert (exam.failed, exam.passed) == (failed, passed)


def test_a_failing_score_is_no_score_to_apply_with() -> None:
    """Only failed attempts leave the score empty; a score of unknown result is kept."""
    assert Exam.of((Attempt(passed=False, score=210),)).score is None
    assert Exam.of((Attempt(score=230), Attempt(score=240))).score == 240
