"""Rows: tiers by their definition, marginal chances equal to leaving one out."""

import numpy as np
import pytest
from plan_inputs import ON, example, example_plan

from smartpick.advice.rows import LIKELY_FROM, TARGET_FROM, marginal_chances, tier_of, why_wasted
from smartpick.chances import assess, shipped_market
from smartpick.chances.screens import Screen


def test_tiers_follow_their_definition() -> None:
    """The three tiers part at 20 % and at 7 % chance of an interview."""
    assert tier_of(LIKELY_FROM) == "likely"
    assert tier_of(LIKELY_FROM - 1e-9) == "target"
    assert tier_of(TARGET_FROM) == "target"
    assert tier_of(TARGET_FROM - 1e-9) == "reach"
    for row in example_plan("community-clinic").rows:
        assert row.tier == tier_of(row.interview.value)


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
