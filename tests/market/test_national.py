"""The national market: real programs, all positions, and the equilibrium that was made from them."""

import numpy as np

from smartpick.market.card import load_card
from smartpick.market.equilibrium import load_equilibrium
from smartpick.market.national import load_world
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


def test_the_shipped_equilibrium_belongs_to_the_shipped_card() -> None:
    """Whoever changes the card or the directory's programs must rebuild the equilibrium."""
    found = load_equilibrium()
    assert found.provenance.card == load_card().hash
    assert found.ids == tuple(program.acgme_id for program in load_directory().programs)


def test_one_national_season_is_as_published_in_the_rough() -> None:
    """47,000 applicants, four million applications, non-US IMGs matched within a tenth of the 2026 count."""
    season = simulate_replicate(load_world(), load_card(), 4, 0)
    non_us = season.applicants.type > 3
    assert len(season.applicants) == 47_013
    assert 3.9e6 < len(season.applications.applicant) < 4.5e6
    assert abs((season.matched[non_us] >= 0).sum() / 5708 - 1) < 0.1
    assert np.isfinite(season.interview_cutoff).all()
