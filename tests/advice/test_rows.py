"""Rows: tiers by their definition, marginal chances equal to leaving one out."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_inputs import ON, example, example_plan

from smartpick.advice.rows import LIKELY_FROM, TARGET_FROM, marginal_chances, tier_of, why_wasted
from smartpick.chances import assess, shipped_market
from smartpick.chances.screens import Screen
from smartpick.render.wording import percent


def test_tiers_follow_their_definition() -> None:
    """The three tiers part at 20 % and at 7 % chance of an interview."""
    assert tier_of(LIKELY_FROM) == "likely"
    assert tier_of(LIKELY_FROM - 0.006) == "target"
    assert tier_of(TARGET_FROM) == "target"
    assert tier_of(TARGET_FROM - 0.0006) == "reach"
    for row in example_plan("community-clinic").rows:
        assert row.tier == tier_of(row.interview.value)


@given(st.floats(0.0, 1.0))
def test_no_tier_contradicts_the_chance_beside_it(interview: float) -> None:
    """What is shown as 20% is likely and as 7.0% a target, however the digits behind it fall."""
    shown = float(percent(interview).strip("<>%"))
    expected = "likely" if shown >= 20 else "target" if shown >= 7 else "reach"
    assert tier_of(interview) == expected


def test_waste_has_a_reason() -> None:
    """A failed rule names itself; a row that saves more than it is worth says both numbers; a good row is no waste."""
    passed, failed = Screen("visa", "passes", "sponsors J-1"), Screen("service", "fails", "trains officers")
    assert why_wasted((passed, failed), 0.2, 11.0, 0.005) == "service: trains officers"
    assert "saves 30 USD and loses 0.1 percentage" in why_wasted((passed,), 0.001, 30.0, 0.005)
    assert why_wasted((passed,), 0.0016, 30.0, 0.005) == ""


def test_marginal_chances_are_leave_one_out() -> None:
    """For a list of twelve, each marginal chance is P(match) minus P(match) without the row."""
    market = shipped_market()
    rows = np.flatnonzero([p.specialty == "Neurology" for p in market.directory.programs])
    chances = assess(example("community-clinic"), market, rows, {"Neurology": (8, 0, False)}, ON)
    at, levels = np.arange(12), np.array([0, 2] * 6)

    def anywhere(keep: np.ndarray) -> float:
        missed = 1.0 - chances.match[at[keep], levels[keep]]
        return float((1.0 - missed.prod(axis=0)) @ chances.node_weights)

    whole = anywhere(at >= 0)
    found = marginal_chances(chances, at, levels)
    assert found == pytest.approx([whole - anywhere(at != k) for k in at], abs=1e-12)
