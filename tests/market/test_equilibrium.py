"""The equilibrium: the same bytes every time, quick to load, and true to the seasons it was made from."""

import time
from collections.abc import Sequence
from importlib.resources import files

import numpy as np
import pytest
from small_world import small_card, small_world

from smartpick.market.card import ModelCard
from smartpick.market.equilibrium import (
    FILE,
    INDEX_STEP,
    Columns,
    Equilibrium,
    build_equilibrium,
    digest,
    least_scores,
    load_equilibrium,
    most_years,
    read_equilibrium,
    season_columns,
)
from smartpick.market.season_run import simulate_replicate

REPLICATES = 6
CARD = small_card()
ENSEMBLE = (CARD.changed({"latent.skill": 0.4}), CARD.changed({"openness.university": 0.2}))


def run(pieces: Sequence[tuple[ModelCard, int, int, int]]) -> list[Columns]:
    """Simulate seasons of the small country, one after the other."""
    return [season_columns(small_world(card), card, *which) for card, *which in pieces]


def built(seed: int) -> Equilibrium:
    """Return the equilibrium of the small country with an ensemble of two."""
    return build_equilibrium(small_world(), CARD, ENSEMBLE, run, seed, REPLICATES)


@pytest.fixture(scope="module")
def found() -> Equilibrium:
    """Return the equilibrium of the small country."""
    return built(3)


def test_same_seed_same_bytes(found: Equilibrium) -> None:
    """Building again gives equal bytes; another seed gives others."""
    assert built(3).to_bytes() == found.to_bytes()
    assert digest(built(4)) != digest(found)


def test_writing_and_reading_keep_everything(found: Equilibrium) -> None:
    """What is read back is what was written, provenance included."""
    again = read_equilibrium(found.to_bytes())
    assert again.to_bytes() == found.to_bytes()
    assert again.provenance == found.provenance
    assert again.provenance.replicates == REPLICATES
    assert again.provenance.members == len(ENSEMBLE)
    assert again.ids == found.ids


def test_every_draw_is_a_season_of_a_program_in_its_cell(found: Equilibrium) -> None:
    """Cut-offs, openness, climate and rules of a draw were seen together in one season of the member it belongs to."""
    cell = found.cell[small_world().rows]
    seen = set()
    for m, card in enumerate(ENSEMBLE):
        for r in range(REPLICATES):
            season = simulate_replicate(small_world(card), card, 3 + m, r, REPLICATES)
            columns = (season.interview_cutoff, season.match_cutoff, season.openness)
            steps = [np.rint(column / INDEX_STEP).astype(int) for column in columns]
            for p, c in enumerate(cell):
                seen.add((m, int(c), *(int(s[p]) for s in steps), int(season.filters.demands[p])))
    columns = (found.interview_cutoff, found.match_cutoff, found.openness)
    steps = [np.rint(column / INDEX_STEP).astype(int) for column in columns]
    for d in range(0, found.draws, 37):
        for c in range(found.interview_cutoff.shape[1]):
            m = d // (found.draws // len(ENSEMBLE))
            assert (m, c, *(int(s[d, c]) for s in steps), int(found.demands[d, c])) in seen


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


def test_earlier_years_stand_beside_the_draw_they_belong_to(found: Equilibrium) -> None:
    """Shares, years with open positions and cut-offs of one draw come from the same programs of one replicate."""
    cell = found.cell[small_world().rows]
    seen = set()
    for m, card in enumerate(ENSEMBLE):
        for r in range(REPLICATES):
            columns = season_columns(small_world(card), card, 3 + m, r, REPLICATES)
            opinion = np.rint(columns["interview_cutoff"] / INDEX_STEP).astype(int)
            past = np.stack([columns[name] for name in ("img", "us_img", "open_years")], axis=1).tolist()
            seen |= {(m, int(c), int(o), *p) for c, o, p in zip(cell, opinion, past, strict=True)}
    opinion = np.rint(found.interview_cutoff / INDEX_STEP).astype(int)
    for d in range(0, found.draws, 31):
        m = d // (found.draws // len(ENSEMBLE))
        for c in range(found.interview_cutoff.shape[1]):
            own = (int(found.img[d, c]), int(found.us_img[d, c]), int(found.open_years[d, c]))
            assert (m, c, int(opinion[d, c]), *own) in seen
    assert len(np.unique(found.img)) > 5


def test_a_part_of_the_draws_is_the_same_draws(found: Equilibrium) -> None:
    """Keeping some draws keeps every column of them, and programs, positions and provenance as they were."""
    kept = np.arange(found.draws) % 3 == 0
    some = found.keeping(kept)
    assert some.draws == kept.sum()
    for name in ("interview_cutoff", "match_cutoff", "openness", "demands", "limit", "img", "open_years"):
        assert np.array_equal(getattr(some, name), getattr(found, name)[kept])
    assert some.ids == found.ids
    assert some.quota is found.quota
