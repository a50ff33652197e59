import numpy as np
import pytest

from smartpick.picks import Problem
from smartpick.picks.instance import prepare
from smartpick.picks.proof.lagrange import Bound
from smartpick.picks.proof.search import Search

PROBLEM = Problem(
    chances=np.array([[[0.5]], [[0.4]], [[0.3]]]),
    node_weights=np.ones(1),
    utility=np.ones(3),
    own_cost=np.array([1.0, 1.0, 9.0]),
    budget=2.0,
    ids=list("abc"),
)
NONE = np.full(3, -1)


def search(**changes: float) -> Search:
    """Return a search that holds the first program and knows the bound 0.9."""
    fields = {"gap": 0.01, "seconds": 30.0, **changes}
    return Search(prepare(PROBLEM), np.array([0, -1, -1]), 0.9, fields["gap"], fields["seconds"], None)


def test_what_cannot_be_paid_for_is_left_out_at_once() -> None:
    """A program beyond the budget is not part of the question."""
    made = search()
    assert made.allowed.ravel().tolist() == [True, True, False]
    assert made.least == pytest.approx(0.4)
    assert made.cutoff == pytest.approx(0.5 * 1.005)


def test_only_better_lists_that_fit_are_taken() -> None:
    """An offer replaces the list in hand when it keeps the limits and is worth more."""
    made = search()
    made.offer(np.array([-1, 0, -1]))
    assert made.value == 0.5
    made.offer(np.array([0, 0, 0]))
    assert made.value == 0.5
    made.offer(np.array([0, 0, -1]))
    assert made.value == pytest.approx(0.7)


def test_the_bound_falls_and_never_below_the_value() -> None:
    """Bounds that are higher are ignored; one below the value closes the gap."""
    made = search()
    made.lower(0.95)
    assert made.bound == 0.9
    made.lower(0.6)
    assert not made.done()
    made.lower(0.1)
    assert made.bound == made.value
    assert made.done()


def test_a_bound_below_the_least_row_is_none() -> None:
    """When no list better than the empty one can be worth so little, there is no better list."""
    made = Search(prepare(PROBLEM), NONE, 0.9, 0.01, 30.0, None)
    made.lower(0.39)
    assert made.bound == made.value == 0.0


def test_fixing_and_narrowing_go_on_with_what_is_open() -> None:
    """Rows that cannot be better are dropped; offers and the list in hand speak of what is left."""
    made = search()
    made.fix(Bound(0.8, np.array([[0.4], [0.8], [0.8]]), np.array([0.8, 0.45, 0.8])))
    assert made.allowed.ravel().tolist() == [False, True, False]
    assert made.forced.tolist() == [False, True, False]
    assert made.narrow().tolist() == [1]
    assert made.given.n == 1
    assert made.around().tolist() == [-1]
    made.offer(np.array([0]))
    assert made.value == 0.5


def test_time_ends_a_search() -> None:
    """Without time a search is done, whatever the gap."""
    assert search(seconds=0.0).done()
    assert not search().done()
