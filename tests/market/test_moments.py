"""Aggregates of a season count what they say they count."""

import numpy as np
from small_world import small_card, small_world

from smartpick.market.moments import average, moments, non_us_matched, us_img_matched
from smartpick.market.season_run import simulate_replicate


def test_counts_agree_with_the_season() -> None:
    """Applicants, matches, positions and means are those one counts by hand."""
    world = small_world()
    season = simulate_replicate(world, small_card(), 4, 0)
    found = moments(world, season)
    kind, won = season.applicants.type, season.matched >= 0
    assert found.applicants.sum() == len(kind)
    assert found.matched.sum() == won.sum() == found.filled.sum() == found.by_kind[..., 0].sum()
    assert found.positions.tolist() == [110, 60]
    assert non_us_matched(found).sum() == (won & (kind > 3)).sum()
    assert us_img_matched(found).sum() == (won & (kind == 3)).sum()
    assert found.by_kind[..., 1].sum() == (won & (kind >= 3)).sum()
    ranked = (season.ranks > 0) & (kind > 3) & won
    first = ranked[: season.applicants.start[1]]
    assert np.isclose(found.ranks[0, 0], season.ranks[: len(first)][first].mean())
    assert np.isclose(found.step2ck[0, 0], season.applicants.step2ck[: len(first)][first].mean())
    assert found.applications == len(season.applications.applicant)
    assert 0 <= found.screened <= 1
    assert 0 <= found.full <= 1
    assert 0 <= found.seldom <= 1
    assert (found.dominated.sum(axis=1) <= 1 + 1e-9).all()


def test_average_ignores_empty_groups() -> None:
    """The mean over replicates is plain; where a group was empty in one, it is the mean of the others."""
    world, card = small_world(), small_card()
    pair = [moments(world, simulate_replicate(world, card, 4, r)) for r in range(2)]
    mean = average(pair)
    assert np.allclose(mean.matched, (pair[0].matched + pair[1].matched) / 2)
    pair[0].ranks[0, 0] = np.nan
    assert average(pair).ranks[0, 0] == pair[1].ranks[0, 0]
