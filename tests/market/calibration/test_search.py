"""The search finds the posterior mode where it is known, and says so step by step."""

import numpy as np
from linear_country import FITTED, card, figures, posterior, run, season

from smartpick.market.calibration.search import Calibration, gauss_newton, sobol_points
from smartpick.market.calibration.targets import targets_of


def calibration() -> Calibration:
    """Return the calibration of the linear country."""
    targets = targets_of(card(), [season(card(), 2, r, 50) for r in range(50)], 40, figures())
    return Calibration(card(), targets, run, 3, 40, settling=0)


def test_gauss_newton_reaches_the_posterior_mode_in_one_round() -> None:
    """On straight lines one round is exact; the objective falls and every step is told."""
    fitting = calibration()
    assert set(fitting.names) == set(FITTED)
    said: list[str] = []
    start = fitting.points([np.zeros(3)], [fitting.base])[0]
    path = list(gauss_newton(fitting, start, 1, 3, said.append))
    order = [fitting.names.index(name) for name in FITTED]
    mean, _ = posterior(fitting.targets.scale)
    assert np.allclose(path[1][0].u[order], mean, atol=0.1)
    assert path[-1][0].objective <= path[0][0].objective
    assert said


def test_values_stay_inside_their_ranges() -> None:
    """A trial far outside is clipped to where the parameter makes sense."""
    fitting = calibration()
    changed = fitting.card(np.full(3, 1000.0), fitting.base)
    assert all(changed.value(name) == 9.0 for name in FITTED)
    assert np.allclose(fitting.where(fitting.card(np.array([0.1, 0.2, 0.3]), fitting.base)), [0.1, 0.2, 0.3])


def test_sobol_points_fill_the_middle_of_the_prior() -> None:
    """Every coordinate is spread evenly over quantiles 0.1 to 0.9, and no two points are alike."""
    points = sobol_points(5, 32)
    assert points.shape == (32, 5)
    assert np.abs(points).max() < 1.3
    assert np.abs(np.median(points, axis=0)).max() < 0.1
    assert len(np.unique(points.round(9), axis=0)) == 32
