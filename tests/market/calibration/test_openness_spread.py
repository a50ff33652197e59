"""The spread of openness is that of its answer to the parameters and to the luck of the count, straight or not."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from linear_country import BASE, card, figures, run

from smartpick.market.calibration.openness_spread import luck_of_counts, other_counts, spread_of_openness
from smartpick.market.calibration.search import Calibration, Point
from smartpick.market.calibration.targets import targets_of
from smartpick.market.card import ModelCard
from smartpick.market.moments import Moments


def test_counts_are_read_with_the_luck_of_a_season() -> None:
    """Over many readings a count has the published mean and the luck as its spread, and never fewer than nobody."""
    base = card()
    seasons = run([(base, 1, r, 1) for r in range(12)])
    luck = luck_of_counts(base, seasons)
    assert (luck > 0).all()
    read = other_counts(base, luck, 400, 3)
    for s, row in enumerate(base.specialties.values()):
        counts = np.array([member.specialties[row.name].img_matched for member in read])
        assert abs(counts.mean() - row.img_matched) < 0.2 * luck[s] + 0.1
        assert np.isclose(counts.std(), luck[s], rtol=0.2)
        assert counts.min() >= 0


def opened(pieces: Sequence[tuple[ModelCard, int, int, int]]) -> list[Moments]:
    """Return seasons in which log-odds of matching are openness minus twice the first parameter, as in its square."""
    found = []
    for (given, *_), season in zip(pieces, run(pieces), strict=True):
        u = (given.value("parallel.img") - 0.5) / 0.1
        log_odds = np.array([row.openness for row in given.specialties.values()]) - 2.0 * u - 0.5 * u**2
        people = np.full(len(log_odds), 1e6)
        matched = np.zeros_like(season.preferred)
        applicants = np.zeros_like(season.applicants)
        applicants[:, 4], matched[:, 4] = people, people / (1.0 + np.exp(-log_odds))
        found.append(replace(season, applicants=applicants, preferred=matched))
    return found


def test_the_spread_is_that_of_what_openness_balances() -> None:
    """A parameter with a spread of 0.4 that counts twice, and bends: root of (2 x 0.4)^2 + 2 (0.5 x 0.4^2)^2."""
    half = {row.name: replace(row, img_matched=500_000) for row in card().specialties.values()}
    base = card().changed({}, half)
    targets = targets_of(base, run([(base, 1, r, 8) for r in range(8)]), 4, figures())
    calibration = Calibration(base, targets, opened, 5, 2, around=1, slopes=np.ones(len(half)))
    mode = Point(np.zeros(3), base, BASE, np.zeros(len(targets.figures)))
    covariance = np.diag([0.16 if name == "parallel.img" else 1.0 for name in calibration.names])
    sure = spread_of_openness(calibration, mode, covariance, np.zeros(len(half)), 64)
    assert set(sure) == set(half)
    assert np.allclose(list(sure.values()), np.hypot(0.8, np.sqrt(2.0) * 0.08), rtol=0.1)
    # Log-odds at one half change by 4e-6 a person.
    lucky = spread_of_openness(calibration, mode, covariance, np.full(len(half), 200_000.0), 64)
    assert np.allclose(list(lucky.values()), np.hypot(0.81, 0.9), rtol=0.3)
    assert spread_of_openness(calibration, mode, covariance, np.zeros(len(half)), 64) == sure
