from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pick_enumeration import every_list, random_problem

from smartpick.picks.instance import prepare
from smartpick.picks.proof.reduction import shrink
from smartpick.picks.valuation import value_of


@given(st.integers(0, 10**6), st.booleans())
def test_the_smaller_problem_has_the_same_values(seed: int, limited: bool) -> None:
    """Any list of allowed rows has the same value and cost in the part as in the whole."""
    problem = random_problem(seed, most=4)
    if limited:
        problem = replace(problem, interview=problem.chances, interview_capacity=0.5)
    whole = prepare(problem)
    allowed = whole.available.astype(bool) & (np.random.default_rng(seed).random(whole.available.shape) < 0.6)
    part, keep = shrink(whole, allowed)
    assert part.n == len(keep) == allowed.any(axis=1).sum()
    assert len(part.worth) <= len(whole.worth)
    for levels in every_list(problem):
        level = np.array(levels, dtype=np.int64)[whole.order]
        used = np.flatnonzero(level >= 0)
        if allowed[used, level[used]].all():
            assert value_of(part, level[keep]) == pytest.approx(value_of(whole, level), abs=1e-12)
            assert part.cost(level[keep]) == pytest.approx(whole.cost(level))
