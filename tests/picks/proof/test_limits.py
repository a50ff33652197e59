import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pick_enumeration import every_list, fits, random_problem

from smartpick.picks import Fees, Problem
from smartpick.picks.instance import prepare
from smartpick.picks.proof.limits import add_limits
from smartpick.picks.proof.linear import LinearModel


@given(st.integers(0, 10**6))
@settings(max_examples=80, deadline=None)
def test_no_list_that_fits_is_cut_off(seed: int) -> None:
    """Maximising any linear worth under the rows is never below the best list that fits."""
    problem = random_problem(seed, most=4)
    given_ = prepare(problem)
    if (given_.minimum > given_.maximum).any():  # the base refuses it
        return
    worth = np.random.default_rng(seed).random(given_.n * given_.levels)
    rows = np.flatnonzero(given_.available.ravel() & ~np.repeat(given_.bans.astype(bool), given_.levels))
    model = LinearModel()
    columns = model.add_columns(worth[rows], 0.0, 1.0)
    add_limits(model, given_, rows, given_.pins.astype(bool), columns=columns)
    solution = model.solve(10.0)
    for levels in every_list(problem):
        if fits(problem, levels):
            at = np.array(levels, dtype=np.int64)[given_.order]
            chosen = np.flatnonzero(at >= 0)
            assert solution is not None
            assert solution.value >= worth[chosen * given_.levels + at[chosen]].sum() - 1e-7


def flat(**changes: object) -> Problem:
    """Return four programs at a flat price of 8 for four, under a budget of 4."""
    fields: dict[str, object] = {
        "chances": np.full((4, 2, 1), 0.5),
        "node_weights": np.ones(1),
        "utility": np.ones(4),
        "fees": [Fees(((None, 9.0),), flat=(4, 8.0))],
        "budget": 20.0,
        "signals": np.array([[0, 1]]),
    }
    return Problem(**{**fields, **changes})  # type: ignore[arg-type]  # fields of many types


def solved(problem: Problem, gain: np.ndarray) -> tuple[float, np.ndarray, object]:
    """Return the optimum of a linear worth, its rows, and the prices of the limits."""
    given_ = prepare(problem)
    model = LinearModel()
    columns = model.add_columns(gain, 0.0, 1.0)
    limits = add_limits(model, given_, np.arange(8), given_.pins.astype(bool), columns=columns)
    solution = model.solve(10.0)
    assert solution is not None
    return solution.value, solution.x[columns], limits.prices(solution.price, 10.0)


def test_signals_and_levels_are_limited() -> None:
    """One level per program, and one signal in all; its price is what a second one would add."""
    value, x, prices = solved(flat(), np.tile([1.0, 1.5], 4))
    assert value == pytest.approx(4.5)
    assert x.reshape(4, 2).sum(axis=1) == pytest.approx(np.ones(4))
    assert prices.signals[0, 1] == pytest.approx(5.0)  # type: ignore[attr-defined]  # Multipliers


def test_relaxed_rows_use_the_convex_envelope() -> None:
    """A flat price that cannot be used up is spread over the applications it covers."""
    own = np.array([0.0, 0.0, 0.0, 0.0])
    dear = flat(own_cost=own + 3.0, budget=10.0)
    value, _, prices = solved(dear, np.tile([1.0, 0.0], 4))
    assert value == pytest.approx(2.0)
    assert prices.budget == pytest.approx(10.0 / 5.0)  # type: ignore[attr-defined]  # Multipliers
    assert prices.most == 0.0  # type: ignore[attr-defined]  # Multipliers


def test_counts_within_an_interval() -> None:
    """The least and the most programs of a specialty hold with and without fees."""
    for fees in ([Fees(((None, 1.0),))], []):
        least, _, _ = solved(flat(fees=fees, minimum=np.array([3])), np.tile([-1.0, -2.0], 4))
        assert least == pytest.approx(-3.0)
    most, _, _ = solved(flat(fees=[], max_programs=2), np.tile([1.0, 0.0], 4))
    assert most == pytest.approx(2.0)


def test_counts_are_narrowed_without_another_model() -> None:
    """A model that is made for any count keeps to fewer, and lets go again."""
    fees = [Fees(((2, 1.0), (None, 3.0)))]
    given_ = prepare(flat(fees=fees))
    model = LinearModel()
    columns = model.add_columns(np.tile([1.0, 0.0], 4), 0.0, 1.0)
    limits = add_limits(model, given_, np.arange(8), given_.pins.astype(bool), columns=columns)
    for low, high, best in ((0, 4, 4.0), (0, 1, 1.0), (0, 3, 3.0)):
        limits.keep_counts(model, np.array([low]), np.array([high]))
        solution = model.solve(10.0)
        assert solution is not None
        assert solution.value == pytest.approx(best)
    limits.keep_counts(model, np.array([3]), np.array([4]))
    model.limit_columns(columns, 0.0, 0.5)
    solution = model.solve(10.0)
    assert solution is not None
    assert solution.x[columns].sum() >= 3.0 - 1e-9
