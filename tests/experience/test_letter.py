"""Letters from the first thought to the upload."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartpick.errors import UserError
from smartpick.experience.letter import STEPS, Letter, advance

NEW = Letter(id="l", writer="p")


def test_the_status_is_the_last_step_taken() -> None:
    """Each step in turn becomes the status."""
    letter, day = NEW, date(2026, 5, 1)
    assert letter.status == "considered"
    for step in STEPS:
        letter = advance(letter, step, day)
        assert letter.status == step
    assert letter.exists
    assert letter.dated == day


@given(
    st.permutations(STEPS), st.lists(st.dates(date(2026, 1, 1), date(2026, 12, 31)), min_size=6, max_size=6)
)
def test_steps_never_run_backwards(order: list[str], days: list[date]) -> None:
    """However steps are recorded, no step ends up before one that comes first."""
    letter = NEW
    for step, day in zip(order, days, strict=True):
        try:
            letter = advance(letter, step, day)  # type: ignore[arg-type]  # the steps themselves
        except UserError:
            continue
        before = [getattr(letter, earlier) for earlier in STEPS[: STEPS.index(step)]]  # type: ignore[arg-type]
        assert all(taken <= day for taken in before if taken)


def test_a_declined_letter_goes_no_further() -> None:
    """Every reason against a step is said at once."""
    declined = replace(NEW, asked=date(2026, 5, 1), declined=date(2026, 5, 8))
    assert declined.status == "declined"
    with pytest.raises(UserError) as error:
        advance(declined, "agreed", date(2026, 4, 1))
    assert len(error.value.problems) == 2
    with pytest.raises(UserError, match="asked is dated 2026-05-01 already"):
        advance(replace(NEW, asked=date(2026, 5, 1)), "asked", date(2026, 6, 1))


def test_a_letter_that_was_hoped_for_and_is_not_there_is_overdue() -> None:
    """Overdue after its day, not when it is there or was declined."""
    due = replace(NEW, due=date(2026, 9, 1))
    assert not due.overdue(date(2026, 9, 1))
    assert due.overdue(date(2026, 9, 2))
    assert not replace(due, uploaded=date(2026, 8, 30)).overdue(date(2026, 9, 2))
    assert not replace(due, declined=date(2026, 8, 30)).overdue(date(2026, 9, 2))
