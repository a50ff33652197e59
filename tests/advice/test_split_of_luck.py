"""The split of luck moves with its total kept, everything else stays, and the advice is made anew at each."""

from typing import Any

import numpy as np
import pytest

from smartpick.advice.split_of_luck import (
    SplitSensitivity,
    by_strength,
    split_of_luck,
    split_sensitivity,
    splits,
)
from smartpick.chances import shipped_market
from smartpick.chances.held_out import Visitor, held_out, visitors
from smartpick.market import load_card
from smartpick.market.equilibrium import season_columns
from smartpick.market.national import load_world
from smartpick.season import load_season

CARD = load_card()


@pytest.fixture(scope="module")
def people() -> list[Visitor]:
    """Return newcomers for internal medicine."""
    return visitors(held_out(shipped_market().ensemble[0], 6, 1), 60, "Internal Medicine")


def test_the_total_of_luck_is_kept() -> None:
    """Skill moves by its own spread, the sum of squares and every other parameter stay, the middle is the card."""
    low, own, high = splits(CARD, (-1.0, 0.0, 1.0))
    assert own.value("latent.skill") == pytest.approx(CARD.value("latent.skill"))
    sd = CARD["latent.skill"].sd
    assert high.value("latent.skill") - low.value("latent.skill") == pytest.approx(2.0 * sd)
    totals = {round(np.hypot(c.value("latent.skill"), c.value("latent.s2")), 9) for c in (low, own, high)}
    assert len(totals) == 1
    moved = {name for name in CARD.parameters if low.value(name) != CARD.value(name)}
    assert moved == {"latent.skill", "latent.s2"}


@pytest.mark.parametrize("skill", [-1.0, 0.2, 0.5, 3.0])
def test_neither_part_of_luck_ever_vanishes(skill: float) -> None:
    """Interview skill and a program's own taste trade against each other, however far the split is moved."""
    found = split_of_luck(CARD, skill)
    total = np.hypot(CARD.value("latent.skill"), CARD.value("latent.s2"))
    assert np.isclose(np.hypot(*found.values()), total)
    assert min(found.values()) > 0.05 * total


def test_three_strengths_of_file(people: list[Visitor]) -> None:
    """Weaker, typical and stronger by the true index, all of them need a visa; nobody is nobody."""
    chosen = by_strength(people)
    assert [name for name, _ in chosen] == ["weaker file", "typical file", "stronger file"]
    index = [who.newcomer.index for _, who in chosen]
    assert index == sorted(index)
    assert index[0] < index[2]
    assert all(who.profile.visa.needed for _, who in chosen)
    assert by_strength([]) == []


@pytest.fixture(scope="module")
def found(people: list[Visitor]) -> SplitSensitivity:
    """Return the advice of one applicant at the card's own split and at one with more shared luck."""
    world = load_world(CARD)

    def run(pieces: Any) -> list[dict[str, Any]]:
        return [season_columns(world, *piece) for piece in pieces]

    who = by_strength(people)[2:]
    return split_sensitivity(
        world, shipped_market().directory, CARD, (-1.645, 0.0, 1.645), who, load_season(), run, 1, 1, 7
    )


def test_the_advice_at_every_split(found: SplitSensitivity) -> None:
    """A row for every split in order of shared luck; chances are chances; at the card's own split nothing differs."""
    assert (found.seasons, found.own) == (1, CARD.value("latent.skill"))
    low, own, high = found.advised
    assert low.shared < own.shared < high.shared
    assert own.shared == pytest.approx(own.skill**2 / (own.skill**2 + own.s2**2))
    assert own.in_common == 1.0
    assert own.p_match_kept == pytest.approx(own.p_match, abs=1e-9)
    for row in found.advised:
        assert row.applications > 0 < row.dollars
        assert 0.0 < row.p_match_kept < 1.0
        assert 0.0 < row.p_match < 1.0
        assert 0.0 <= row.in_common <= 1.0
