from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pick_enumeration import fits, levels_of, random_problem, value

from smartpick.errors import UserError
from smartpick.picks import Fees, Pick, Problem, _kernels, choose
from smartpick.picks.choosing import easy_bound, single_values, top_up
from smartpick.picks.instance import prepare
from smartpick.picks.valuation import value_of

ERAS = Fees(((3, 11.0), (None, 30.0)))


def classical(seed: int, most: int) -> Problem:
    """Return one node, no signals, equal costs: the setting of Chade and Smith (2006)."""
    r = np.random.default_rng(seed)
    n = int(r.integers(1, most + 1))
    return Problem(
        chances=r.random((n, 1, 1)), node_weights=np.ones(1), utility=r.random(n), fees=[Fees(((None, 1.0),))]
    )


def medium(seed: int, n: int = 60, **changes: object) -> Problem:
    """Return a problem that cannot be enumerated: two specialties, three levels, five nodes, rising fees."""
    r = np.random.default_rng(seed)
    fields: dict[str, object] = {
        "chances": r.random((n, 3, 5)) * 0.3 * np.array([0.5, 0.8, 1.0])[:, None],
        "node_weights": np.ones(5),
        "utility": r.choice([1.0, 0.7], n),
        "specialty": r.integers(0, 2, n),
        "fees": [ERAS, ERAS],
        "signals": np.array([[0, 3, 1], [0, 3, 1]]),
        "budget": 300.0,
        "ids": [f"{i:03}" for i in r.permutation(n)],
    }
    return Problem(**{**fields, **changes})  # type: ignore[arg-type]  # fields of many types


def rows(problem: Problem, pick: Pick) -> set[tuple[str, int]]:
    """Return what was chosen, by id."""
    assert problem.ids is not None
    return {(problem.ids[choice.index], choice.level) for choice in pick.chosen}


@given(st.integers(0, 10**6))
@settings(max_examples=60)
def test_chade_smith_order_is_optimal_at_every_length(seed: int) -> None:
    """One node and equal costs: the first k of the greedy order are the best k, for every k (nesting)."""
    problem = classical(seed, 10)
    order = choose(problem).order
    assert len(order) == problem.n
    for k in range(1, problem.n + 1):
        best = max(
            value(problem, [0 if p in some else -1 for p in range(problem.n)])[0]
            for some in combinations(range(problem.n), k)
        )
        pick = choose(replace(problem, max_programs=k))
        assert pick.order == order[:k]
        assert pick.value == pytest.approx(best, abs=1e-12)
        assert pick.curve[k].value == pytest.approx(best, abs=1e-12)


def test_chade_smith_by_hand() -> None:
    """Colleges worth 1, .9, .5 with chances .5, .3, .9: not the best single ones, but the best together."""
    problem = Problem(
        chances=np.array([0.5, 0.3, 0.9]).reshape(3, 1, 1),
        node_weights=np.ones(1),
        utility=np.array([1.0, 0.9, 0.5]),
    )
    pick = choose(problem)
    assert pick.order == (0, 2, 1)
    assert pick.value == pytest.approx(0.5 + 0.5 * 0.3 * 0.9 + 0.5 * 0.7 * 0.9 * 0.5)


@given(st.integers(0, 10**6))
def test_a_pick_keeps_every_limit(seed: int) -> None:
    """Whatever the limits: the list fits, its numbers are those of the definition, and the bound is none."""
    problem = random_problem(seed, most=12)
    try:
        pick = choose(problem)
    except UserError:
        return
    levels = levels_of(problem, pick)
    assert fits(problem, levels)
    assert (pick.value, pick.p_success) == pytest.approx(value(problem, levels), abs=1e-12)
    assert pick.upper_bound >= pick.value


def test_without_a_budget_apply_everywhere() -> None:
    """When nothing limits the list it holds every program that can add something, and no other."""
    problem = medium(1, budget=None)
    utility = problem.utility.copy()
    utility[:4] = -1.0
    chances = problem.chances.copy()
    chances[4] = 0.0
    pick = choose(replace(problem, utility=utility, chances=chances))
    assert sorted(pick.order) == list(range(5, problem.n))
    assert pick.gap < 1.0


@pytest.mark.parametrize("seed", range(4))
def test_a_permutation_changes_nothing(seed: int) -> None:
    """The same programs in another order give the same list, signals included; ties are broken by id."""
    problem = medium(seed)
    twins = problem.chances.copy()
    twins[1::2] = twins[::2]  # many exact ties
    problem = replace(problem, chances=twins)
    assert problem.ids is not None
    way = np.random.default_rng(seed).permutation(problem.n)
    other = replace(
        problem,
        chances=problem.chances[way],
        utility=problem.utility[way],
        specialty=problem.codes()[way],
        ids=[problem.ids[i] for i in way],
    )
    first, second = choose(problem), choose(other)
    assert rows(problem, first) == rows(other, second)
    assert [problem.ids[i] for i in first.order] == [other.ids[i] for i in second.order]  # type: ignore[index]
    assert (first.value, first.cost) == (second.value, second.cost)


def test_the_same_question_has_the_same_answer() -> None:
    """Two runs give equal picks, to the last bit."""
    assert choose(medium(3)) == choose(medium(3))


@pytest.mark.parametrize("seed", range(3))
def test_more_money_more_signals_better_chances_never_hurt(seed: int) -> None:
    """On problems too large to enumerate the value does not fall when a limit is loosened."""
    problem = medium(seed, n=40)
    by_budget = [choose(replace(problem, budget=float(b))).value for b in range(0, 700, 35)]
    assert by_budget == sorted(by_budget)
    assert problem.signals is not None
    by_signals = [choose(replace(problem, signals=problem.signals + [[0, k, k]] * 2)).value for k in range(8)]
    assert by_signals == sorted(by_signals)
    by_chance = [choose(replace(problem, chances=problem.chances * k)).value for k in np.linspace(1, 3, 12)]
    assert by_chance == sorted(by_chance)


def test_signals_go_where_they_add_most() -> None:
    """One signal, two programs: it goes to the one whose chance it moves, not to the better one."""
    chances = np.array([[[0.5], [0.52]], [[0.2], [0.6]]])
    problem = Problem(
        chances=chances, node_weights=np.ones(1), utility=np.ones(2), signals=np.array([[0, 1]])
    )
    assert levels_of(problem, choose(problem)) == [0, 1]


def test_no_program_no_list() -> None:
    """An empty directory gives an empty list worth staying outside."""
    problem = Problem(
        chances=np.zeros((0, 1, 2)), node_weights=np.ones(2), utility=np.zeros(0), outside_utility=0.25
    )
    pick = choose(problem)
    assert (pick.chosen, pick.value, pick.upper_bound, len(pick.curve)) == ((), 0.25, 0.25, 1)


@given(st.integers(0, 10**6))
@settings(max_examples=50)
def test_greedy_equals_its_plain_twin(seed: int) -> None:
    """The lazy kernel adds the same rows as computing every gain at every step."""
    problem = random_problem(seed, most=8, marks=False)
    given_ = prepare(problem)
    level, sequence = np.full(given_.n, -1, dtype=np.int64), np.empty(given_.n, dtype=np.int64)
    added = _kernels.greedy(
        given_.f, given_.available, given_.tier, given_.worth, given_.seats.a, given_.seats.seats,
        given_.seats.ratio, given_.seats.capacity, given_.specialty, given_.fees, given_.steps, given_.own,
        given_.caps, given_.budget, given_.tolerance, given_.most, given_.bans, False, level, sequence,
    )  # fmt: skip
    twin = np.full(given_.n, -1, dtype=np.int64)
    steps: list[int] = []
    shut: set[tuple[int, int]] = set()  # a row that did not fit once is never tried again
    while int((twin >= 0).sum()) < given_.most:
        now, best, found = value_of(given_, twin), 1e-15, (-1, -1)
        for p in range(given_.n):
            for m in np.flatnonzero(given_.available[p]):
                if twin[p] >= 0 or (p, int(m)) in shut:
                    continue
                trial = twin.copy()
                trial[p] = m
                gain = value_of(given_, trial) - now
                if gain > best * (1 + 1e-9):
                    best, found = gain, (p, int(m))
        if found[0] < 0:
            break
        trial = twin.copy()
        trial[found[0]] = found[1]
        s = given_.specialty[found[0]]
        held = ((given_.specialty == s) & (trial == found[1])).sum()
        if held > given_.caps[s, found[1]] or given_.cost(trial) > given_.budget + given_.tolerance:
            shut.add(found)
            continue
        twin = trial
        steps.append(found[0])
    assert value_of(given_, level) == pytest.approx(value_of(given_, twin), abs=1e-9)
    assert added == len(sequence[:added])
    if np.array_equal(level, twin):
        assert sorted(sequence[:added].tolist()) == sorted(steps)


@given(st.integers(0, 10**6))
def test_easy_bound_and_single_values(seed: int) -> None:
    """No list is worth more than all programs at their best levels; a row alone is worth what it says."""
    problem = random_problem(seed, most=5, marks=False)
    given_ = prepare(problem)
    alone = single_values(given_)
    for p in range(given_.n):
        for m in np.flatnonzero(given_.available[p]):
            level = np.full(given_.n, -1, dtype=np.int64)
            level[p] = m
            assert alone[p, m] == pytest.approx(value_of(given_, level) - problem.outside_utility, abs=1e-12)
    best = np.where(
        given_.available.any(axis=1), np.where(given_.available > 0, alone, -1.0).argmax(axis=1), -1
    )
    assert easy_bound(given_) >= value_of(given_, best) - 1e-12


@given(st.integers(0, 10**6))
def test_rounding_keeps_the_limits(seed: int) -> None:
    """Any fractional list is rounded to one that fits."""
    problem = random_problem(seed, most=8)
    given_ = prepare(problem)
    share = np.random.default_rng(seed).choice([0.0, 0.5, 1.0], given_.n * given_.levels)
    try:
        level = top_up(given_, share)
    except UserError:
        return
    out = np.empty(given_.n, dtype=np.int64)
    out[given_.order] = level
    assert fits(problem, out.tolist())
