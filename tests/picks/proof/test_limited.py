from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pick_enumeration import every_list, fits, levels_of, random_problem

from smartpick.picks import Problem, certify
from smartpick.picks.base import forced_base
from smartpick.picks.instance import prepare
from smartpick.picks.proof.limited import LimitedModel
from smartpick.picks.proof.plane import plane_at
from smartpick.picks.valuation import value_of

TIGHT = 1e-6


def limited_problem(seed: int) -> Problem:
    """Return a small problem with a capacity that matters."""
    problem = random_problem(seed, most=4)
    r = np.random.default_rng(seed + 2)
    seats = np.minimum(1.0, problem.chances + r.random(problem.chances.shape) * r.choice([0.0, 0.5]))
    return replace(problem, interview=seats, interview_capacity=float(r.choice([0.0, 0.3, 0.8, 1.5, 5.0])))


@given(st.integers(0, 10**6))
@settings(max_examples=100, deadline=None)
def test_certificate_equals_enumeration(seed: int) -> None:
    """With limited interviews, too, the certified list is the best and the bound never below it."""
    problem = limited_problem(seed)
    given_ = prepare(problem)
    values = [
        value_of(given_, np.array(levels, dtype=np.int64)[given_.order])
        for levels in every_list(problem)
        if fits(problem, levels)
    ]
    if not values:
        return
    pick = certify(problem, None, TIGHT, 30.0)
    scale = max(abs(max(values) - problem.outside_utility), 1e-9)
    assert fits(problem, levels_of(problem, pick))
    assert pick.upper_bound >= max(values) - 1e-12
    assert pick.value >= max(values) - TIGHT * scale - 1e-12
    assert pick.gap <= TIGHT


@given(st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_the_model_is_above_every_list_and_closes_in(seed: int) -> None:
    """The relaxation bounds the best list in every round, and after some rounds has its value at its solution."""
    problem = limited_problem(seed)
    given_ = prepare(problem)
    values = [
        value_of(given_, np.array(levels, dtype=np.int64)[given_.order])
        for levels in every_list(problem)
        if fits(problem, levels)
    ]
    if not values:
        return
    allowed = given_.available.astype(bool) & ~given_.bans.astype(bool)[:, None]
    base = forced_base(given_, np.zeros(given_.n))
    model = LimitedModel(given_, -np.log1p(-given_.f), allowed, given_.pins.astype(bool), 1.0, base)
    for _ in range(40):
        solution = model.model.solve(10.0)
        assert solution is not None
        assert model.upper(solution) >= max(values) - 1e-7
        if (
            model.refine(solution.x[model.x], solution.x[model.t]) <= 1e-8
        ):  # the solver's own tolerance is 1e-9
            break
    else:
        pytest.fail("forty rounds did not close the distance")


@given(st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_the_plane_is_above_every_list(seed: int) -> None:
    """The linearised value with priced interviews is above the value of every list, and touches its own."""
    problem = limited_problem(seed)
    given_ = prepare(problem)
    a = -np.log1p(-given_.f)
    lists = [np.array(levels, dtype=np.int64)[given_.order] for levels in every_list(problem)]
    r = np.random.default_rng(seed)
    whole = np.zeros((given_.n, given_.levels))
    own = lists[int(r.integers(len(lists)))]
    whole[own >= 0, own[own >= 0]] = 1.0
    for x in (r.random(given_.n * given_.levels), whole.ravel()):
        plane = plane_at(given_, a, x)
        for level in lists:
            chosen = np.flatnonzero(level >= 0)
            height = problem.outside_utility + plane.constant + plane.score[chosen, level[chosen]].sum()
            assert height >= value_of(given_, level) - 1e-9
            if x is not whole and level is own and (x == whole.ravel()).all():
                assert height == pytest.approx(value_of(given_, level), abs=1e-9)
