from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pick_enumeration import every_list, fits, levels_of, random_problem, value

from smartpick.picks import Problem
from smartpick.picks.instance import prepare
from smartpick.picks.valuation import describe, marginal_values, value_of


@given(st.integers(0, 10**6))
def test_value_is_the_expected_best_outcome(seed: int) -> None:
    """The layer-cake sum equals walking down the list from the best program, for every list."""
    problem = random_problem(seed, most=4)
    given_ = prepare(problem)
    for levels in every_list(problem):
        at = np.array(levels, dtype=np.int64)[given_.order]
        assert value_of(given_, at) == pytest.approx(value(problem, levels)[0], abs=1e-12)


@given(st.integers(0, 10**6))
def test_a_described_list_is_what_it_says(seed: int) -> None:
    """Value, chance, marginal values and every point of the curve follow from the rows shown."""
    problem = random_problem(seed, most=5, marks=False)
    given_ = prepare(problem)
    levels = next(lv for lv in every_list(problem) if fits(problem, lv))
    levels = max(
        (lv for lv in every_list(problem) if fits(problem, lv)), key=lambda lv: sum(m >= 0 for m in lv)
    )
    at = np.array(levels, dtype=np.int64)[given_.order]
    pick = describe(given_, at, np.flatnonzero(at >= 0), np.inf)
    assert levels_of(problem, pick) == list(levels)
    assert (pick.value, pick.p_success) == pytest.approx(value(problem, levels), abs=1e-12)
    part = [-1] * problem.n
    assert pick.curve[0].applications == pick.curve[0].cost == pick.curve[0].p_success == 0
    for point, choice in zip(pick.curve[1:], pick.chosen, strict=True):
        part[choice.index] = choice.level
        assert (point.value, point.p_success) == pytest.approx(value(problem, part), abs=1e-12)
        less = [-1 if p == choice.index else m for p, m in enumerate(levels)]
        assert choice.marginal_value == pytest.approx(pick.value - value(problem, less)[0], abs=1e-12)
    assert pick.curve[-1].cost == pytest.approx(pick.cost)


def test_certain_chances_are_exact() -> None:
    """With a chance of 1 the value is exactly the utility, and a second certain program adds nothing."""
    problem = Problem(chances=np.ones((2, 1, 1)), node_weights=np.ones(1), utility=np.array([3.0, 3.0]))
    given_ = prepare(problem)
    both = np.zeros(2, dtype=np.int64)
    assert value_of(given_, both) == 3.0
    assert marginal_values(given_, both, np.array([0, 1])) == pytest.approx([0.0, 0.0], abs=1e-12)


def test_gap_is_relative_to_what_applying_gains() -> None:
    """The gap compares the bound with the gain over staying outside."""
    problem = Problem(
        chances=np.full((1, 1, 1), 0.5), node_weights=np.ones(1), utility=np.array([3.0]), outside_utility=1.0
    )
    pick = describe(prepare(problem), np.zeros(1, dtype=np.int64), np.array([0]), 2.5)
    assert (pick.value, pick.upper_bound, pick.gap) == (2.0, 2.5, 0.5)
    half = replace(problem, chances=problem.chances / 2)
    pick = describe(prepare(half), np.zeros(1, dtype=np.int64), np.array([0]), 2.5)
    assert (pick.value, pick.gap) == (1.5, 2.0)


def test_certain_is_not_more_than_certain() -> None:
    """Node weights that add up to 1 only within rounding never give a chance above 1."""
    problem = Problem(chances=np.ones((1, 1, 7)), node_weights=np.full(7, 0.1), utility=np.ones(1))
    given_ = prepare(problem)
    pick = describe(given_, np.zeros(1, dtype=np.int64), np.array([0]), np.inf)
    assert pick.value <= 1.0
    assert pick.p_success <= 1.0
