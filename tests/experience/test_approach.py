"""Writing to somebody."""

from dataclasses import replace
from datetime import date

from smartpick.experience.approach import Approach, follow_up_day, standing

SENT = Approach(id="a", channel="department", sent=date(2026, 3, 2))


def test_one_reminder_after_two_weeks() -> None:
    """A second word is due after two weeks, on the chosen day if there is one, and no third is suggested."""
    assert follow_up_day(SENT) == date(2026, 3, 16)
    assert follow_up_day(replace(SENT, next_word=date(2026, 4, 1))) == date(2026, 4, 1)
    assert follow_up_day(replace(SENT, followed_up=date(2026, 3, 16))) is None
    assert follow_up_day(replace(SENT, replied=date(2026, 3, 5))) is None


def test_where_an_approach_stands() -> None:
    """From the first draft to the outcome."""
    assert standing(Approach(id="a"), date(2026, 3, 2)) == "to write"
    assert standing(SENT, date(2026, 3, 15)) == "waiting"
    assert standing(SENT, date(2026, 3, 16)) == "follow up"
    assert standing(replace(SENT, replied=date(2026, 3, 5)), date(2026, 3, 16)) == "answered"
    assert standing(replace(SENT, outcome="declined"), date(2026, 3, 16)) == "closed"
