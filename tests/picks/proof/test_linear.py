import numpy as np
import pytest

from smartpick.picks.proof.linear import INFINITY, LinearModel


def knapsack() -> LinearModel:
    """Return max 3x + 2y, 2x + 2y <= 3, x, y in 0..1."""
    model = LinearModel()
    columns = model.add_columns([3.0, 2.0], 0.0, 1.0)
    model.add_row(-INFINITY, 3.0, columns, 2.0)
    return model


def test_relaxation_and_its_price() -> None:
    """The fractional optimum, its value, and the price of the binding limit."""
    solution = knapsack().solve(10.0)
    assert solution is not None
    assert solution.x == pytest.approx([1.0, 0.5])
    assert solution.value == pytest.approx(4.0)
    assert solution.price == pytest.approx([1.0])
    assert solution.finished


def test_rows_are_added_to_a_solved_model() -> None:
    """A model grows after it was solved; several rows come as one array or as rows of different lengths."""
    model = knapsack()
    model.solve(10.0)
    assert model.add_rows([-INFINITY, 0.25], [0.5, 1.0], [0, 1, 2], [0, 1], np.ones(2)).tolist() == [1, 2]
    model.add_rows(0.0, 0.0, [0], [], [])
    model.add_uneven_rows([], [], [])
    model.add_uneven_rows([0.75, 9.0], [np.array([1]), np.array([0, 1])], [np.ones(1), np.ones(2)])
    solution = model.solve(10.0)
    assert solution is not None
    assert solution.x == pytest.approx([0.5, 0.75])
    assert model.rows == 5


def test_limits_are_replaced() -> None:
    """Columns and rows get other limits, and the next solution keeps them."""
    model = knapsack()
    model.limit_columns(np.array([0]), 0.0, 0.25)
    model.limit_rows(np.array([0]), -INFINITY, 1.5)
    solution = model.solve(10.0)
    assert solution is not None
    assert solution.x == pytest.approx([0.25, 0.5])


def test_no_answer_is_none() -> None:
    """A model that cannot be satisfied has no solution."""
    model = knapsack()
    model.add_row(5.0, INFINITY, [0, 1], 1.0)
    assert model.solve(10.0) is None


def test_time_up_is_not_finished() -> None:
    """Without time a solution has no meaning and says so."""
    r = np.random.default_rng(0)
    model = LinearModel()
    columns = model.add_columns(r.random(400), 0.0, 1.0)
    for _ in range(300):
        model.add_row(-INFINITY, 5.0, columns, r.random(400))
    solution = model.solve(0.0)
    assert solution is not None
    assert not solution.finished


def test_nothing_to_decide() -> None:
    """A model without columns is solved by doing nothing."""
    solution = LinearModel().solve(1.0)
    assert solution is not None
    assert (solution.value, solution.finished, len(solution.x)) == (0.0, True, 0)
