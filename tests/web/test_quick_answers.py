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
        data, words = with_answer(DATA, field, value, ON, 2027)
        profile, found = check_profile(data, ON)
        assert found == ()
        assert words
        assert field not in profile.unknown_fields()
    assert set(DATA) == {"label", "preferences"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("visa.needed", "perhaps"),
        ("exams.step2ck", "a lot"),
        ("label", "x"),
        ("graduation", ""),
        ("graduation", "soon"),
        ("graduation", "2027"),
    ],
)
def test_what_is_no_answer_is_refused(field: str, value: str) -> None:
    """Another option, a word for a number, a field that is not asked, nothing: each is refused in words."""
    with pytest.raises(UserError):
        with_answer(DATA, field, value, ON, 2027)


@pytest.mark.parametrize(
    ("typed", "field", "kept", "words"),
    [
        ("2019-06", "graduation", "2019-06", "Graduated in 2019-06"),
        ("2020", "graduation", "2020", "Graduated in 2020, month unknown, taken as June"),
        ("June 2020", "graduation", "2020-06", "Graduated in 2020-06"),
        ("06/2020", "graduation", "2020-06", "Graduated in 2020-06"),
        ("2027-05", "graduation_expected", "2027-05", "Graduates in 2027-05"),
    ],
)
def test_a_graduation_as_people_write_it(typed: str, field: str, kept: str, words: str) -> None:
    """A year alone is kept as a year; a month ahead is an expected graduation; each is a sound profile."""
    data, said = with_answer(DATA, "graduation", typed, ON, 2027)
    assert (data[field], said) == (kept, words)
    assert check_profile(data, ON)[1] == ()


@pytest.mark.parametrize("typed", ["2090", "2090-06", "2028-01"])
def test_a_graduation_after_the_season_is_refused_plainly(typed: str) -> None:
    """Who graduates after the residencies begin cannot apply this season: the last year is said."""
    with pytest.raises(UserError, match=r"Write a year up to 2027\."):
        with_answer(DATA, "graduation", typed, ON, 2027)


SCORED = {**DATA, "exams": {"step2ck": [{"result": "pass", "score": 241}]}}


@pytest.mark.parametrize(
    ("value", "step1", "step2ck"), [("yes", 0, 0), ("no", 1, 0), ("step2ck", 0, 1), ("both", 1, 1)]
)
def test_failed_attempts_at_either_exam(value: str, step1: int, step2ck: int) -> None:
    """Each exam gets the attempts that were answered; a score that is known stays that of the attempt passed."""
    data, words = with_answer(SCORED, "exams.step1", value, ON, 2027)
    profile, found = check_profile(data, ON)
    assert found == ()
    assert (profile.exams.step1.failed, profile.exams.step2ck.failed) == (step1, step2ck)
    assert profile.exams.step2ck.score == 241
    assert words.startswith("Failed attempts: ")


def test_an_attempt_whose_result_was_not_known() -> None:
    """A score without a result was a pass for who passed; a failed attempt that is noted is not noted twice."""
    open_ = {**DATA, "exams": {"step2ck": [{"score": 212}]}}
    data, _ = with_answer(open_, "exams.step1", "yes", ON, 2027)
    assert data["exams"]["step2ck"] == [{"score": 212, "result": "pass"}]
    noted = {
        **DATA,
        "exams": {"step2ck": [{"result": "fail", "score": 190}, {"result": "pass", "score": 230}]},
    }
    data, _ = with_answer(noted, "exams.step1", "step2ck", ON, 2027)
    assert data["exams"]["step2ck"] == noted["exams"]["step2ck"]
    for wrong in ("yes", "no"):
        with pytest.raises(UserError, match="failed attempt at Step 2 CK"):
            with_answer(noted, "exams.step1", wrong, ON, 2027)
