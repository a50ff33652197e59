import time
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pick_enumeration import best_list, fits, levels_of, random_problem, value

from smartpick.errors import UserError
from smartpick.picks import Fees, Problem, certify, choose

TIGHT = 1e-6


def near(problem: Problem, best: float) -> float:
    """Return what counts as reaching the best value: the certified gap."""
    return TIGHT * max(abs(best - problem.outside_utility), 1e-9) + 1e-12


@given(st.integers(0, 10**7))
@settings(max_examples=250, deadline=None)
def test_equals_enumeration(seed: int) -> None:
    """Signals, tiered, falling and flat fees, budgets, pins, bans, minima, several nodes and tiers of utility:

    the certified list is the best of all lists, and the bound is never below the best.
    """  # noqa: D400, D415
    problem = random_problem(seed, most=5)
    best = best_list(problem)
    if best is None:
        with pytest.raises(UserError):
            certify(problem)
        return
    first = choose(problem)
    assert first.upper_bound >= best - 1e-12
    pick = certify(problem, first, TIGHT, 30.0)
    levels = levels_of(problem, pick)
    assert fits(problem, levels)
    assert value(problem, levels)[0] == pytest.approx(pick.value, abs=1e-12)
    assert pick.upper_bound >= best - 1e-12
    assert abs(pick.value - best) <= near(problem, best)
    assert pick.gap <= TIGHT


@given(st.integers(0, 10**7))
@settings(max_examples=40, deadline=None)
def test_bounds_hold_at_every_tolerance(seed: int) -> None:
    """Stopped early, the bound is looser but still true."""
    problem = random_problem(seed, most=4)
    best = best_list(problem)
    if best is None:
        return
    for gap in (1.0, 0.1, 1e-3):
        pick = certify(problem, None, gap, 30.0)
        assert pick.upper_bound >= best - 1e-12
        assert pick.gap <= gap or pick.value == best


@pytest.mark.parametrize("seed", range(8))
def test_kapur_hong_with_whole_costs(seed: int) -> None:
    """One node and whole costs: the dynamic programme of Kapur and Hong gives the same value."""
    r = np.random.default_rng(seed)
    n, budget = 30, int(r.integers(20, 70))
    chance, worth, cost = r.random(n) * 0.8, r.random(n), r.integers(1, 12, n)
    best = np.zeros(budget + 1)
    for p in np.argsort(worth):  # a better program is asked first, so it is added last
        more = best.copy()
        for b in range(cost[p], budget + 1):
            more[b] = max(best[b], chance[p] * worth[p] + (1 - chance[p]) * best[b - cost[p]])
        best = more
    problem = Problem(
        chances=chance.reshape(n, 1, 1),
        node_weights=np.ones(1),
        utility=worth,
        own_cost=cost.astype(float),
        budget=float(budget),
    )
    pick = certify(problem, None, TIGHT, 30.0)
    assert pick.value == pytest.approx(best[budget], rel=TIGHT)
    assert pick.upper_bound >= best[budget] - 1e-12
    assert pick.gap <= TIGHT


@pytest.mark.parametrize("seed", range(6))
def test_perfectly_correlated_chances_are_a_covering(seed: int) -> None:
    """Chances of 0 or 1 at every node: what counts is the weight of the nodes that are covered."""
    r = np.random.default_rng(seed)
    n, nodes, most = 9, 12, 3
    covers = r.random((n, nodes)) < 0.3
    weights = r.random(nodes)
    best = max(
        weights[covers[list(some)].any(axis=0)].sum()
        for some in ([i, j, k] for i in range(n) for j in range(n) for k in range(n))
    )
    problem = Problem(
        chances=covers[:, None, :].astype(float), node_weights=weights, utility=np.ones(n), max_programs=most
    )
    pick = certify(problem, None, TIGHT, 30.0)
    assert pick.value == pytest.approx(best / weights.sum(), abs=1e-9)
    assert pick.p_success == pytest.approx(pick.value)
    assert pick.gap <= TIGHT


def test_sorted_cut_offs_are_a_longest_path() -> None:
    """One latent rank decides everything: of cut-offs that admit more and more, only the last one counts."""
    nodes = 20
    cut = np.array([3, 8, 12, 17])
    admits = (np.arange(nodes) >= (nodes - cut)[:, None]).astype(float)
    problem = Problem(
        chances=admits[:, None, :],
        node_weights=np.ones(nodes),
        utility=np.array([1.0, 0.8, 0.4, 0.1]),
        max_programs=2,
    )
    pick = certify(problem, None, TIGHT, 30.0)
    pairs = [(i, j) for i in range(4) for j in range(i + 1, 4)]
    best = max(
        (problem.utility[i] * cut[i] + problem.utility[j] * (cut[j] - cut[i])) / nodes for i, j in pairs
    )
    assert pick.value == pytest.approx(best)


@given(st.integers(0, 10**6))
@settings(max_examples=25, deadline=None)
def test_the_optimum_is_monotone(seed: int) -> None:
    """More budget, another signal, better chances, one more program: the optimum never falls."""
    problem = random_problem(seed, most=6, marks=False)
    best = certify(problem, None, TIGHT, 30.0).value
    slack = near(problem, best)
    looser = [
        replace(problem, budget=None if problem.budget is None else problem.budget + 2.0),
        replace(problem, max_programs=None),
        replace(problem, chances=np.minimum(1.0, problem.chances * 1.2)),
    ]
    if problem.signals is not None:
        looser.append(replace(problem, signals=problem.signals + 1))
    for other in looser:
        assert certify(other, None, TIGHT, 30.0).value >= best - slack
    if problem.n:
        without = replace(problem, bans=np.arange(problem.n) == 0)
        assert certify(without, None, TIGHT, 30.0).value <= best + slack


def large(seed: int, n: int = 250) -> Problem:
    """Return a problem of the real shape: latent quality and skill, three levels, rising fees."""
    r = np.random.default_rng(seed)
    nodes = 12
    quality = r.normal(size=nodes)
    reach = r.normal(-2.0, 0.8, n)[:, None] + r.uniform(0.3, 1.2, n)[:, None] * quality
    lift = np.array([0.0, 0.5, 1.0]) * r.uniform(0.5, 1.5, (n, 1))
    fees = Fees(((30, 11.0), (None, 30.0)))
    return Problem(
        chances=0.6 / (1 + np.exp(-2.0 * (reach[:, None, :] + lift[:, :, None]))),
        node_weights=r.random(nodes),
        utility=r.choice([1.0, 0.8, 0.5], n),
        specialty=r.integers(0, 2, n),
        fees=[fees, fees],
        signals=np.array([[0, 5, 3], [0, 5, 3]]),
        budget=737.0,
    )


@pytest.mark.parametrize("seed", range(3))
def test_a_real_list_is_certified_quickly(seed: int) -> None:
    """Far beyond enumeration the gap closes to 0.1 % at once, and the greedy list is already nearly the best."""
    problem = large(seed)
    started = time.perf_counter()
    first = choose(problem)
    pick = certify(problem, first, 1e-3, 30.0)
    assert time.perf_counter() - started < 20.0
    assert pick.gap <= 1e-3
    assert pick.value >= first.value >= pick.upper_bound * (1 - 2e-3)
    assert fits(problem, levels_of(problem, pick))


def test_progress_is_told_and_only_improves() -> None:
    """Whoever listens hears values that rise and bounds that fall, never crossing."""
    heard: list[tuple[float, float]] = []
    pick = certify(large(5, n=80), None, TIGHT, 30.0, lambda v, bound: heard.append((v, bound)))
    values, bounds = zip(*heard, strict=True)
    assert list(values) == sorted(values)
    assert list(bounds) == sorted(bounds, reverse=True)
    assert (values[-1], bounds[-1]) == (pick.value, pick.upper_bound)


def test_without_time_the_bound_is_still_true() -> None:
    """With no time at all the list in hand comes back with the bound that needs no work."""
    problem = large(7, n=60)
    first = choose(problem)
    pick = certify(problem, first, TIGHT, 0.0)
    assert pick.value == first.value
    assert pick.upper_bound >= certify(problem, first, TIGHT, 30.0).value


def test_certificate_of_a_permuted_problem_is_the_same() -> None:
    """Order of input does not matter to the proof either."""
    problem = replace(large(11, n=60), ids=[f"{i:02}" for i in range(60)])
    way = np.random.default_rng(0).permutation(60)
    other = replace(
        problem,
        chances=problem.chances[way],
        utility=problem.utility[way],
        specialty=problem.codes()[way],
        ids=[f"{i:02}" for i in way],
    )
    one, two = certify(problem, None, TIGHT, 30.0), certify(other, None, TIGHT, 30.0)
    assert one.value == two.value
    assert one.upper_bound == pytest.approx(two.upper_bound, rel=1e-12)
    assert [f"{i:02}" for i in one.order] == [f"{way[i]:02}" for i in two.order]


@given(st.integers(0, 10**6))
@settings(max_examples=25, deadline=None)
def test_nothing_to_gain_is_proven(seed: int) -> None:
    """When no program is worth anything the empty list is optimal, gap 0."""
    problem = random_problem(seed, most=5, marks=False)
    pick = certify(replace(problem, outside_utility=10.0), None, TIGHT, 30.0)
    assert (pick.value, pick.upper_bound, pick.gap) == (10.0, 10.0, 0.0)


def test_a_pick_of_another_problem_is_refused() -> None:
    """A list that does not keep the limits cannot be certified under them."""
    problem = large(3, n=40)
    pick = choose(problem)
    with pytest.raises(ValueError, match="does not keep the limits"):
        certify(replace(problem, budget=20.0), pick)
    with pytest.raises(ValueError, match="does not have"):
        certify(large(3, n=10), pick)


@pytest.mark.parametrize("size", [1e-9, 1e-3, 1e6])
@pytest.mark.parametrize("chance", [1e-7, 1.0])
def test_the_size_of_the_numbers_does_not_matter(size: float, chance: float) -> None:
    """Utilities in any unit and very small chances give the same list and a gap as tight."""
    for seed in range(12):
        problem = random_problem(seed, most=5, marks=False)
        problem = replace(
            problem,
            chances=problem.chances * chance,
            utility=problem.utility * size,
            outside_utility=problem.outside_utility * size,
        )
        best = best_list(problem)
        pick = certify(problem, None, TIGHT, 30.0)
        assert best is not None
        gained = best - problem.outside_utility
        assert pick.upper_bound >= best - 1e-12 * abs(best)
        assert pick.value >= best - 2e-6 * gained - 1e-15 * abs(best)
