"""Reasons: sizes are differences of the chance itself, signs are what a reader expects."""

from dataclasses import replace

import numpy as np
import pytest
from example_inputs import ALLOWANCES, ON, scored

from smartpick.applicant import Profile
from smartpick.chances import Chances, Market, assess, explain


def test_every_reason_has_words_a_size_and_a_source(chances: Chances) -> None:
    """Largest first; none empty."""
    at = np.arange(20)
    for reasons in explain(chances, at, np.zeros(20, dtype=np.intp)):
        sizes = [abs(r.effect) for r in reasons]
        assert sizes == sorted(sizes, reverse=True)
        assert all(r.words and r.source and r.label for r in reasons)


def test_a_signal_s_size_is_the_chance_it_adds(chances: Chances) -> None:
    """The reason "signal" is the interview chance with it minus without it, in points."""
    at, gold = np.arange(30), np.full(30, 2)
    added = 100.0 * ((chances.interview[at, 2] - chances.interview[at, 0]) @ chances.node_weights)
    for k, reasons in enumerate(explain(chances, at, gold)):
        signal = [r for r in reasons if r.label == "Signal"]
        if added[k] > 0:
            assert signal[0].effect == pytest.approx(added[k], abs=0.05)


def test_a_low_score_is_a_reason_against(profile: Profile, market: Market, medicine: np.ndarray) -> None:
    """220 costs, 265 helps."""
    at, levels = np.arange(5), np.zeros(5, dtype=np.intp)
    effects = []
    for score in (220, 265):
        chances = assess(scored(profile, score), market, medicine, ALLOWANCES, ON)
        effects.append(
            [r.effect for row in explain(chances, at, levels) for r in row if r.label == "Step 2 CK"]
        )
    assert max(effects[0]) < 0.0 < min(effects[1])


def test_an_unknown_rule_costs_what_passing_it_for_certain_would_add(chances: Chances) -> None:
    """Its size is the chance as it is, less the chance divided by the share of draws that pass the rule."""
    at = np.arange(40)
    base = 100.0 * (chances.interview[at, 0] @ chances.node_weights)
    seen = 0
    for k, reasons in enumerate(explain(chances, at, np.zeros(40, dtype=np.intp))):
        for column in chances.screens:
            found = [r for r in reasons if r.label == f"Unknown: {column.rule}"]
            if found:
                seen += 1
                share = np.broadcast_to(column.chance, chances.likes.passing.shape)[
                    ..., chances.group[k]
                ].mean()
                assert found[0].effect == pytest.approx(base[k] - base[k] / share, abs=0.1)
    assert seen > 40


def test_an_experience_is_named(profile: Profile, market: Market, medicine: np.ndarray) -> None:
    """The reason for US experience says how much it was counted as."""
    bare = replace(profile, rotations=())
    chances = assess(bare, market, medicine, ALLOWANCES, ON)
    found = explain(chances, np.arange(1), np.zeros(1, dtype=np.intp))[0]
    assert any("0.0 full-time hands-on months" in r.words and r.effect < 0.0 for r in found)
