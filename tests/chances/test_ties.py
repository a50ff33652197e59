"""Ties: home, wishes, institutions by name within their state."""

from dataclasses import replace
from datetime import date

import numpy as np

from smartpick.applicant import Letter, Person, Profile, Rotation, Ties
from smartpick.chances import Market
from smartpick.chances.ties import ties

ON = date(2026, 11, 1)


def at_cleveland_clinic(market: Market) -> list[int]:
    """Return the rows of the Cleveland Clinic's programs in Ohio."""
    programs = enumerate(market.directory.programs)
    return [i for i, p in programs if p.name.startswith("Cleveland Clinic Foundation") and p.state == "OH"]


def test_nobody_has_no_ties(market: Market) -> None:
    """An empty profile adds nothing anywhere."""
    table = ties(Profile("nobody"), market.card, market.directory, ON)
    assert table.ties == ()
    assert not table.apply.any()
    assert not table.rank.any()


def test_home_state_beats_home_region(market: Market) -> None:
    """Ohio counts most, its census division less, the rest not at all."""
    table = ties(Profile("a", ties=Ties(states=("OH",))), market.card, market.directory, ON)
    states = np.array([p.state for p in market.directory.programs])
    share = market.card.value("ties.img_home")
    assert 0.0 < share < 1.0
    assert set(table.apply[states == "OH"]) == {share * market.card.value("ties.home_state")}
    assert set(table.apply[states == "MI"]) == {share * market.card.value("ties.home_division")}
    assert not table.apply[states == "TX"].any()


def test_a_wish_counts_when_applying_only(market: Market) -> None:
    """A stated preference is seen in the application, not when ranking, and adds nothing at home."""
    wishes = replace(Profile("a").preferences, states=("TX", "OH"))
    profile = Profile("a", ties=Ties(states=("OH",)), preferences=wishes)
    table = ties(profile, market.card, market.directory, ON)
    texas = next(i for i, p in enumerate(market.directory.programs) if p.state == "TX")
    assert table.apply[texas] == market.card.value("ties.preferred_division")
    assert table.rank[texas] == 0.0
    ohio = next(i for i, p in enumerate(market.directory.programs) if p.state == "OH")
    assert table.apply[ohio] == market.card.value("ties.img_home") * market.card.value("ties.home_state")


def test_a_rotation_ties_to_its_institution(market: Market) -> None:
    """Hands-on counts whole, watching half, another specialty half; other institutions nothing."""
    rows = at_cleveland_clinic(market)
    programs = market.directory.programs
    medicine = next(i for i in rows if programs[i].specialty == "Internal Medicine")
    surgery = next(i for i in rows if programs[i].specialty == "General Surgery")
    hands = Rotation(
        "externship", institution="Cleveland Clinic Foundation", state="OH", specialty="Internal Medicine",
        start=date(2026, 8, 1), end=date(2026, 10, 1), months=2.0, hands_on=True,
    )  # fmt: skip
    table = ties(Profile("a", rotations=(hands,)), market.card, market.directory, ON)
    whole = market.card.value("ties.rotation")
    assert table.apply[medicine] == whole == table.rank[medicine]
    assert table.apply[surgery] == 0.5 * whole
    assert np.flatnonzero(table.apply).tolist() == sorted(
        set(rows) & set(np.flatnonzero(table.apply).tolist())
    )
    watch = replace(hands, kind="observership", hands_on=False)
    seen = ties(Profile("a", rotations=(watch,)), market.card, market.directory, ON)
    assert seen.apply[medicine] == 0.5 * whole


def test_how_a_rotation_is_written_down_changes_nothing(market: Market) -> None:
    """Two half months are one month, five whole months no more than one, two letters from one place are one."""
    hands = Rotation(
        "externship", institution="Cleveland Clinic Foundation", state="OH", start=date(2026, 8, 1),
        end=date(2026, 9, 1), months=1.0, hands_on=True,
    )  # fmt: skip
    half = replace(hands, months=0.5)

    def tie(*spent: Rotation) -> float:
        return float(ties(Profile("a", rotations=spent), market.card, market.directory, ON).apply.max())

    assert tie(half, half) == tie(hands) == tie(*[hands] * 5) == market.card.value("ties.rotation")
    assert tie(half) < tie(hands)
    letter = Letter(institution="Cleveland Clinic Foundation", state="OH", us=True)
    found = ties(Profile("a", letters=(letter, letter)), market.card, market.directory, ON)
    assert found.apply.max() == market.card.value("ties.letter")


def test_a_doubtful_name_is_no_tie(market: Market) -> None:
    """A made-up institution, or the right name in the wrong state, ties to nothing."""
    for institution, state in (
        ("Example Community Health Center", "OH"),
        ("Cleveland Clinic Foundation", "TX"),
    ):
        letter = Letter(institution=institution, state=state, us=True)
        table = ties(Profile("a", letters=(letter,)), market.card, market.directory, ON)
        assert not table.apply.any()


def test_people_letters_and_schools_add_up(market: Market) -> None:
    """A letter and a person at one place are two ties there; their spread adds in squares."""
    medicine = next(
        i
        for i in at_cleveland_clinic(market)
        if market.directory.programs[i].specialty == "Internal Medicine"
    )
    place = {"institution": "Cleveland Clinic Foundation", "state": "OH"}
    profile = Profile(
        "a", letters=(Letter(us=True, **place),), ties=Ties(people=(Person("mentor", **place),))
    )
    table = ties(profile, market.card, market.directory, ON)
    card = market.card
    assert table.apply[medicine] == card.value("ties.letter") + card.value("ties.person")
    assert table.variance[medicine] == card["ties.letter"].sd ** 2 + card["ties.person"].sd ** 2
