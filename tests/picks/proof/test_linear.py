import numpy as np
import pytest

from smartpick.picks.proof.linear import INFINITY, LinearModel


def knapsack(*, whole: bool) -> LinearModel:
    """Return max 3x + 2y, 2x + 2y <= 3, x, y in 0..1."""
    model = LinearModel()
    columns = model.add_columns([3.0, 2.0], 0.0, 1.0, whole=whole)
    model.add_row(-INFINITY, 3.0, columns, 2.0)
    return model


def test_relaxation_and_its_price() -> None:
    """The fractional optimum, its value, and the price of the binding limit."""
    solution = knapsack(whole=False).solve(10.0)
    assert solution is not None
    assert solution.x == pytest.approx([1.0, 0.5])
    assert solution.bound == pytest.approx(4.0)
    assert solution.price == pytest.approx([1.0])
    assert solution.finished


def test_whole_numbers() -> None:
    """The same problem in whole numbers takes x alone."""
    solution = knapsack(whole=True).solve_whole(10.0, 0.0)
    assert solution is not None
    assert solution.x == pytest.approx([1.0, 0.0])
    assert solution.bound == pytest.approx(3.0)


def test_rows_are_added_to_a_solved_model() -> None:
    """A model grows after it was solved; several rows come as one array."""
    model = knapsack(whole=False)
    model.solve(10.0)
    model.add_rows([-INFINITY, 0.25], [0.5, 1.0], [0, 1, 2], [0, 1], np.ones(2))
    model.add_rows(0.0, 0.0, [0], [], [])
    solution = model.solve(10.0)
    assert solution is not None
    assert solution.x == pytest.approx([0.5, 1.0])
    assert model.rows == 3


def test_no_answer_is_none() -> None:
    """A model that cannot be satisfied has no solution."""
    model = knapsack(whole=False)
    model.add_row(5.0, INFINITY, [0, 1], 1.0)
    assert model.solve(10.0) is None
