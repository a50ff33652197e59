"""A list and what would come after it."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pick_enumeration import random_problem, value

from smartpick.errors import UserError
from smartpick.picks import Choice, Pick, Problem, choose, continued


def chosen_from(problem: Problem) -> Pick | None:
    """Return a list of the problem; None where pins and minima cannot be met."""
    try:
        return choose(problem)
    except UserError:
        return None


@given(st.integers(0, 10**6))
def test_the_list_comes_first_and_every_point_is_worth_its_rows(seed: int) -> None:
    """The curve of the list is its beginning; after it cost, chance and value only rise, within the budget."""
    problem = random_problem(seed)
    pick = chosen_from(problem)
    if pick is None:
        return
    most = pick.cost + 6.0
    curve = continued(replace(problem, budget=most), pick.chosen)
    assert curve[: len(pick.curve)] == pick.curve
    for name in ("cost", "p_success", "value"):
        column = [getattr(point, name) for point in curve]
        assert column == sorted(column)
    assert curve[-1].cost <= most + 1e-9


def test_what_follows_is_the_best_for_its_price() -> None:
    """One node, equal prices, two chosen of five: the others follow by what they add, and the sum is exact."""
    problem = Problem(
        chances=np.array([0.1, 0.5, 0.2, 0.4, 0.3]).reshape(5, 1, 1),
        node_weights=np.ones(1),
        utility=np.ones(5),
    )
    listed = (Choice(2, 0, 0.0), Choice(1, 0, 0.0))
    curve = continued(problem, listed)
    missed = np.cumprod([1.0, 0.8, 0.5, 0.6, 0.7, 0.9])
    assert [point.p_success for point in curve] == pytest.approx(1.0 - missed)
    assert value(problem, [0] * 5)[1] == pytest.approx(curve[-1].p_success)


def test_signals_of_the_list_stay_where_they_are() -> None:
    """One signal, spent on the list: what follows has none, though it would gain more from it."""
    problem = Problem(
        chances=np.array([[[0.1], [0.2]], [[0.1], [0.9]]]),
        node_weights=np.ones(1),
        utility=np.ones(2),
        signals=np.array([[0, 1]]),
    )
    curve = continued(problem, (Choice(0, 1, 0.0),))
    assert [point.p_success for point in curve] == pytest.approx([0.0, 0.2, 1.0 - 0.8 * 0.9])


def test_a_list_of_another_problem_is_refused() -> None:
    """A program that is not there is a mistake of the caller."""
    problem = Problem(chances=np.full((2, 1, 1), 0.5), node_weights=np.ones(1), utility=np.ones(2))
    with pytest.raises(ValueError, match="does not have"):
        continued(problem, (Choice(7, 0, 0.0),))
