"""Targets: fitted figures only, and a miss is measured in luck and tolerance together."""

from dataclasses import replace

import numpy as np
from linear_country import KEYS, LUCK, TRUTH, card, exact, figures, season

from smartpick.market.calibration.targets import LOST, targets_of


def test_scale_is_luck_and_tolerance_together() -> None:
    """Luck of the published season, luck of four simulated ones and tolerance add in squares."""
    targets = targets_of(card(), [season(card(), 1, r, 200) for r in range(200)], 4, figures(0.2))
    assert [f.key for f in targets.figures] == list(KEYS)
    assert np.allclose(targets.luck, LUCK, rtol=0.2)
    assert np.allclose(targets.scale, np.hypot(targets.luck * np.sqrt(1.25), 0.2))
    assert np.allclose(targets.values, exact(TRUTH))


def test_misses_are_signed_and_in_units_of_the_scale() -> None:
    """A simulation above the published figure misses it upwards."""
    targets = targets_of(card(), [season(card(), 1, r, 4) for r in range(4)], 4, figures())
    found = season(card(), 9, 0, 1)
    assert np.allclose(targets.misses(found) * targets.scale, targets.simulated(found) - targets.values)


def test_what_is_not_fitted_is_left_out() -> None:
    """Figures that are predicted only, or that the country does not have, are no targets."""
    published = targets_of(card(), [season(card(), 1, r, 3) for r in range(3)], 4)
    assert all(f.fitted for f in published.figures)
    assert not any(f.key.endswith("Pediatrics") for f in published.figures)


def test_a_country_without_the_people_of_a_figure_misses_it_far() -> None:
    """A figure that a trial does not have spoils no other; one that was not published is no target."""
    targets = targets_of(card(), [season(card(), 1, r, 4) for r in range(4)], 4, figures())
    lost = targets.misses(replace(season(card(), 9, 0, 1), screened=float("nan")))
    assert lost[KEYS.index("screened")] == LOST
    assert np.isfinite(lost).all()
    unpublished = (replace(figures()[0], value=float("nan")), *figures()[1:])
    fewer = targets_of(card(), [season(card(), 1, r, 4) for r in range(4)], 4, unpublished)
    assert len(fewer.figures) == len(KEYS) - 1
