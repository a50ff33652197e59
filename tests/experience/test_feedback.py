"""Feedback and its follow-up."""

from datetime import date

import pytest

from smartpick.errors import UserError
from smartpick.experience.feedback import Feedback, followed_up

GIVEN = Feedback(id="f", experience="x", said="Shorter presentations.", day=date(2026, 3, 2))
ON = date(2026, 4, 1)


def test_where_a_follow_up_stands() -> None:
    """No plan, planned, overdue, done."""
    planned = Feedback(id="f", experience="x", said="s", plan="time myself", plan_by=date(2026, 4, 1))
    assert GIVEN.follow_up(ON) == "no plan"
    assert planned.follow_up(ON) == "planned"
    assert planned.follow_up(date(2026, 4, 2)) == "overdue"
    done = followed_up(planned, date(2026, 3, 20), "under five minutes now")
    assert done.follow_up(ON) == "done"
    assert done.outcome == "under five minutes now"


def test_a_follow_up_comes_after_the_feedback() -> None:
    """Dates the wrong way round are refused."""
    with pytest.raises(UserError, match="lies before the feedback"):
        followed_up(GIVEN, date(2026, 3, 1), "x")
