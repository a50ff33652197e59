"""The smaller country is a third of the whole in everything that is counted."""

import numpy as np

from smartpick.market.card import load_card
from smartpick.market.national import load_world
from smartpick.market.validation.thinned import ONE_IN, third_of_the_card, third_of_the_country


def test_programs_positions_and_people_are_a_third() -> None:
    """Every specialty keeps a third of its programs, positions and applicants; no program is in it twice."""
    card = load_card()
    whole, small = load_world(card), third_of_the_country(third_of_the_card(card))
    assert small.specialties == whole.specialties
    assert len(set(small.ids)) == len(small.ids)
    assert set(small.ids) <= set(whole.ids)
    many, few = np.diff(whole.program_start), np.diff(small.program_start)
    assert (np.abs(few - many / ONE_IN) < 1.0).all()
    for name, row in third_of_the_card(card).specialties.items():
        full = card.specialties[name]
        assert abs(row.positions - full.positions / ONE_IN) <= 0.5
        assert np.isclose(sum(row.preferring), sum(full.preferring) / ONE_IN)
    assert (small.quota >= 1).all()
    assert abs(small.quota.sum() / whole.quota.sum() - 1.0 / ONE_IN) < 0.01
