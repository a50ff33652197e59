"""The equilibrium: the same bytes every time, quick to load, and true to the seasons it was made from."""

import time
from importlib.resources import files

import numpy as np
import pytest
from small_world import small_card, small_world

from smartpick.market.equilibrium import (
    FILE,
    INDEX_STEP,
    Equilibrium,
    build_equilibrium,
    digest,
    least_scores,
    load_equilibrium,
    most_years,
    read_equilibrium,
)
from smartpick.market.season_run import simulate_replicate

REPLICATES = 6


@pytest.fixture(scope="module")
def found() -> Equilibrium:
    """Return the equilibrium of the small country."""
    return build_equilibrium(small_world(), small_card(), 3, REPLICATES)


def test_same_seed_same_bytes(found: Equilibrium) -> None:
    """Building again gives equal bytes; another seed gives others."""
    assert build_equilibrium(small_world(), small_card(), 3, REPLICATES).to_bytes() == found.to_bytes()
    assert digest(build_equilibrium(small_world(), small_card(), 4, REPLICATES)) != digest(found)


def test_writing_and_reading_keep_everything(found: Equilibrium) -> None:
    """What is read back is what was written, provenance included."""
    again = read_equilibrium(found.to_bytes())
    assert again.to_bytes() == found.to_bytes()
    assert again.provenance == found.provenance
    assert again.provenance.replicates == REPLICATES
    assert again.ids == found.ids


def test_every_draw_is_a_season_of_a_program_in_its_cell(found: Equilibrium) -> None:
    """Cut-offs, openness, climate and rules of a draw were seen together in one simulated season."""
    world, card = small_world(), small_card()
    cell = found.cell[world.rows]
    seen = set()
    for r in range(REPLICATES):
        season = simulate_replicate(world, card, 3, r, REPLICATES)
        columns = (season.interview_cutoff, season.match_cutoff, season.openness)
        steps = [np.rint(column / INDEX_STEP).astype(int) for column in columns]
        for p, c in enumerate(cell):
            seen.add((int(c), *(int(s[p]) for s in steps), int(season.filters.demands[p])))
    columns = (found.interview_cutoff, found.match_cutoff, found.openness)
    steps = [np.rint(column / INDEX_STEP).astype(int) for column in columns]
    for d in range(0, found.draws, 37):
        for c in range(found.interview_cutoff.shape[1]):
            assert (c, *(int(s[d, c]) for s in steps), int(found.demands[d, c])) in seen


def test_programs_outside_the_card_are_not_modelled(found: Equilibrium) -> None:
    """A specialty without a market has no cell and no positions."""
    assert found.modelled.sum() == 40
    assert (found.quota[~found.modelled] == 0).all()
    assert (found.slots[found.modelled] > 0).all()


def test_rules_are_read_in_points_and_years() -> None:
    """0 and 255 are "no limit"; the others are points above 100 and tenths of a year."""
    assert least_scores(np.array([0, 1, 120], np.uint8)).tolist() == [0.0, 101.0, 220.0]
    assert most_years(np.array([255, 10, 55], np.uint8)).tolist() == [np.inf, 1.0, 5.5]


def test_the_shipped_file_loads_at_once() -> None:
    """Reading the shipped equilibrium takes no more than 60 milliseconds once the modules are there."""
    load_equilibrium.cache_clear()
    shipped = (files("smartpick.market") / "data" / FILE).read_bytes()
    took = []
    for _ in range(5):
        started = time.process_time()
        read = read_equilibrium(shipped)
        took.append(time.process_time() - started)
    assert min(took) < 0.06
    assert read.modelled.sum() > 5000
    assert load_equilibrium().to_bytes() == shipped
