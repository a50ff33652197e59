"""Cells hold programs that the directory cannot tell apart; a pool's sample stands for all of it."""

import itertools
from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from small_world import small_columns, small_world

from smartpick.market.cells import LEAST, cells_of, families_of, representative
from smartpick.market.national import load_world


def test_cells_never_mix_specialties_or_soldiers_with_civilians() -> None:
    """A cell is one specialty, and either military or not; cells are numbered from 0 without gaps."""
    for world in (small_world(), load_world()):
        cell = cells_of(world)
        assert np.array_equal(np.unique(cell), np.arange(cell.max() + 1))
        for c in range(int(cell.max()) + 1):
            assert len(set(world.specialty[cell == c])) == 1
            assert len(set((world.kind == 3)[cell == c])) == 1


def test_national_cells_are_alike_and_large_enough() -> None:
    """Within a civilian cell of the real country evidence differs little and there are programs enough to pool."""
    world = load_world()
    cell = cells_of(world)
    civilian = world.kind != 3
    spread = [np.ptp(world.evidence[(cell == c) & civilian]) for c in set(cell[civilian].tolist())]
    assert np.median(spread) < 0.05
    sizes = np.bincount(cell[civilian])
    assert np.median(sizes[sizes > 0]) >= LEAST


def test_cells_do_not_depend_on_the_order_of_programs() -> None:
    """Programs grouped together stay together when the directory lists them in another order."""
    columns = small_columns()
    order = np.random.default_rng(3).permutation(60)
    moved = replace(columns, **{name: getattr(columns, name)[order] for name in columns.__dataclass_fields__})
    straight, shuffled = small_world(columns=columns), small_world(columns=moved)
    profile = [
        {
            tuple(sorted((float(w.evidence[p]), int(w.kind[p])) for p in np.flatnonzero(cells_of(w) == c)))
            for c in range(int(cells_of(w).max()) + 1)
        }
        for w in (straight, shuffled)
    ]
    assert profile[0] == profile[1]


@given(st.lists(st.integers(0, 3), min_size=1, max_size=60), st.integers(1, 200))
def test_a_sample_gives_every_stratum_its_share(stratum: list[int], draws: int) -> None:
    """Each stratum is drawn in proportion to its size, to within one."""
    drawn = np.array(stratum)[representative((np.array(stratum),), draws)]
    assert len(drawn) == draws
    for value in set(stratum):
        share = stratum.count(value) / len(stratum) * draws
        assert abs((drawn == value).sum() - share) <= 1


def test_a_family_is_cut_by_size_alone() -> None:
    """Cells of one family hold the same specialty and evidence, the smaller programs in the one that comes first."""
    world = load_world()
    cell, family = cells_of(world), families_of(world)
    assert len(family) == cell.max() + 1
    for f in range(int(family.max()) + 1):
        cells = np.flatnonzero(family == f)
        members = [np.flatnonzero(cell == c) for c in cells]
        assert len({int(world.specialty[m]) for m in np.concatenate(members)}) == 1
        ranges = sorted((int(world.quota[m].min()), int(world.quota[m].max())) for m in members)
        assert all(low[1] <= high[0] for low, high in itertools.pairwise(ranges))
