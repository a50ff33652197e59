"""Published figures are each compared with the measure they name."""

import math

import numpy as np
import pytest
from small_world import FAMILY, small_card, small_world

from smartpick.errors import InternalError
from smartpick.market.anchor import simulate_moments
from smartpick.market.comparison import compare, simulated


def test_every_published_figure_has_a_source_and_a_measure() -> None:
    """Each figure is computed, or nan where the small country lacks the specialty."""
    world = small_world()
    figures = compare(world, simulate_moments(world, small_card(), 1, 2))
    assert len(figures) > 20
    assert all(figure.source and figure.name and figure.unit for figure in figures)
    assert sum(figure.fitted for figure in figures) == 2
    known = [figure for figure in figures if "internal" not in figure.name and "edi" not in figure.name]
    assert sum(math.isnan(figure.simulated) for figure in known) <= 3


def test_measures_are_what_they_say() -> None:
    """Rates are matched over applicants; the visa odds ratio is that of the two groups; gaps are differences."""
    world = small_world()
    found = simulate_moments(world, small_card(), 1, 2)
    share = found.matched.sum(axis=0) / found.applicants.sum(axis=0)
    assert np.isclose(simulated("us_img_rate", world, found), 100 * share[3])
    odds = share / (1 - share)
    assert np.isclose(simulated("visa_odds", world, found), odds[4] / odds[5])
    gap = found.step2ck[0, 0] - found.step2ck[0, 1]
    assert np.isclose(simulated(f"gap:{FAMILY}", world, found), gap)
    with pytest.raises(InternalError):
        simulated("nonsense", world, found)
