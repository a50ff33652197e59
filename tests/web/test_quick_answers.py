"""Answers to single questions become fields of the profile."""

from datetime import date
from typing import Any

import pytest

from smartpick.applicant import check_profile
from smartpick.errors import UserError
from smartpick.web.quick_answers import QUICK, with_answer

ON = date(2026, 11, 1)
DATA: dict[str, Any] = {"label": "x", "preferences": {"specialties": {"Internal Medicine": 1.0}}}
ANSWERS = {"exams.step2ck": "240", "graduation": "2020-06", "research.publications": "2"}


@pytest.mark.parametrize("field", QUICK)
def test_every_answer_is_a_sound_profile(field: str) -> None:
    """Each possible answer gives a profile without a fault, in which the question is answered; the data stay."""
    answers = [value for value, _ in QUICK[field].options] or [ANSWERS[field]]
    for value in answers:
        data, words = with_answer(DATA, field, value)
        profile, found = check_profile(data, ON)
        assert found == ()
        assert words
        assert field not in profile.unknown_fields()
    assert set(DATA) == {"label", "preferences"}


@pytest.mark.parametrize(
    ("field", "value"),
    [("visa.needed", "perhaps"), ("exams.step2ck", "a lot"), ("label", "x"), ("graduation", "")],
)
def test_what_is_no_answer_is_refused(field: str, value: str) -> None:
    """Another option, a word for a number, a field that is not asked, nothing: each is refused in words."""
    with pytest.raises(UserError):
        with_answer(DATA, field, value)
