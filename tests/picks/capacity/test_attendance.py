from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pick_enumeration import every_list, fits, levels_of, random_problem
from scipy.optimize import linprog

from smartpick.errors import UserError
from smartpick.picks import Problem, choose
from smartpick.picks.base import forced_base, keeps_limits
from smartpick.picks.capacity import _kernels, attendance
from smartpick.picks.capacity.moves import _kernels as move_kernels
from smartpick.picks.instance import Instance, prepare
from smartpick.picks.moves import improve
from smartpick.picks.moves.improvement import _list_moves
from smartpick.picks.valuation import value_of

CAPACITIES = (0.0, 0.3, 0.8, 1.5, 5.0)


def limited_problem(seed: int, most: int = 4) -> Problem:
    """Return a small problem with interview chances above the match chances, and a capacity."""
    problem = random_problem(seed, most)
    r = np.random.default_rng(seed + 1)
    seats = np.minimum(1.0, problem.chances + r.random(problem.chances.shape) * r.choice([0.0, 0.5]))
    return replace(problem, interview=seats, interview_capacity=float(r.choice(CAPACITIES)))


def strength(a: np.ndarray, seats: np.ndarray, capacity: float) -> float:
    """Return the best use of the capacity, solved as a linear programme."""
    if not len(a):
        return 0.0
    found = linprog(-a, A_ub=[seats], b_ub=[capacity], bounds=[(0, 1)] * len(a))
    return -float(found.fun)


def defined_value(problem: Problem, levels: list[int]) -> float:
    """Return V by its definition: one small linear programme for each tier and node."""
    outside = problem.outside_utility
    tiers = sorted({u for u in problem.utility if u > outside}, reverse=True)
    total = outside
    a = -np.log1p(-np.minimum(problem.chances, 1 - 1e-15))
    assert problem.interview is not None
    assert problem.interview_capacity is not None
    for k, worth in enumerate(tiers):
        step = worth - (tiers[k + 1] if k + 1 < len(tiers) else outside)
        chosen = [(p, m) for p, m in enumerate(levels) if m >= 0 and problem.utility[p] >= worth]
        for q, weight in enumerate(problem.node_weights):
            gains = np.array([a[p, m, q] for p, m in chosen])
            seats = np.array([problem.interview[p, m, q] for p, m in chosen])
            total += step * weight * (1 - np.exp(-strength(gains, seats, problem.interview_capacity)))
    return total


@given(st.integers(0, 10**6))
@settings(max_examples=40, deadline=None)
def test_value_is_the_best_use_of_the_interviews(seed: int) -> None:
    """The knapsack kernel equals a linear programme per tier and node."""
    problem = limited_problem(seed, most=5)
    try:
        pick = choose(problem)
    except UserError:
        return
    assert pick.value == pytest.approx(defined_value(problem, levels_of(problem, pick)), abs=1e-7)
    assert pick.curve[-1].value == pytest.approx(pick.value, abs=1e-12)
    given_ = prepare(problem)
    levels = levels_of(problem, pick)
    for choice in pick.chosen:
        less = np.array([-1 if p == choice.index else m for p, m in enumerate(levels)], dtype=np.int64)
        gone = pick.value - value_of(given_, less[given_.order])
        assert choice.marginal_value == pytest.approx(gone, abs=1e-9)


@given(st.integers(0, 10**6))
def test_a_large_capacity_is_no_limit(seed: int) -> None:
    """With more capacity than interviews the value is that of the product."""
    problem = limited_problem(seed)
    free, wide = (
        prepare(replace(problem, interview_capacity=None)),
        prepare(replace(problem, interview_capacity=99.0)),
    )
    assert not free.seats.limited
    assert wide.seats.limited
    for levels in every_list(problem):
        level = np.array(levels, dtype=np.int64)[free.order]
        assert value_of(wide, level) == pytest.approx(value_of(free, level), abs=1e-9)


def started(seed: int) -> tuple[Instance, np.ndarray] | None:
    """Return a limited problem and a list that fits, None when nothing fits."""
    given_ = prepare(limited_problem(seed))
    try:
        return given_, forced_base(given_, np.zeros(given_.n))
    except UserError:
        return None


@given(st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_listed_moves_gain_what_they_say(seed: int) -> None:
    """Every move in the list gains the difference of value; improving keeps the limits and never loses."""
    begun = started(seed)
    if begun is None:
        return
    given_, level = begun
    moves, gains = np.empty((given_.n + 1, 4), dtype=np.int64), np.empty(given_.n + 1)
    found = _list_moves(given_, level, moves, gains)
    now = value_of(given_, level)
    for (p1, m1, p2, m2), gain in zip(moves[:found], gains[:found], strict=True):
        other = level.copy()
        other[p1] = m1
        if p2 >= 0:
            other[p2] = m2
        assert gain == pytest.approx(value_of(given_, other) - now, abs=1e-9)
        assert keeps_limits(given_, other)
    better = improve(given_, level)
    assert keeps_limits(given_, better)
    assert value_of(given_, better) >= now


@given(st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_prices_touch_the_best_use(seed: int) -> None:
    """S = C t + sum of max(0, a - t seats) at the price found, and no change gains more than its bounds."""
    begun = started(seed)
    if begun is None:
        return
    given_, level = begun
    seats, levels = given_.seats, given_.levels
    level = improve(given_, level)
    order, count = seats.ranked(level, levels)
    power, price = np.empty_like(given_.worth), np.empty_like(given_.worth)
    share = np.ones(given_.n * levels)
    _kernels.prices(
        seats.a,
        seats.seats,
        seats.ratio,
        given_.tier,
        order,
        count,
        seats.capacity,
        levels,
        -1,
        share,
        power,
        price,
    )
    chosen = np.flatnonzero(level >= 0)
    rows = chosen * levels + level[chosen]
    for k in range(len(power)):
        mine = rows[given_.tier[chosen] <= k]
        for q in range(power.shape[1]):
            t = price[k, q]
            if np.isfinite(t):
                plane = np.maximum(0.0, seats.a[mine, q] - t * seats.seats[mine, q]).sum()
                used = seats.capacity * t if t > 0 else 0.0
                assert power[k, q] == pytest.approx(used + plane, abs=1e-9)
    now, slope = value_of(given_, level), given_.worth * np.exp(-power)

    def bound(out: int, in_: int) -> tuple[float, float]:
        one = move_kernels.most_change(
            seats.a, seats.seats, given_.tier, slope, price, levels, out, in_, -1, -1
        )
        heights = [
            move_kernels.height(seats.a, seats.seats, given_.tier, slope, price, levels, j) if j >= 0 else 0.0
            for j in (in_, out)
        ]
        return one, heights[0] - heights[1]

    for p in np.flatnonzero(level < 0):
        for m in np.flatnonzero(given_.available[p]):
            for out in (-1, *chosen):
                other = level.copy()
                other[p] = m
                if out >= 0:
                    other[out] = -1
                gone = int(out * levels + level[out]) if out >= 0 else -1
                tight, loose = bound(gone, int(p * levels + m))
                assert value_of(given_, other) - now <= tight + 1e-9
                assert tight <= loose + 1e-9


@given(st.integers(0, 10**6))
def test_the_price_is_the_ratio_at_which_attending_stops(seed: int) -> None:
    """Rows above the price fit the capacity, rows down to it do not; without a limit it is 0."""
    begun = started(seed)
    if begun is None:
        return
    given_, level = begun
    level = improve(given_, level)
    seats, chosen = given_.seats, np.flatnonzero(level >= 0)
    rows = chosen * given_.levels + level[chosen]
    for q, t in enumerate(seats.price(level, given_.levels)):
        need, ratio = seats.seats[rows, q], seats.ratio[rows, q]
        if need.sum() <= seats.capacity:
            assert t == 0.0
        else:
            assert need[ratio > t].sum() <= seats.capacity + 1e-12
            assert need[ratio >= t].sum() >= seats.capacity - 1e-12


def test_no_capacity_no_value() -> None:
    """With no interview to attend nothing is worth anything, and nothing is chosen."""
    problem = Problem(
        chances=np.full((2, 1, 1), 0.5),
        node_weights=np.ones(1),
        utility=np.ones(2),
        interview=np.full((2, 1, 1), 0.6),
        interview_capacity=0.0,
    )
    pick = choose(problem)
    assert (pick.chosen, pick.value) == ((), 0.0)


def test_rows_without_seats_come_first_or_not_at_all() -> None:
    """A chance that needs no interview has an infinite ratio, no chance has none."""
    made = attendance(np.array([[0.5], [0.0]]), np.zeros((2, 1)), 1.0)
    assert made.ratio.ravel().tolist() == [np.inf, 0.0]


@given(st.integers(0, 10**6))
@settings(max_examples=30, deadline=None)
def test_greedy_with_limited_interviews_is_near_the_best(seed: int) -> None:
    """On tiny problems the list after the moves is worth at least nine tenths of the best."""
    problem = limited_problem(seed, most=3)
    given_ = prepare(problem)
    values = [
        value_of(given_, np.array(levels, dtype=np.int64)[given_.order])
        for levels in every_list(problem)
        if fits(problem, levels)
    ]
    if values:
        gain = max(values) - problem.outside_utility
        assert choose(problem).value - problem.outside_utility >= 0.9 * gain - 1e-9
