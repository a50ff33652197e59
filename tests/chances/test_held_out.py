"""Held-out worlds: the true chances are what happens, and the belief knows nothing of the member that is true."""

from dataclasses import replace

import numpy as np
import pytest
from example_inputs import ON as EXAMPLE_DAY

from smartpick.chances import Market
from smartpick.chances.held_out import (
    ON,
    HeldOut,
    Visitor,
    drawn_card,
    held_out,
    keeping,
    visitors,
    without,
)
from smartpick.chances.observed import observe
from smartpick.errors import InternalError
from smartpick.randomness import key, normals, words


@pytest.fixture(scope="module")
def world(market: Market) -> HeldOut:
    """Return one world of the first member."""
    return held_out(market.ensemble[0], 31, 2)


@pytest.fixture(scope="module")
def people(world: HeldOut) -> list[Visitor]:
    """Return newcomers of that world."""
    return visitors(world, 120)


def test_the_day_is_that_of_the_examples() -> None:
    """Simulated files are dated from one day."""
    assert ON == EXAMPLE_DAY


def test_a_profile_says_what_the_simulated_file_says(world: HeldOut, people: list[Visitor]) -> None:
    """Reading the profile with the true effects gives the true index, to a hundredth.

    Who has neither a letter nor a rotation is left out: there the chances count a lack of commitment, which simulated
    people do not lack.
    """
    checked = 0
    for who in people:
        if not who.profile.letters and not who.profile.rotations:
            continue
        read = observe(who.profile, world.effects, who.specialty, ON).value
        assert read == pytest.approx(who.newcomer.index, abs=0.01)
        checked += 1
    assert checked > 80


def test_true_chances_are_the_frequencies_of_drawn_luck(world: HeldOut, people: list[Visitor]) -> None:
    """Interview and match of 20,000 draws of luck at 30 programs, one by one and together, within sampling error."""
    who = people[0].newcomer
    family = world.world.specialties.index("Internal Medicine")
    programs = np.arange(world.world.program_start[family], world.world.program_start[family] + 90, 3)
    levels = np.arange(len(programs)) % 3
    apply, rank, passing = world.scores(who, programs, levels)
    z = normals(words(key(5), np.arange(20_000)[:, None], np.arange(len(programs) + 1)[None, :])).astype(
        float
    )
    value = world.card.value
    quality, skill = value("latent.file_quality") * z[:, -1, :1], z[:, -1, 1:2]
    noise = z[:, :-1]
    invited = (apply + quality + noise[..., 0] >= world.season.interview_cutoff[programs]) & passing
    score = rank + quality + value("latent.skill") * skill + value("latent.s2") * noise[..., 1]
    able = invited & (score >= world.season.match_cutoff[programs])
    interview, match = world.row_chances(who, programs, levels)
    assert np.abs(interview - invited.mean(axis=0)).max() < 0.015
    assert np.abs(match - able.mean(axis=0)).max() < 0.015
    parts = np.stack([np.ones(len(programs), np.bool_), np.arange(len(programs)) < 10])
    anywhere, interviews = world.list_chances(who, programs, levels, parts)
    assert anywhere[0] == pytest.approx(able.any(axis=1).mean(), abs=0.015)
    assert anywhere[1] == pytest.approx(able[:, :10].any(axis=1).mean(), abs=0.015)
    assert interviews[0] == pytest.approx(invited.sum(axis=1).mean(), abs=0.05)


def test_a_world_draws_what_the_intervals_claim_to_cover(market: Market) -> None:
    """Levels and ties differ for everybody, effects for the newcomer; what is fitted and everything else stays."""
    member = market.ensemble[1]
    drawn = [drawn_card(member, 4, number) for number in range(200)]
    sd = member["openness.level"].sd
    off = np.array(
        [c.specialties["Neurology"].openness - member.specialties["Neurology"].openness for c, _ in drawn]
    )
    assert abs(off.std() - sd) < 0.25 * sd
    effects = np.array([e.value("effects.usce") for _, e in drawn])
    assert abs(effects.mean() - member.value("effects.usce")) < 0.25 * member["effects.usce"].sd
    assert abs(effects.std() - member["effects.usce"].sd) < 0.25 * member["effects.usce"].sd
    for card, own in drawn[:5]:
        assert card.value("effects.usce") == member.value("effects.usce")
        assert (
            card.value("ties.home_state") == own.value("ties.home_state") != member.value("ties.home_state")
        )
        for name in ("effects.step2ck", "latent.skill", "signals.gold", "ties.img_home", "population.visa"):
            assert own.value(name) == member.value(name)
    assert drawn[0][0].hash == drawn_card(member, 4, 0)[0].hash


def test_newcomers_are_the_same_every_time_and_of_the_specialty_asked_for(
    world: HeldOut, people: list[Visitor]
) -> None:
    """No person comes twice; with a specialty, all prefer it; nobody is a US citizen."""
    assert [v.profile.label for v in visitors(world, 120)] == [v.profile.label for v in people]
    assert len({v.profile.label for v in people}) == 120
    assert {v.specialty for v in visitors(world, 9, "Pediatrics")} == {"Pediatrics"}
    assert not any(v.profile.us_citizen for v in people)


def test_the_belief_without_a_member_has_none_of_its_draws(market: Market) -> None:
    """Seven members are left, with their own draws in their order."""
    left, each = without(market, 3), market.members.each
    assert left.ensemble == market.ensemble[:3] + market.ensemble[4:]
    assert left.members.each == each
    whole, part = market.equilibrium, left.equilibrium
    assert np.array_equal(part.match_cutoff[3 * each : 4 * each], whole.match_cutoff[4 * each : 5 * each])
    assert part.demands.shape == (whole.draws - each, whole.demands.shape[1])
    some = keeping(whole, np.arange(whole.draws) < 5)
    assert some.draws == 5
    assert np.array_equal(some.openness, whole.openness[:5])


def test_a_program_outside_the_country_is_refused(world: HeldOut) -> None:
    """A list with a program that is not modelled is a bug, not a silent last row."""
    outside = int(np.flatnonzero(world.place < 0)[0])
    with pytest.raises(InternalError, match="not in the simulated country"):
        world.programs(np.array([outside]))
    assert world.silver == world.card.value("signals.silver")


def test_screens_end_an_application(world: HeldOut, people: list[Visitor]) -> None:
    """Who lacks everything has no chance where any rule asks for it."""
    programs = np.arange(0, 300, 5)
    nothing = replace(people[0].newcomer, lacks=255, step2ck=0.0, years=99.0)
    interview, match = world.row_chances(nothing, programs, np.zeros(len(programs), np.intp))
    rules = world.season.filters
    strict = (
        (rules.demands[programs] > 0) | (rules.minimum[programs] > 0) | np.isfinite(rules.limit[programs])
    )
    assert (interview[strict] == 0.0).all()
    assert (match <= interview).all()
