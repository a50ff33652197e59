"""The national market: real programs, all positions, and the equilibrium that was made from them."""

import numpy as np

from smartpick.market.card import load_card
from smartpick.market.ensemble import load_ensemble
from smartpick.market.equilibrium import ensemble_hash, load_equilibrium
from smartpick.market.moments import moments, non_us_matched
from smartpick.market.national import KnownPositions, load_world
from smartpick.market.season_run import simulate_replicate
from smartpick.programs import load_directory


def test_the_world_is_the_directory_and_the_card() -> None:
    """Every specialty of the card has its programs, all its positions and at least a slot per position."""
    world, card = load_world(), load_card()
    assert set(world.specialties) == set(card.specialties)
    for s, name in enumerate(world.specialties):
        programs = slice(world.program_start[s], world.program_start[s + 1])
        assert world.quota[programs].sum() == card.specialties[name].positions
        assert (world.quota[programs] >= 1).all()
    directory = load_directory()
    for i in (0, len(world.rows) // 2, len(world.rows) - 1):
        assert directory.programs[world.rows[i]].specialty == world.specialties[world.specialty[i]]


def test_imported_positions_replace_the_estimate_and_nothing_else() -> None:
    """Where positions are known they are exact; the specialty's other programs share the rest of the 2026 total."""
    card = load_card()
    plain = load_world(card)
    there = [int(plain.program_start[s]) for s in range(3)]
    quotas = {plain.ids[plain.rows[p]]: 3 + int(plain.quota[p]) for p in there}
    world = load_world(card, quotas)
    assert [int(world.quota[p]) for p in there] == [quotas[plain.ids[plain.rows[p]]] for p in there]
    for s, name in enumerate(world.specialties):
        programs = slice(world.program_start[s], world.program_start[s + 1])
        assert world.quota[programs].sum() == card.specialties[name].positions
    assert np.array_equal(world.evidence, plain.evidence)
    again = KnownPositions(quotas)(card)
    assert np.array_equal(again.quota, world.quota)


def test_the_shipped_equilibrium_belongs_to_the_shipped_card() -> None:
    """Whoever changes the card, the ensemble or the directory's programs must rebuild the equilibrium."""
    found = load_equilibrium()
    assert found.provenance.card == load_card().hash
    assert found.provenance.ensemble == ensemble_hash(load_ensemble())
    assert found.ids == tuple(program.acgme_id for program in load_directory().programs)


def test_one_national_season_is_as_published_in_the_rough() -> None:
    """Active applicants of every kind within 3 %, non-US IMGs matched as they preferred within a tenth of 2026."""
    world, card = load_world(), load_card()
    season = simulate_replicate(world, card, 4, 0)
    found = moments(world, season)
    published = np.sum([row.preferring for row in card.specialties.values()], axis=0)
    active = found.applicants.sum(axis=0)
    assert abs(active.sum() / published.sum() - 1) < 0.02
    assert abs(active[4:].sum() / published[4:].sum() - 1) < 0.03
    assert 3.5e6 < len(season.applications.applicant) < 5.5e6
    matched = sum(row.img_matched for row in card.specialties.values())
    assert abs(non_us_matched(found).sum() / matched - 1) < 0.1
    assert np.isfinite(season.interview_cutoff).all()
