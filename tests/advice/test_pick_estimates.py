"""A list has one chance and one interval, wherever it is shown."""

from dataclasses import replace

import pytest
from plan_inputs import ON, SEASON, example, example_plan

from smartpick.advice.decision import decide
from smartpick.advice.pick_estimates import pick_estimates
from smartpick.advice.question import Question
from smartpick.chances import shipped_market

CLINIC = "community-clinic"


def test_no_list_has_no_chance() -> None:
    """Nothing picked: nothing to match with, and nothing uncertain about it."""
    decided = decide(example(CLINIC), shipped_market(), SEASON, ON, Question())
    none = pick_estimates(decided.chances, replace(decided.pick, chosen=()))
    assert (none.p_match.low, none.p_match.value, none.p_match.high) == (0.0, 0.0, 0.0)
    assert none.interviews.high == 0.0


def test_who_cannot_attend_every_interview_has_the_chance_that_the_list_was_chosen_by() -> None:
    """The optimiser's own chance of matching is the value, and the interval moves with it."""
    decided = decide(example(CLINIC), shipped_market(), SEASON, ON, Question())
    free = pick_estimates(decided.chances, decided.pick).p_match
    fewer = replace(decided.pick, p_success=0.8 * free.value)
    held = pick_estimates(decided.chances, fewer).p_match
    assert held.value == pytest.approx(0.8 * free.value)
    assert 0.0 < held.low < held.value < held.high < free.high
    assert held.low < free.low


def test_the_plan_shows_the_same_estimates() -> None:
    """What the list shows as its chance and interviews is this."""
    asked = Question(budget=1500.0)
    decided = decide(example(CLINIC), shipped_market(), SEASON, ON, asked)
    found, totals = pick_estimates(decided.chances, decided.pick), example_plan(CLINIC).totals
    assert totals.p_match.value == pytest.approx(found.p_match.value, abs=0.002)
    assert totals.p_match.low == pytest.approx(found.p_match.low, abs=0.02)
    assert totals.p_match.high == pytest.approx(found.p_match.high, abs=0.02)
