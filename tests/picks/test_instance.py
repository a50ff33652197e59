import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from pick_enumeration import random_problem

from smartpick.picks import Fees, Problem
from smartpick.picks.instance import SURE, prepare


def test_tiers_are_the_distinct_utilities_above_outside() -> None:
    """Best first; a program worth no more than staying outside has the tier K."""
    problem = Problem(
        chances=np.full((5, 1, 2), 0.5),
        node_weights=np.array([1.0, 3.0]),
        utility=np.array([0.2, 1.0, 0.5, 1.0, 0.1]),
        outside_utility=0.2,
        ids=list("abcde"),
    )
    given_ = prepare(problem)
    assert given_.tier.tolist() == [2, 0, 1, 0, 2]
    assert np.allclose(given_.worth, np.outer([0.5, 0.3], [0.25, 0.75]))


def test_canonical_order_is_that_of_the_ids() -> None:
    """The ids decide the order of the rows, and with it every exact tie."""
    problem = Problem(
        chances=np.full((3, 1, 1), 0.5), node_weights=np.ones(1), utility=np.ones(3), ids=list("bca")
    )
    assert prepare(problem).order.tolist() == [2, 0, 1]


@given(st.integers(0, 10**6), st.randoms(use_true_random=False))
def test_without_ids_the_content_decides(seed: int, shuffle: object) -> None:
    """A permuted problem is prepared into the same arrays."""
    one = random_problem(seed)
    way = np.random.default_rng(seed).permutation(one.n)
    other = Problem(
        chances=one.chances[way],
        node_weights=one.node_weights,
        utility=one.utility[way],
        outside_utility=one.outside_utility,
        specialty=one.codes()[way],
        fees=one.fees,
        own_cost=one.own_cost[way],
        signals=one.signals,
        pins=one.pins[way],
        bans=one.bans[way],
    )
    left, right = prepare(one), prepare(other)
    for name in ("f", "available", "tier", "specialty", "own", "pins", "bans"):
        assert np.array_equal(getattr(left, name), getattr(right, name)), name


def test_cost_counts_schedules_and_own_costs() -> None:
    """The price of a list is its schedules by count plus what its programs cost themselves."""
    problem = Problem(
        chances=np.full((3, 1, 1), 0.5),
        node_weights=np.ones(1),
        utility=np.ones(3),
        specialty=np.array([0, 0, 1]),
        fees=[Fees(((1, 11.0), (None, 30.0))), None],
        own_cost=np.array([1.0, 2.0, 4.0]),
        budget=100.0,
        ids=list("abc"),
    )
    given_ = prepare(problem)
    assert given_.cost(np.array([0, 0, 0])) == 48.0
    assert given_.cost(np.array([-1, -1, 0])) == 4.0
    assert given_.cost_scale == 100.0


def test_ranking_prices_spread_an_opening_price_over_what_there_is() -> None:
    """A flat price is shared by the programs it can cover: those that exist and the budget can pay for."""
    problem = Problem(
        chances=np.full((5, 1, 1), 0.5),
        node_weights=np.ones(1),
        utility=np.ones(5),
        specialty=np.array([0, 0, 0, 0, 1]),
        fees=[Fees(((None, 6.0),), flat=(2, 10.0)), Fees(((None, 6.0),), flat=(2, 10.0))],
        budget=16.0,
        ids=list("abcde"),
    )
    given_ = prepare(problem)
    assert given_.steps.tolist() == [[0.0, 5.0, 5.0, 6.0, 6.0], [0.0, 10.0, 0.0, 6.0, 6.0]]
    assert given_.maximum.tolist() == [3, 1]


def test_a_certain_chance_stays_divisible() -> None:
    """Inside the kernels no chance reaches 1, so that a residual can be divided again."""
    problem = Problem(chances=np.ones((1, 1, 1)), node_weights=np.ones(1), utility=np.ones(1))
    assert prepare(problem).f[0, 0] == SURE < 1.0
