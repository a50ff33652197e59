import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pick_enumeration import every_list, fits, random_problem

from smartpick.picks import Fees, Problem
from smartpick.picks.base import keeps_limits
from smartpick.picks.instance import prepare
from smartpick.picks.proof.limits import add_limits
from smartpick.picks.proof.linear import LinearModel


@given(st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_whole_number_rows_are_the_limits(seed: int) -> None:
    """Maximising any linear worth under the rows gives the best list that fits, tiers and flat prices included."""
    problem = random_problem(seed, most=4)
    given_ = prepare(problem)
    worth = np.random.default_rng(seed).random(given_.n * given_.levels)
    rows = np.flatnonzero(given_.available.ravel() & ~np.repeat(given_.bans.astype(bool), given_.levels))
    model = LinearModel()
    columns = model.add_columns(worth[rows], 0.0, 1.0, whole=True)
    add_limits(model, given_, rows, given_.pins.astype(bool), columns=columns, exact=True)
    solution = model.solve_whole(10.0, 0.0) if len(rows) else None
    best = None
    for levels in every_list(problem):
        if fits(problem, levels):
            at = np.array(levels, dtype=np.int64)[given_.order]
            chosen = np.flatnonzero(at >= 0)
            total = worth[chosen * given_.levels + at[chosen]].sum()
            best = total if best is None else max(best, total)
    if (
        best is None or solution is None
    ):  # a pin without any row cannot be written as a row: the base refuses it
        assert best is None or not len(rows)
        return
    assert solution.bound == pytest.approx(best, abs=1e-6)
    full = np.zeros(given_.n * given_.levels)
    full[rows] = np.round(solution.x[columns])
    choice = full.reshape(given_.n, given_.levels)
    level = np.where(choice.any(axis=1), choice.argmax(axis=1), -1).astype(np.int64)
    assert keeps_limits(given_, level)


def test_relaxed_rows_use_the_convex_envelope() -> None:
    """A flat price that cannot be used up is spread over the applications; its price comes back."""
    problem = Problem(
        chances=np.full((4, 1, 1), 0.5),
        node_weights=np.ones(1),
        utility=np.ones(4),
        fees=[Fees(((None, 9.0),), flat=(4, 8.0))],
        budget=4.0,
    )
    given_ = prepare(problem)
    model = LinearModel()
    columns = model.add_columns(np.ones(4), 0.0, 1.0)
    limits = add_limits(model, given_, np.arange(4), np.zeros(4, dtype=bool), columns=columns, exact=False)
    solution = model.solve(10.0)
    assert solution is not None
    assert solution.bound == pytest.approx(2.0)
    prices = limits.prices(solution.price, 10.0)
    assert prices.budget == pytest.approx(5.0)
    assert prices.specialty == pytest.approx([10.0])
    assert prices.most == 0.0
