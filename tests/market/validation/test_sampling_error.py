"""Intervals of proportions and of means over clusters hold the truth as often as they say."""

import math

import numpy as np
import pytest

from smartpick.market.validation.sampling_error import mean_over_clusters, proportion, student_quantile


@pytest.mark.parametrize(
    ("hits", "trials", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),
        (5, 10, 0.2366, 0.7634),
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
    ],
)
def test_proportions_have_wilsons_interval(hits: int, trials: int, low: float, high: float) -> None:
    """Published examples (Newcombe, Statistics in Medicine 17, 1998, Table I) to four digits."""
    found = proportion(hits, trials)
    assert found.value == hits / trials
    assert found.low == pytest.approx(low, abs=6e-5)
    assert found.high == pytest.approx(high, abs=6e-5)


def test_no_trials_say_nothing() -> None:
    """Without a trial the share is not a number and the interval is everything."""
    found = proportion(0, 0)
    assert math.isnan(found.value)
    assert (found.low, found.high) == (0.0, 1.0)


def test_clusters_that_share_their_luck_widen_the_interval() -> None:
    """Forty copies of ten values are ten values: the interval is that of the ten, not of four hundred."""
    rng = np.random.default_rng(3)
    values = rng.normal(size=30)
    alone = mean_over_clusters(values, np.arange(30))
    copied = mean_over_clusters(np.repeat(values, 40), np.repeat(np.arange(30), 40))
    blind = mean_over_clusters(np.repeat(values, 40), np.arange(1200))
    assert copied.value == pytest.approx(alone.value)
    assert copied.high - copied.low == pytest.approx(alone.high - alone.low)
    assert blind.high - blind.low < 0.3 * (copied.high - copied.low)


def test_the_interval_of_a_mean_holds_the_truth_about_as_often_as_it_says() -> None:
    """Of 300 samples of 40 values, 95 per cent hold the true mean, within sampling error and the bootstrap's own."""
    rng = np.random.default_rng(5)
    held = 0
    for _ in range(300):
        found = mean_over_clusters(rng.normal(1.0, 2.0, 40), np.arange(40))
        held += found.low <= 1.0 <= found.high
    assert 0.90 <= held / 300 <= 0.98


def test_what_is_not_a_number_is_left_out() -> None:
    """A nan counts for nothing; nothing but nan gives nan."""
    found = mean_over_clusters(np.array([1.0, np.nan, 3.0]), np.arange(3))
    assert found.value == 2.0
    assert math.isnan(mean_over_clusters(np.full(2, np.nan), np.arange(2)).value)


@pytest.mark.parametrize(("freedom", "exact"), [(5, 2.0150), (10, 1.8125), (20, 1.7247), (120, 1.6577)])
def test_students_quantiles_are_those_of_the_tables(freedom: int, exact: float) -> None:
    """The 95 per cent points of Student's t, within 0.01; symmetric."""
    assert student_quantile(0.95, freedom) == pytest.approx(exact, abs=0.01)
    assert student_quantile(0.05, freedom) == pytest.approx(-student_quantile(0.95, freedom))
