"""Which answer narrows most: the arithmetic, and that answering really does it."""

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest

from smartpick.advice import Question
from smartpick.advice.decision import Decided, decide
from smartpick.advice.next_answers import next_answers
from smartpick.applicant import profile_of
from smartpick.chances import list_estimates, shipped_market
from smartpick.season import load_season

ON = date(2026, 11, 1)
THREE: dict[str, Any] = {
    "label": "x",
    "exams": {"step2ck": [{"result": "pass", "score": 241}]},
    "visa": {"needed": True},
    "preferences": {"specialties": {"Internal Medicine": 1.0}, "budget": 330},
}


def decided(data: dict[str, Any]) -> Decided:
    """Return the decision of profile data."""
    return decide(profile_of(data, ON), shipped_market(), load_season(), ON, Question())


def test_open_questions_by_what_they_narrow() -> None:
    """Only what is not answered is asked, the one that narrows most first, and each narrows something."""
    found = next_answers(decided(THREE))
    asked = [one.field for one in found]
    assert "exams.step2ck" not in asked
    assert "visa.needed" not in asked
    assert {"graduation", "rotations", "letters", "exams.step1", "ecfmg.certified"} <= set(asked)
    narrows = [one.narrows for one in found]
    assert narrows == sorted(narrows, reverse=True)
    assert 0.0 < narrows[-1] <= narrows[0] < 1.0


def test_an_answer_is_no_longer_asked_for() -> None:
    """What was answered is gone from the questions, and a profile without a program has none."""
    answered = {**THREE, "graduation": "2021-06", "ecfmg": {"certified": True}}
    asked = [one.field for one in next_answers(decided(answered))]
    assert "graduation" not in asked
    assert "ecfmg.certified" not in asked
    full = decided(THREE)
    assert next_answers(replace(full, pick=replace(full.pick, chosen=()))) == ()


def test_what_is_said_is_what_happens() -> None:
    """A typical answer narrows the same list's interval by about what was said before it was given."""
    before = decided(THREE)
    said = next(one for one in next_answers(before) if one.field == "graduation")
    typical = shipped_market().card.value("population.years_since_graduation")
    year = ON.year - round(typical)
    after = decided({**THREE, "graduation": f"{year}-{ON.month:02d}"})
    at = np.array([choice.index for choice in before.pick.chosen], dtype=np.intp)
    levels = np.array([choice.level for choice in before.pick.chosen], dtype=np.intp)
    now = list_estimates(after.chances, at, levels).p_match
    assert now.high - now.low == pytest.approx(said.after.high - said.after.low, abs=0.06)
    assert now.high - now.low < said.before.high - said.before.low
