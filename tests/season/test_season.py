"""Asking a season."""

import pytest

from smartpick.errors import UserError
from smartpick.season import load_season


def test_outside_eras_the_schedule_is_an_assumption() -> None:
    """Emergency Medicine gets the ERAS prices, marked as assumed and not sure."""
    season = load_season()
    schedule = season.fee_schedule("Emergency Medicine")
    assert schedule.tiers == season.application_fees.tiers
    assert schedule.confidence == "low"
    assert "ResidencyCAS" in schedule.note
    assert "assumed" in schedule.note


def test_a_misspelt_specialty_gets_a_suggestion() -> None:
    """A wrong name is refused with the nearest right ones, for fees and for signals."""
    season = load_season()
    for ask in (season.fee_schedule, season.signals):
        with pytest.raises(UserError, match="Did you mean Internal Medicine"):
            ask("Internal Medecine")
        with pytest.raises(UserError, match="list of specialties"):
            ask("zzzz")


def test_ranks_above_twenty_cost_extra() -> None:
    """Twenty ranks are in the registration fee; each further one costs 30 USD."""
    season = load_season()
    assert (season.rank_list_fee(0), season.rank_list_fee(20), season.rank_list_fee(23)) == (0, 0, 90)
    assert load_season("2023-24").rank_list_fee(25) is None
