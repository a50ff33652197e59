"""Screens: what is known decides, what is believed is mixed in, what is unknown of either side is averaged."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from example_inputs import believed, known, scored

from smartpick.applicant import Ecfmg, Letter, Profile, Visa
from smartpick.chances import Market
from smartpick.chances.members import Members
from smartpick.chances.screening import ScreeningField, screen_columns
from smartpick.chances.screens import ScreenColumn
from smartpick.facts import Belief, Value
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


Facts = dict[int, dict[str, Belief]]


def programs(facts: Facts | None = None) -> ScreeningField:
    """Return three made-up programs in two seasons: the first military, the last open and with H-1B evidence."""
    return ScreeningField(
        np.array([True, False, False]),
        np.array([0, 0, 2], dtype=np.int8),
        **DRAWN,
        members=Members((load_card(),), DRAWS),
        beliefs=facts or {},
    )


def column(profile: Profile, market: Market, rule: str, facts: Facts | None = None) -> ScreenColumn:
    """Return one rule's column."""
    found = screen_columns(profile, market.card, programs(facts), ON)
    return next(c for c in found.columns if c.rule == rule)


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
        ({"visas": ("H-1B",)}, "visa", "fails"),
        ({"visas": ("J-1", "H-1B")}, "visa", "passes"),
        ({"visas": ()}, "visa", "fails"),
        ({"step2ck_minimum": 290}, "score", "fails"),
        ({"step2ck_minimum": 210}, "score", "passes"),
        ({"step2ck_minimum": 0}, "score", "passes"),
        ({"graduation_limit": 0.5}, "graduation", "fails"),
        ({"graduation_limit": 99}, "graduation", "passes"),
        ({"usce_required": False}, "experience", "passes"),
        ({"usce_months": 0}, "experience", "passes"),
        ({"usce_required": True, "usce_kinds": ("sub-internship",)}, "experience", "fails"),
        ({"usce_required": True, "usce_months": 20}, "experience", "fails"),
        ({"certificate_required": False}, "certificate", "passes"),
        ({"letters_required": 4}, "letters", "fails"),
        ({"us_letters_required": 0}, "letters", "passes"),
    ],
)
def test_known_facts_decide(
    market: Market, profile: Profile, facts: dict[str, Value], rule: str, verdict: str
) -> None:
    """A fact turns unknown into passes or fails, in words that say who said so and as of when."""
    needs = replace(
        profile,
        visa=Visa(needed=True, accepts=("J-1",)),
        letters=(Letter(us=True),),
        rotations=(),
        ecfmg=Ecfmg(certified=False),
    )
    found = column(needs, market, rule, {1: known(**facts)})
    assert found.at(1).verdict == verdict
    assert "2026-09" in found.at(1).words
    assert "checked by you" in found.at(1).words
    assert (found.chance[..., 1] == (1.0 if verdict == "passes" else 0.0)).all()


def test_months_and_kinds_are_held_against_what_was_done(market: Market, profile: Profile) -> None:
    """Twelve weeks hands-on pass three months, not six; they do not count where another kind is asked for."""
    assert profile.rotations
    hands = replace(
        profile.rotations[0], kind="externship", state="OH", start=None, end=None, months=2.8, hands_on=True
    )
    own = replace(profile, rotations=(hands,))
    for facts, verdict in (
        ({"usce_months": 3}, "passes"),
        ({"usce_months": 6}, "fails"),
        ({"usce_required": True, "usce_kinds": ("elective", "externship")}, "passes"),
        ({"usce_required": True, "usce_kinds": ("elective",)}, "fails"),
        ({"usce_required": False, "usce_months": 6}, "passes"),
    ):
        assert column(own, market, "experience", {1: known(**facts)}).at(1).verdict == verdict
    kinds_only = column(own, market, "experience", {1: known(usce_kinds=("elective",))})
    assert kinds_only.at(1).verdict == "unknown"
    watched = replace(own, rotations=(replace(hands, kind="observership", hands_on=False),))
    accepted = {"usce_required": True, "usce_kinds": ("externship", "observership")}
    assert column(watched, market, "experience", {1: known(**accepted)}).at(1).verdict == "passes"


def test_a_belief_is_mixed_with_what_the_draws_say(market: Market, profile: Profile) -> None:
    """Passing has weight times the answer plus the rest times what the market says, weighed as the draws are."""
    needs = replace(profile, visa=Visa(needed=True, accepts=("J-1",)))
    alone = column(needs, market, "visa").chance[:, 1].mean()
    for value, passes in ((("J-1",), 1.0), ((), 0.0)):
        facts: Facts = {1: {"visas": believed("visas", (value, 0.8))}}
        screened = screen_columns(needs, market.card, programs(facts), ON)
        found = next(c for c in screened.columns if c.rule == "visa")
        weighed = (found.chance[:, 1] * screened.likelihood[1]).mean()
        assert screened.likelihood[1].mean() == pytest.approx(1.0)
        assert weighed == pytest.approx(0.8 * passes + 0.2 * alone, abs=1e-9)
        assert found.at(1).verdict == "unknown"
        assert "believed to 80 %" in found.at(1).words


def test_sources_that_differ_are_both_named(market: Market, profile: Profile) -> None:
    """A conflict is a mixture, and its words name every side."""
    needs = replace(profile, visa=Visa(needed=True, accepts=("J-1",)))
    split = believed("visas", (("J-1",), 0.6), ((), 0.4))
    screen = column(needs, market, "visa", {1: {"visas": split}}).at(1)
    assert screen.verdict == "unknown"
    for said in ("sources differ", "source 0", "source 1", "no visa", "J-1"):
        assert said in screen.words


def test_answers_that_mean_the_same_decide_together(market: Market, profile: Profile) -> None:
    """Two sources that name different minima above the score leave no chance; about another score they leave some."""
    split = believed("step2ck_minimum", (270, 0.5), (280, 0.5))
    low = scored(profile, 240)
    assert column(low, market, "score", {1: {"step2ck_minimum": split}}).at(1).verdict == "fails"
    between = column(scored(profile, 275), market, "score", {1: {"step2ck_minimum": split}})
    assert between.at(1).verdict == "unknown"


def test_draws_that_agree_with_what_was_said_count_more(market: Market, profile: Profile) -> None:
    """The likelihood is high where a draw's rule is near the one told, whoever applies."""
    facts: Facts = {1: known(step2ck_minimum=230, graduation_limit=5.0)}
    found = screen_columns(profile, market.card, programs(facts), ON).likelihood[1]
    asked = DRAWN["minimum"][:, 1].astype(int) + 100
    years = DRAWN["limit"][:, 1] / 10
    near = (abs(asked - 230) < 8) & (abs(years - 5.0) < 1.0)
    far = (abs(asked - 230) > 15) & (abs(years - 5.0) > 3.0)
    assert found[near].mean() > 3 * found[far].mean()
    other = screen_columns(scored(profile, 260), market.card, programs(facts), ON).likelihood[1]
    assert np.array_equal(found, other)


def test_who_needs_no_visa_passes_whatever_was_said(market: Market, profile: Profile) -> None:
    """A rule that does not concern the applicant stays passed, in its own words."""
    free = replace(profile, visa=Visa(needed=False))
    screen = column(free, market, "visa", {1: known(visas=())}).at(1)
    assert (screen.verdict, screen.words) == ("passes", "no visa needed")


def test_a_field_of_the_profile_that_is_unknown_stays_a_chance(market: Market, profile: Profile) -> None:
    """A known rule against an unknown score is a chance, more for a lower minimum."""
    unknown = scored(profile, None)
    chance = [
        column(unknown, market, "score", {1: known(step2ck_minimum=minimum)}).chance[0, 1]
        for minimum in (220, 250)
    ]
    assert 0.0 < chance[1] < chance[0] < 1.0
    assert column(unknown, market, "score", {1: known(step2ck_minimum=250)}).at(1).verdict == "unknown"


def test_letters_are_asked_about_only_where_somebody_spoke_of_them(market: Market, profile: Profile) -> None:
    """The market has no rule of letters; once one program has, the others say that theirs is not known."""
    assert all(c.rule != "letters" for c in screen_columns(profile, market.card, programs(), ON).columns)
    found = column(profile, market, "letters", {1: known(letters_required=3)})
    assert found.at(2).verdict == "unknown"
    assert (found.chance[:, 2] == 1.0).all()


def test_refused_attempts_fail_only_who_failed(market: Market, profile: Profile) -> None:
    """The same rule passes a clean record and fails one with a failed attempt."""
    facts: Facts = {1: known(failed_attempts_refused=True)}
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
