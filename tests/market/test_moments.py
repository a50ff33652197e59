"""Aggregates of a season count what they say they count."""

import numpy as np
from small_world import small_card, small_world

from smartpick.market.moments import average, contiguous_ranks, moments, non_us_matched, us_img_matched
from smartpick.market.season_run import simulate_replicate


def test_counts_agree_with_the_season() -> None:
    """Applicants, matches, positions and means are those one counts by hand."""
    world = small_world()
    season = simulate_replicate(world, small_card(), 4, 0)
    found = moments(world, season)
    people, won = season.applicants, season.matched >= 0
    kind = people.type
    home = won & (world.specialty[season.matched] == people.specialty)
    assert found.applying.sum() == len(kind)
    assert found.applicants.sum() == (np.diff(season.start) > 0).sum() < len(kind)
    assert found.matched.sum() == won.sum() == found.filled.sum() == found.by_kind[..., 0].sum()
    assert found.preferred.sum() == home.sum() < won.sum()
    assert found.positions.tolist() == [110, 60]
    assert non_us_matched(found).sum() == (home & (kind > 3)).sum()
    assert us_img_matched(found).sum() == (won & (kind == 3)).sum()
    assert found.by_kind[..., 1].sum() == (won & (kind >= 3)).sum()
    lists = [season.program[season.start[a] : season.start[a + 1]] for a in range(len(kind))]
    top = [
        next((i for i, p in enumerate(ranks) if world.specialty[p] != s), len(ranks))
        for ranks, s in zip(lists, people.specialty, strict=True)
    ]
    assert contiguous_ranks(world, season).tolist() == top
    assert any(0 < n < len(ranks) for n, ranks in zip(top, lists, strict=True))
    group = [a for a in range(len(kind)) if kind[a] > 3 and top[a] and home[a] and people.specialty[a] == 0]
    assert np.isclose(found.ranks[0, 0], np.mean([top[a] for a in group]))
    assert np.isclose(found.step2ck[0, 0], people.step2ck[group].mean())
    ranked = [{int(world.specialty[p]) for p in ranks} for ranks in lists]
    assert found.ranking.tolist() == [sum(s in names for names in ranked) for s in range(2)]
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
