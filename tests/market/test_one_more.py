"""One more applicant: cut-offs tell the outcome of running the whole country again."""

import numpy as np
from small_world import small_card, small_world

from smartpick.market.one_more import Newcomer, add_newcomer
from smartpick.market.season_run import simulate_replicate


def test_cutoffs_are_a_sufficient_statistic() -> None:
    """Interviews and match of a newcomer by full re-run are those read off the cut-offs, in 9 of 10 cases or more.

    In a country of 300 people a newcomer moves others a little; in the national market the two agree always.
    """
    world, card = small_world(), small_card()
    rng = np.random.default_rng(1)
    agree, interviews = [], 0
    for number in range(60):
        season = simulate_replicate(world, card, 8, number % 3)
        programs = rng.choice(20, 12, replace=False).astype(np.int32)
        newcomer = Newcomer(rng.normal(1.5, 0.5), rng.normal(0, 0.5), rng.normal(), capacity=4)
        outcome = add_newcomer(world, card, season, newcomer, programs)
        invited = np.flatnonzero(outcome.opinion >= season.interview_cutoff[programs])
        kept = invited[np.argsort(-outcome.liking[invited])][: newcomer.capacity]
        reached = [i for i in kept if outcome.rank_score[i] >= season.match_cutoff[programs[i]]]
        agree.append(
            set(kept) == set(np.flatnonzero(outcome.interviewed))
            and (reached[0] if reached else -1) == outcome.matched
        )
        interviews += len(kept)
    assert interviews > 60
    assert np.mean(agree) >= 0.9


def test_own_order_signals_and_screens_count() -> None:
    """The newcomer's own order decides, a signal adds its bonus, a screen ends the application."""
    world, card = small_world(), small_card()
    season = simulate_replicate(world, card, 8, 0)
    programs = np.array([21, 25, 33], np.int32)
    strong = Newcomer(9.0, skill=3.0)
    order = np.array([0.0, 1.0, 2.0], np.float32)
    assert add_newcomer(world, card, season, strong, programs, liking=order).matched == 2
    assert add_newcomer(world, card, season, strong, programs, liking=-order).matched == 0
    plain = add_newcomer(world, card, season, strong, programs)
    signalled = add_newcomer(world, card, season, strong, programs, np.array([2, 1, 0], np.int8))
    assert np.allclose(
        signalled.opinion - plain.opinion,
        [card.value("signals.gold"), card.value("signals.silver"), 0],
        atol=1e-5,
    )
    lacking = add_newcomer(world, card, season, Newcomer(9.0, lacks=255, step2ck=100.0, years=90.0), programs)
    ruled = (season.filters.demands | (season.filters.minimum > 0) | np.isfinite(season.filters.limit)) > 0
    assert np.array_equal(np.isnan(lacking.opinion), ruled[programs])


def test_nobody_elses_luck_changes() -> None:
    """A newcomer whom nobody takes leaves every other outcome as it was."""
    world, card = small_world(), small_card()
    season = simulate_replicate(world, card, 8, 1)
    outcome = add_newcomer(world, card, season, Newcomer(-20.0), np.arange(5, dtype=np.int32))
    assert outcome.matched == -1
    assert not outcome.interviewed.any()
    assert np.array_equal(outcome.season.matched[:-1], season.matched)
    assert np.array_equal(outcome.season.match_cutoff, season.match_cutoff)


def test_the_score_told_is_the_score_that_ranks() -> None:
    """In both specialties, and in two at once, the country ranks the newcomer by the rank score that is returned."""
    world, card = small_world(), small_card()
    season = simulate_replicate(world, card, 8, 2)
    first, second = np.arange(3, dtype=np.int32), int(world.program_start[1]) + np.arange(3, dtype=np.int32)
    for programs in (first, second, np.concatenate([second, first])):
        outcome = add_newcomer(world, card, season, Newcomer(9.0, skill=1.0), programs)
        mine = slice(int(outcome.season.start[-2]), int(outcome.season.start[-1]))
        ranked = dict(
            zip(outcome.season.program[mine].tolist(), outcome.season.rank_score[mine], strict=True)
        )
        assert len(ranked) == outcome.interviewed.sum() > 0
        for place in np.flatnonzero(outcome.interviewed):
            assert np.isclose(ranked[int(programs[place])], outcome.rank_score[place], atol=1e-5)
