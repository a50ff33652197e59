"""Regret: every way sees the same beliefs and keeps the same limits, and only the truth decides."""

from collections import Counter
from collections.abc import Callable

import numpy as np
import pytest

from smartpick.advice import regret as module
from smartpick.advice.regret import (
    SETTINGS,
    WAYS,
    Case,
    Columns,
    Lists,
    choices_in_a_world,
    claimed,
    regret,
    true_value,
)
from smartpick.chances import Market, shipped_market
from smartpick.chances.held_out import HeldOut, Visitor, held_out, visitors, without
from smartpick.errors import InternalError
from smartpick.randomness import key
from smartpick.season import Fees, load_season

MEMBER = 1
SEASON = load_season()


@pytest.fixture(scope="module")
def belief() -> Market:
    """Return what is believed without the member that is true."""
    return without(shipped_market(), MEMBER)


@pytest.fixture(scope="module")
def world() -> HeldOut:
    """Return a held-out world."""
    return held_out(shipped_market().ensemble[MEMBER], 41, 3)


@pytest.fixture(scope="module")
def people(world: HeldOut) -> list[Visitor]:
    """Return two applicants for internal medicine."""
    return visitors(world, 2, "Internal Medicine")


@pytest.fixture(scope="module")
def cases(belief: Market, people: list[Visitor]) -> list[Case]:
    """Return one case of every setting."""
    return [module._case(people[0], setting, belief, SEASON, key(5, i)) for i, setting in enumerate(SETTINGS)]


@pytest.fixture(scope="module")
def lists(cases: list[Case]) -> list[dict[str, Lists]]:
    """Return the list of every way in every setting."""
    return [{name: way(case) for name, way in WAYS.items()} for case in cases]


def believed(case: Case, found: Lists) -> float:
    """Return the expected worth of a list as the plan believes it, outcome by outcome."""
    f, worth = case.chances.match[found], case.problem.utility[found[0]]
    order = np.argsort(-worth, kind="stable")
    none_yet = np.vstack([np.ones(f.shape[1]), np.cumprod(1.0 - f[order], axis=0)[:-1]])
    return float((worth[order, None] * f[order] * none_yet).sum(axis=0) @ case.chances.node_weights)


def test_every_way_keeps_the_limits(cases: list[Case], lists: list[dict[str, Lists]]) -> None:
    """Budget by the season's fees, signals by its allowances, eligible programs only, none twice, money spent."""
    programs = shipped_market().directory.programs
    for setting, case, ways in zip(SETTINGS, cases, lists, strict=True):
        for rows, levels in ways.values():
            names = [programs[row].specialty for row in case.chances.rows[rows]]
            cost = SEASON.application_cost(Counter(names))
            assert setting.budget - 30.0 < cost <= setting.budget
            assert len(set(rows)) == len(rows)
            assert case.chances.eligible[rows].all()
            for name in setting.weights:
                own = levels[np.array(names) == name]
                assert (own == 2).sum() <= SEASON.signals(name).gold
                assert (own == 1).sum() <= SEASON.signals(name).silver
            assert (levels > 0).sum() > 0


def test_by_its_own_belief_the_plan_is_best(cases: list[Case], lists: list[dict[str, Lists]]) -> None:
    """No other way has a higher believed worth, beyond the certified gap."""
    for case, ways in zip(cases, lists, strict=True):
        best = believed(case, ways["plan"])
        for name, found in ways.items():
            assert believed(case, found) <= best * (1.0 + module.GAP), name


def test_multiplying_claims_more(cases: list[Case], lists: list[dict[str, Lists]]) -> None:
    """Of the same list, independence claims a higher P(match) than latent nodes."""
    for case, ways in zip(cases, lists, strict=True):
        assert claimed(case, ways["plan"], alone=True) > claimed(case, ways["plan"], alone=False) + 0.02


def test_orders_are_what_they_say(cases: list[Case], lists: list[dict[str, Lists]]) -> None:
    """Most open first goes down in openness, chance times worth in their product; luck is the applicant's own."""
    case, ways = cases[0], lists[0]
    openness = case.chances.likes.openness.mean(axis=0)[case.chances.group]
    assert (np.diff(openness[ways["most open first"][0]]) <= 0.0).all()
    score = (case.problem.chances[:, 0] @ case.problem.node_weights) * case.problem.utility
    assert (np.diff(score[ways["chance x worth"][0]]) <= 0.0).all()
    assert (case.uniforms(module.RANDOM) == case.uniforms(module.RANDOM)).all()
    assert not np.array_equal(
        case.uniforms(module.RANDOM), cases[1].uniforms(module.RANDOM)[: case.problem.n]
    )
    assert ways["random eligible"][0].tolist() != ways["most open first"][0].tolist()


def test_prices_by_another_rule_are_refused(cases: list[Case]) -> None:
    """The simple ways know prices by count only; a flat first tier is a bug here, not a wrong list."""
    problem = cases[0].problem
    flat = [Fees(tiers=problem.fees[0].tiers, flat=(30, 100.0))] if problem.fees[0] else []
    with pytest.raises(InternalError, match="by count only"):
        module._price(module.replace(problem, fees=flat), 0, 1)


def test_true_worth_is_exact(
    world: HeldOut, people: list[Visitor], cases: list[Case], lists: list[dict[str, Lists]]
) -> None:
    """With one worth it is the chance of matching; a list never loses by a program more; nothing is worth nothing."""
    who = people[0]
    rows, levels = lists[0]["plan"]
    worth, p_match = true_value(world, who, cases[0], (rows, levels))
    assert 0.0 < worth == pytest.approx(p_match)
    shorter = true_value(world, who, cases[0], (rows[:-5], levels[:-5]))
    assert shorter[0] <= worth
    assert true_value(world, who, cases[0], (rows[:0], levels[:0])) == (0.0, 0.0)
    mixed = true_value(world, who, cases[3], lists[3]["plan"])
    assert 0.5 * mixed[1] <= mixed[0] <= mixed[1]


@pytest.fixture(scope="module")
def columns() -> Columns:
    """Return what one world with two applicants says."""
    return choices_in_a_world(MEMBER, 3, 2, 41)


def test_a_world_is_the_same_every_time(columns: Columns) -> None:
    """Shapes are people, settings and ways; the same arguments give the same numbers, proofs within the limit."""
    again = choices_in_a_world(MEMBER, 3, 2, 41)
    assert columns["worth"].shape == (2, len(SETTINGS), len(WAYS))
    for name, column in columns.items():
        assert np.array_equal(column, again[name]), name
    assert (columns["worth"] <= columns["p_match"] + 1e-9).all()
    assert (columns["gap"] <= module.GAP).all()


def made_up(lost: Callable[[int], float], gap: float = 0.0) -> Columns:
    """Return a world of three applicants in which way ``w`` is worth ``lost(w)`` less than the plan's 0.5."""
    worth = np.zeros((3, len(SETTINGS), len(WAYS)))
    for w in range(len(WAYS)):
        worth[..., w] = 0.5 - lost(w)
    return {
        "worth": worth,
        "p_match": worth + 0.1,
        "claim": worth + 0.3,
        "applications": np.full(worth.shape, 7.0),
        "gap": np.full((3, len(SETTINGS)), gap),
    }


def test_regret_is_paired_and_its_interval_is_over_worlds() -> None:
    """Losses are against the plan of the same applicant; the interval spans what worlds say; gaps are counted."""
    found = regret([made_up(lambda w: 0.1 * w), made_up(lambda w: 0.3 * w, gap=2 * module.GAP)])
    assert (found.worlds, found.people) == (2, 6)
    assert (found.largest_gap, found.unproved) == (2 * module.GAP, 3 * len(SETTINGS))
    assert [s.name for s in found.settings] == [s.name for s in SETTINGS]
    plan, independent = found.settings[0].ways[:2]
    assert (plan.lost.value, plan.lost.low, plan.lost.high) == (0.0, 0.0, 0.0)
    assert independent.lost.value == pytest.approx(0.2)
    assert (independent.lost.low, independent.lost.high) == (pytest.approx(0.1), pytest.approx(0.3))
    assert independent.overclaim.value == pytest.approx(0.2)
    assert independent.applications == 7.0
