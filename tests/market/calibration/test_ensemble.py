"""The ensemble is the posterior where the posterior is known."""

import numpy as np
from linear_country import FITTED, card, figures, posterior, run, season

from smartpick.market.calibration.ensemble import draw_members
from smartpick.market.calibration.search import Calibration, gauss_newton
from smartpick.market.calibration.targets import targets_of


def test_members_have_the_mean_and_spread_of_the_exact_posterior() -> None:
    """Sixty members of a linear Gaussian model: mean within half an sd, covariance within sampling error."""
    targets = targets_of(card(), [season(card(), 2, r, 50) for r in range(50)], 30, figures())
    fitting = Calibration(card(), targets, run, 3, 30, settling=0)
    start = fitting.points([np.zeros(3)], [fitting.base])[0]
    *_, (mode, response) = gauss_newton(fitting, start, 1, 2, lambda _: None)
    members = draw_members(fitting, mode, [mode.card] * 60, response, 1, lambda _: None)
    order = [fitting.names.index(name) for name in FITTED]
    us = np.array([member.u[order] for member in members])
    mean, covariance = posterior(targets.scale)
    sd = np.sqrt(np.diag(covariance))
    assert (np.abs(us.mean(axis=0) - mean) < 0.5 * sd).all()
    assert np.allclose(us.std(axis=0), sd, rtol=0.3)
    correlation = covariance / np.outer(sd, sd)
    assert np.allclose(np.corrcoef(us.T), correlation, atol=0.35)
