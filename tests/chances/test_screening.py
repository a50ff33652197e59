"""Screens: known facts decide, unknown ones are chances, unknown profile fields are averaged."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from smartpick.applicant import Profile, Visa
from smartpick.chances import KnownFacts, Market
from smartpick.chances.members import Members
from smartpick.chances.screening import ScreeningField, screen_columns
from smartpick.chances.screens import ScreenColumn
from smartpick.market import LACKS, load_card

ON = date(2026, 11, 1)


DRAWS = 2000
RANDOM = np.random.default_rng(1)
# Rules of the three programs in two thousand draws: open programs refuse visas less often, the rest is alike.
DRAWN: dict[str, np.ndarray] = {
    "demands": (
        LACKS["visa"] * (RANDOM.random((DRAWS, 3)) < [0.4, 0.6, 0.1])
        + LACKS["clean record"] * (RANDOM.random((DRAWS, 3)) < 0.35)
        + (LACKS["US experience"] + LACKS["hands-on"] * (RANDOM.random((DRAWS, 3)) < 0.5))
        * (RANDOM.random((DRAWS, 3)) < 0.3)
        + LACKS["certificate"] * (RANDOM.random((DRAWS, 3)) < 0.2)
    ).astype(np.uint8),
    "minimum": (RANDOM.integers(110, 150, (DRAWS, 3)) * (RANDOM.random((DRAWS, 3)) < 0.4)).astype(np.uint8),
    "limit": np.where(RANDOM.random((DRAWS, 3)) < 0.4, RANDOM.integers(20, 100, (DRAWS, 3)), 255).astype(
        np.uint8
    ),
}


def programs(facts: dict[int, KnownFacts] | None = None) -> ScreeningField:
    """Return three made-up programs in two seasons: the first military, the last open and with H-1B evidence."""
    return ScreeningField(
        np.array([True, False, False]),
        np.array([0, 0, 2], dtype=np.int8),
        **DRAWN,
        members=Members((load_card(),), DRAWS),
        facts=facts or {},
    )


def column(
    profile: Profile, market: Market, rule: str, facts: dict[int, KnownFacts] | None = None
) -> ScreenColumn:
    """Return one rule's column."""
    found = screen_columns(profile, market.card, programs(facts), ON)
    return next(c for c in found if c.rule == rule)


def test_open_programs_sponsor_more_often(market: Market, profile: Profile) -> None:
    """The chance of sponsoring rises with openness, and with H-1B evidence for who takes only H-1B."""
    needs = replace(profile, visa=Visa(needed=True, accepts=("J-1",)))
    chance = column(needs, market, "visa").chance
    assert (chance[..., 2].mean(axis=-1) > chance[..., 1].mean(axis=-1)).all()
    only_h1b = replace(profile, visa=Visa(needed=True, accepts=("H-1B",)))
    assert (column(only_h1b, market, "visa").chance <= chance).all()
    assert column(only_h1b, market, "visa").chance[..., 1].sum() < chance[..., 1].sum()


def test_visa_need_unknown_lies_between(market: Market, profile: Profile) -> None:
    """Not knowing whether a visa is needed is between needing one and not."""
    unknown = replace(profile, visa=Visa(needed=None))
    needs = replace(profile, visa=Visa(needed=True))
    between = column(unknown, market, "visa").chance.mean(axis=0)
    assert (between > column(needs, market, "visa").chance.mean(axis=0)).all()
    assert (between < 1.0).all()


@pytest.mark.parametrize(
    ("facts", "rule", "verdict"),
    [
        (KnownFacts(visas=("H-1B",)), "visa", "fails"),
        (KnownFacts(visas=("J-1", "H-1B")), "visa", "passes"),
        (KnownFacts(minimum_step2ck=290), "score", "fails"),
        (KnownFacts(minimum_step2ck=210), "score", "passes"),
        (KnownFacts(graduation_limit=0.5), "graduation", "fails"),
        (KnownFacts(graduation_limit=40.0), "graduation", "passes"),
        (KnownFacts(requires_usce=False), "experience", "passes"),
        (KnownFacts(requires_certificate=False), "certificate", "passes"),
    ],
)
def test_known_facts_decide(
    market: Market, profile: Profile, facts: KnownFacts, rule: str, verdict: str
) -> None:
    """A fact turns unknown into passes or fails, with words of its own."""
    needs = replace(profile, visa=Visa(needed=True, accepts=("J-1",)))
    screen = column(needs, market, rule, {1: facts}).at(1)
    assert screen.verdict == verdict
    assert screen.words
    chance = column(needs, market, rule, {1: facts}).chance[..., 1]
    assert chance.mean() == pytest.approx(1.0 if verdict == "passes" else 0.0)


def test_refused_attempts_fail_only_who_failed(market: Market, profile: Profile) -> None:
    """The same rule passes a clean record and fails one with a failed attempt."""
    facts = {1: KnownFacts(refuses_failed_attempts=True)}
    failed = replace(profile, exams=replace(profile.exams, step2ck=replace(profile.exams.step2ck, failed=1)))
    assert column(profile, market, "attempts", facts).at(1).verdict == "passes"
    assert column(failed, market, "attempts", facts).at(1).verdict == "fails"


def test_observation_passes_only_in_part(market: Market, profile: Profile) -> None:
    """Hands-on passes, nothing at all has the least chance, observation lies between."""
    assert profile.rotations
    watch = replace(profile.rotations[0], kind="observership", state="OH", hands_on=False, months=2.0)
    hands = replace(watch, kind="externship", hands_on=True)
    chance = [
        float(column(replace(profile, rotations=kinds), market, "experience").chance.mean())
        for kinds in ((), (watch,), (hands,))
    ]
    assert chance[0] < chance[1] < chance[2] == 1.0


def test_a_rotation_that_has_not_begun_is_no_experience(market: Market, profile: Profile) -> None:
    """A plan for May passes no screen in November; nor does a week."""
    assert profile.rotations
    planned = replace(
        profile.rotations[0],
        kind="externship",
        state="OH",
        start=date(2027, 5, 1),
        end=date(2027, 7, 1),
        months=2.0,
    )
    week = replace(planned, start=date(2026, 9, 1), end=date(2026, 9, 8), months=0.25)
    nothing = column(replace(profile, rotations=()), market, "experience").chance
    for rotation in (planned, week):
        found = column(replace(profile, rotations=(rotation,)), market, "experience")
        assert (found.chance == nothing).all()


def test_armed_forces_fail_civilians(market: Market, profile: Profile) -> None:
    """The military program fails whatever the profile says; the others pass."""
    found = column(profile, market, "service")
    assert [found.at(i).verdict for i in range(3)] == ["fails", "passes", "passes"]
