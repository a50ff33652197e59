"""The inner problem: every specialty matches as many IMGs as published, whatever the rest of the card says."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from small_world import small_card, small_world

from smartpick.market.calibration.inner import (
    FLATTEST,
    SLOPE,
    STEEPEST,
    learnt,
    levels,
    log_odds_off,
    measured_slopes,
    moved,
    settle_openness,
)
from smartpick.market.card import ModelCard
from smartpick.market.moments import Moments, average, moments, non_us_matched
from smartpick.market.season_run import simulate_replicate


def run(pieces: Sequence[tuple[ModelCard, int, int, int]]) -> list[Moments]:
    """Simulate seasons of the small country."""
    return [moments(small_world(c), simulate_replicate(small_world(c), c, *which)) for c, *which in pieces]


def test_settled_openness_gives_the_published_counts() -> None:
    """Two cards that start apart end with the published matches of both specialties, and of US IMGs."""
    base = small_card()
    rows = {
        n: replace(r, img_matched=t, us_img_matched=12.0)
        for (n, r), t in zip(base.specialties.items(), (16, 14), strict=True)
    }
    base = replace(base, specialties=rows)
    away = moved(base, np.array([-1.0, 0.8]), 0.5)
    cards, found = settle_openness([base, away], run, 5, 4, 8)
    for m in found:
        assert np.abs(non_us_matched(m) - [16, 14]).max() <= 5.0
    assert cards[0].hash != base.hash
    again = average(run([(cards[1], 5, r, 4) for r in range(4)]))
    assert np.allclose(again.matched, found[1].matched)


def test_steps_are_bounded() -> None:
    """However far off, openness moves by one unit at most and stays in its range."""
    base = small_card()
    far = moved(base, np.array([50.0, -50.0]), 9.0)
    for name, step in zip(base.specialties, (1.0, -1.0), strict=True):
        assert np.isclose(far.specialties[name].openness, base.specialties[name].openness + step, atol=1e-3)
    off, us_off = log_odds_off(base, run([(base, 1, 0, 1)])[0])
    assert off.shape == (2,)
    assert np.isfinite(us_off)


def test_a_slope_is_learnt_from_what_a_move_did() -> None:
    """Half way (geometrically) to what was measured, within bounds; a move too small to tell teaches nothing."""
    believed = np.full(4, SLOPE)
    moves, gains = np.array([0.5, 0.5, -0.5, 0.01]), np.array([0.4, -3.0, -9.0, 5.0])
    found = learnt(believed, moves, gains)
    expected = [np.sqrt(SLOPE * 0.8), np.sqrt(SLOPE * FLATTEST), np.sqrt(SLOPE * STEEPEST), SLOPE]
    assert np.allclose(found, expected)


def test_slopes_are_measured_around_a_card() -> None:
    """In a country whose log-odds are straight lines in openness the slopes come back, each for itself."""
    base = small_card()
    true = np.array([0.9, 0.4])
    people = 1000.0

    def straight(pieces: Sequence[tuple[ModelCard, int, int, int]]) -> list[Moments]:
        found = []
        for card, *_ in pieces:
            odds = np.exp(true * (levels(card) - levels(base)))
            (season,) = run([(base, 1, 0, 1)])
            preferred = np.zeros_like(season.preferred)
            applicants = np.zeros_like(season.applicants)
            applicants[:, 4], preferred[:, 4] = people, people * odds / (1.0 + odds)
            found.append(replace(season, applicants=applicants, preferred=preferred))
        return found

    assert np.allclose(measured_slopes(base, straight, 3), true, rtol=0.02)
