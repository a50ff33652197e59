"""Balance of a list."""

from dataclasses import replace
from datetime import date

import pytest
from plan_inputs import EXAMPLES, SEASON, example

from smartpick.advice import Question
from smartpick.advice.balance import TIERS, USUAL, Balance, balance, usual_counts
from smartpick.advice.decision import decide
from smartpick.advice.rows import tier_of
from smartpick.applicant import Profile, load_profile
from smartpick.chances import shipped_market

ON = date(2026, 11, 22)


def of(name: str, budget: float, pins: tuple[str, ...] = ()) -> Balance:
    """Return the balance of an example's list."""
    return balance(example(name), shipped_market(), SEASON, ON, Question(budget=budget, pins=pins))


def strong() -> Profile:
    """Return an applicant who needs no visa and wants nothing but to match in internal medicine."""
    profile = load_profile(EXAMPLES / "community-clinic.toml", changes=["visa.needed=false"])
    wishes = replace(
        profile.preferences, specialties=(("Internal Medicine", 1.0),), states=(), divisions=(), kinds=()
    )
    return replace(profile, preferences=wishes)


def test_the_shares_of_any_length_add_up() -> None:
    """No application is lost in rounding."""
    assert sum(USUAL.values()) == 1.0
    for applications in range(60):
        counts = usual_counts(applications)
        assert sum(counts.values()) == applications
        assert min(counts.values()) >= 0
    assert usual_counts(40) == {"reach": 10, "target": 20, "likely": 10}


@pytest.mark.parametrize("name", ["community-clinic", "oncology-observership"])
def test_a_rule_of_thumb_is_compared_with_the_list(name: str) -> None:
    """As many applications in either; every place of the usual balance that can be filled is; what differs is named."""
    found = of(name, 330.0)
    decided = decide(example(name), shipped_market(), SEASON, ON, Question(budget=330.0))
    length = len(decided.pick.chosen)
    assert sum(found.counts.values()) == sum(found.usual.values()) == sum(found.wanted.values()) == length
    assert (found.p_match, found.dollars) == (decided.pick.p_success, decided.pick.cost)
    assert len(found.enters) == len(found.leaves)
    assert not {one.acgme_id for one in found.enters} & {one.acgme_id for one in found.leaves}
    for tier in TIERS:
        assert found.usual[tier] >= min(found.counts[tier], found.wanted[tier])


def test_the_list_is_better_by_what_it_was_chosen_for() -> None:
    """With the chance of matching as the goal no balance of the same price beats the list, but for its tiny gap."""
    profile = load_profile(EXAMPLES / "community-clinic.toml", changes=["visa.needed=false"])
    wishes = replace(
        profile.preferences, specialties=(("Internal Medicine", 1.0),), states=(), divisions=(), kinds=()
    )
    found = balance(
        replace(profile, preferences=wishes), shipped_market(), SEASON, ON, Question(budget=330.0)
    )
    assert found.enters
    assert found.p_usual <= found.p_match + 1e-3
    assert found.dollars_usual == found.dollars


def test_pins_stay() -> None:
    """What the applicant insists on is in any balance."""
    decided = decide(example("community-clinic"), shipped_market(), SEASON, ON, Question(budget=220.0))
    directory = decided.chances.market.directory
    pins = tuple(
        directory.programs[decided.chances.rows[choice.index]].acgme_id for choice in decided.pick.chosen[-8:]
    )
    found = of("community-clinic", 220.0, pins)
    assert not set(pins) & {one.acgme_id for one in found.leaves}
    assert tier_of(0.2) == "likely"
