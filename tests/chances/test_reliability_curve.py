"""A predictor that is right is found right, one that is over-confident is not; intervals are judged likewise."""

import numpy as np
import pytest

from smartpick.chances.reliability_curve import coverage_of, curve_of

N, WORLDS = 8000, 400


def made_up(confidence: float, seed: int = 1) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return predictions, outcomes and worlds; above 1, what is said is farther from a half than what is true."""
    rng = np.random.default_rng(seed)
    odds = rng.normal(0.0, 1.5, N)
    happened = rng.random(N) < 1.0 / (1.0 + np.exp(-odds))
    return 1.0 / (1.0 + np.exp(-confidence * odds)), happened.astype(float), np.arange(N) % WORLDS


def test_a_right_predictor_shows_no_more_than_sampling_error() -> None:
    """The calibration error of chances that are exact is what sampling alone explains, and every bin holds its own."""
    held = 0
    for seed in range(20):
        said, happened, world = made_up(1.0, seed)
        curve = curve_of("right", said, happened, world)
        held += curve.within_luck
        assert curve.ece < 0.025
    assert held >= 17
    assert sum(b.happened.low <= b.predicted <= b.happened.high for b in curve.bins) >= 8
    assert sum(b.count for b in curve.bins) == N
    assert curve.clusters == WORLDS


def test_an_over_confident_predictor_is_found_out() -> None:
    """Chances that are too extreme have an error beyond sampling, too low below a half and too high above."""
    said, happened, world = made_up(1.6)
    curve = curve_of("over-confident", said, happened, world)
    assert curve.ece > 0.04
    assert not curve.within_luck
    assert curve.bins[0].predicted < curve.bins[0].happened.low
    assert curve.bins[-1].predicted > curve.bins[-1].happened.high


def test_a_bias_is_measured_with_its_interval() -> None:
    """Chances that are all 0.1 too high have a bias of 0.1, and the Brier score is the mean square."""
    rng = np.random.default_rng(2)
    truth = rng.uniform(0.1, 0.8, 1000)
    curve = curve_of("biased", truth + 0.1, truth, np.arange(1000))
    assert curve.bias.value == pytest.approx(0.1)
    assert curve.ece == pytest.approx(0.1)
    assert curve.brier == pytest.approx(0.01)


def test_luck_shared_in_a_world_is_not_taken_for_miscalibration() -> None:
    """Ten worlds in which everybody does better or worse together: a large error, but no larger than so few allow."""
    rng = np.random.default_rng(3)
    world = np.arange(2000) % 10
    shift = rng.normal(0.0, 0.1, 10)
    said = rng.uniform(0.3, 0.7, 2000)
    curve = curve_of("few worlds", said, said + (shift - shift.mean() + 0.01)[world], world)
    assert curve.within_luck
    blind = curve_of("counted one by one", said, said + (shift - shift.mean() + 0.01)[world], np.arange(2000))
    assert blind.ece_by_luck < 0.5 * curve.ece_by_luck


def test_equal_predictions_share_a_bin() -> None:
    """Where most predictions are the same number there are fewer bins, and none is empty."""
    said = np.concatenate([np.full(90, 0.2), np.linspace(0.3, 0.9, 10)])
    curve = curve_of("ties", said, said, np.arange(100))
    assert all(b.count > 0 for b in curve.bins)
    assert curve.ece == pytest.approx(0.0)


def test_coverage_counts_both_sides() -> None:
    """Of ten truths, one lies below its interval and two above; a truth on an end is inside."""
    truth = np.array([0.0, 0.2, 0.25, 0.3, 0.35, 0.4, 0.3, 0.3, 0.9, 0.8])
    found = coverage_of("ten", truth, np.full(10, 0.2), np.full(10, 0.4), np.arange(10))
    assert found.covered.value == pytest.approx(0.7)
    assert found.below == pytest.approx(0.1)
    assert found.above == pytest.approx(0.2)
    assert found.count == 10


def test_an_interval_that_reaches_down_to_nothing_should_hold_more() -> None:
    """Nothing lies below zero, so such an interval leaves out one tail only: 95 %, and the mean over all cases."""
    rng = np.random.default_rng(4)
    truth = np.where(rng.random(20_000) < 0.3, 0.0, rng.random(20_000))
    high = np.quantile(truth, 0.95)
    found = coverage_of("screened", truth, np.zeros(20_000), np.full(20_000, high), np.arange(20_000) % 50)
    assert found.nominal == pytest.approx(0.95)
    assert found.covered.value == pytest.approx(found.nominal, abs=0.001)
    half = coverage_of("half", np.full(4, 0.5), np.array([0.0, 0.0, 0.1, 0.1]), np.ones(4), np.arange(4))
    assert half.nominal == pytest.approx(0.925)
