import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pick_enumeration import best_list, random_problem

from smartpick.errors import UserError
from smartpick.picks import Fees, Problem, certify
from smartpick.picks.choosing import easy_bound, quick_levels
from smartpick.picks.instance import prepare
from smartpick.picks.proof import tangents
from smartpick.picks.proof.search import Search
from smartpick.picks.proof.tree import Node, Tree, _bends, _convex_around


@given(st.integers(0, 10**7))
@settings(max_examples=80, deadline=None)
def test_the_tree_alone_closes_every_gap(seed: int) -> None:
    """Without the first linearisation, and started from a poor list, the tree still ends at the best list."""
    problem = random_problem(seed, most=5)
    best = best_list(problem)
    if best is None:
        return
    given_ = prepare(problem)
    search = Search(given_, quick_levels(given_), easy_bound(given_), 0.0, 30.0, None)
    search.narrow()
    tree = Tree(search)
    if not search.done():
        tree.grow()
    assert search.value == pytest.approx(best, abs=1e-9)
    assert best - 1e-12 <= search.bound <= best + 1e-9 * (1 + abs(best))


@given(st.integers(0, 10**7))
@settings(max_examples=60, deadline=None)
def test_tiers_valued_as_one_change_no_answer(seed: int) -> None:
    """When the model is coarse the tree takes longer, not another way."""
    problem = random_problem(seed, most=5)
    try:
        fine = certify(problem, None, 1e-7, 30.0)
    except UserError:
        return
    before, tangents.MOST_BLOCKS = tangents.MOST_BLOCKS, 1
    try:
        coarse = certify(problem, None, 1e-7, 30.0)
    finally:
        tangents.MOST_BLOCKS = before
    assert coarse.value == pytest.approx(fine.value, rel=1e-6, abs=1e-12)
    assert coarse.gap <= 1e-7


def test_flat_prices_are_split_until_they_are_exact() -> None:
    """Two specialties with an opening price each, money for one of them: the tree decides which."""
    chances = np.concatenate([np.full((4, 1, 1), 0.2), np.full((4, 1, 1), 0.19)])
    flat = Fees(((None, 1.0),), flat=(4, 8.0))
    problem = Problem(
        chances=chances,
        node_weights=np.ones(1),
        utility=np.ones(8),
        specialty=np.repeat([0, 1], 4),
        fees=[flat, flat],
        budget=9.0,
    )
    pick = certify(problem, None, 0.0, 30.0)
    assert sorted(pick.order) == [0, 1, 2, 3]
    assert pick.value == pytest.approx(1 - 0.8**4)
    assert pick.gap <= 1e-11


def test_a_child_is_independent() -> None:
    """Narrowing a child leaves its parent and its sibling as they are."""
    node = Node(1.0, np.ones((2, 2), dtype=bool), np.zeros(2, dtype=bool), np.zeros(1, int), np.full(1, 2))
    child = node.child()
    child.allowed[0] = False
    child.forced[1] = True
    child.maximum[0] = 0
    assert node.allowed.all()
    assert not node.forced.any()
    assert node.maximum[0] == 2
    assert node.open_rows() == 4
    child.allowed[1, 0] = False
    assert child.open_rows() == 0
    assert child.held().tolist() == [-1, 1]
    assert child.anchor is node


@given(st.lists(st.integers(0, 4), min_size=1, max_size=9), st.integers(0, 8), st.integers(0, 8))
def test_an_interval_is_widened_only_where_the_schedule_stays_convex(
    steps: list[int], one: int, two: int
) -> None:
    """The wider interval holds the counts, is convex when they are, and cannot be widened by one."""
    total = np.cumsum([0.0, *steps])
    last = len(total) - 1
    low, high = sorted((min(one, last), min(two, last)))
    wide = _convex_around(total, (0, last), (low, high))
    assert wide[0] <= low
    assert high <= wide[1]
    if len(_bends(total, low, high)):
        assert wide == (low, high)
        return
    assert not len(_bends(total, *wide))
    if low == high:  # at a bend itself either side would do
        return
    assert wide[0] == 0 or len(_bends(total, wide[0] - 1, wide[1]))
    assert wide[1] == last or len(_bends(total, wide[0], wide[1] + 1))
