"""Published figures are each compared with the measure they name."""

import math

import numpy as np
import pytest
from small_world import FAMILY, small_card, small_world

from smartpick.errors import InternalError
from smartpick.market.comparison import compare, simulated
from smartpick.market.moments import Moments, average, moments
from smartpick.market.season_run import simulate_replicate


def seasons(count: int) -> Moments:
    """Return the mean moments of a few seasons of the small country."""
    world, card = small_world(), small_card()
    return average([moments(world, simulate_replicate(world, card, 1, r)) for r in range(count)])


def test_every_published_figure_has_a_source_a_tolerance_and_a_measure() -> None:
    """Each figure is computed, or nan where the small country lacks the specialty; keys are not repeated."""
    figures = compare(small_world().specialties, seasons(2))
    published = [figure.published for figure in figures]
    assert all(row.source and row.name and row.unit for row in published)
    assert all(row.tolerance > 0 for row in published if not row.solved)
    assert len({row.key for row in published}) == len(published) > 40
    assert not any(row.fitted and row.solved for row in published)
    assert sum(row.fitted for row in published) >= 20
    known = [f for f in figures if ":" not in f.published.key or f.published.key.endswith(FAMILY)]
    overall = [f for f in known if "internal" not in f.published.name]
    assert not any(math.isnan(figure.simulated) for figure in overall)


def test_measures_are_what_they_say() -> None:
    """Rates are matched over applicants; the visa odds ratio is that of the two groups; gaps are differences."""
    world, found = small_world(), seasons(2)
    names = world.specialties
    share = found.matched.sum(axis=0) / found.applicants.sum(axis=0)
    assert np.isclose(simulated("us_img_rate", names, found), 100 * share[3])
    needs, free = share[4:] / (1 - share[4:])
    assert np.isclose(simulated("visa_odds", names, found), needs / free)
    home = 100 * found.preferred[:, 4:].sum() / found.applicants[:, 4:].sum()
    assert np.isclose(simulated("non_us_img_rate", names, found), home)
    assert home < simulated("non_us_any_rate", names, found)
    gap = found.step2ck[0, 0] - found.step2ck[0, 1]
    assert np.isclose(simulated(f"gap:{FAMILY}", names, found), gap)
    assert np.isclose(simulated(f"fill:{FAMILY}", names, found), 100 * found.filled[0] / 110)
    assert np.isclose(
        simulated(f"ranking:{FAMILY}", names, found), found.ranking[0] / found.applicants[0].sum()
    )
    with pytest.raises(InternalError):
        simulated("nonsense", names, found)
