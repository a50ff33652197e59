import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pick_enumeration import every_list, fits, random_problem

from smartpick.errors import UserError
from smartpick.picks import Fees, Problem
from smartpick.picks.base import forced_base, keeps_limits
from smartpick.picks.instance import Instance, prepare


def in_problem_order(given_: Instance, level: np.ndarray) -> list[int]:
    """Return levels in the order of the problem."""
    out = np.empty(given_.n, dtype=np.int64)
    out[given_.order] = level
    return out.tolist()


@given(st.integers(0, 10**6))
def test_a_base_is_found_exactly_when_some_list_fits(seed: int) -> None:
    """What is refused cannot be met by any list; what is accepted is met by the base."""
    problem = random_problem(seed, most=4)
    given_ = prepare(problem)
    possible = any(fits(problem, levels) for levels in every_list(problem))
    try:
        level = forced_base(given_, np.zeros(given_.n))
    except UserError:
        assert not possible
    else:
        assert fits(problem, in_problem_order(given_, level))


@given(st.integers(0, 10**6))
def test_limits_are_checked_as_counted(seed: int) -> None:
    """``keeps_limits`` agrees with counting one by one, for every list."""
    problem = random_problem(seed, most=3)
    given_ = prepare(problem)
    for levels in every_list(problem):
        at = np.array(levels, dtype=np.int64)[given_.order]
        assert keeps_limits(given_, at) == fits(problem, levels)


def problem(**changes: object) -> Problem:
    """Return three programs of one specialty at 10 each."""
    fields: dict[str, object] = {
        "chances": np.full((3, 2, 1), 0.5),
        "node_weights": np.ones(1),
        "utility": np.ones(3),
        "fees": [Fees(((None, 10.0),))],
        "ids": ["a", "b", "c"],
        "specialty_names": ["Pediatrics"],
    }
    return Problem(**{**fields, **changes})  # type: ignore[arg-type]  # fields of many types


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"pins": [True] * 3, "budget": 25.0},
            "budget: The 3 pinned programs cost 30.00, but the budget is 25.00.",
        ),
        (
            {"pins": [True] * 3, "max_programs": 2},
            "max_programs: The 3 pinned programs take 3 places, but at most 2",
        ),
        ({"pins": [True, False, False], "budget": 5.0}, "budget: The pinned program costs 10.00"),
        (
            {"minimum": [4]},
            "minimum of Pediatrics: At least 4 programs are asked for, but only 3 can be chosen.",
        ),
        ({"minimum": [2], "budget": 15.0}, "budget: The minimum per specialty (2 programs) costs 20.00, but"),
    ],
)
def test_the_impossible_is_said_with_its_numbers(changes: dict[str, object], sentence: str) -> None:
    """What cannot be met is one clear sentence."""
    with pytest.raises(UserError) as raised:
        forced_base(prepare(problem(**changes)), np.zeros(3))
    assert sentence in str(raised.value)


def test_pins_that_need_a_signal_share_the_signals() -> None:
    """A pin open only with a signal gets one as long as one is left; then it is named."""
    chances = np.full((3, 2, 1), 0.5)
    chances[:, 0] = np.nan
    pins = np.array([True, True, False])
    level = forced_base(prepare(problem(chances=chances, pins=pins, signals=np.array([[0, 2]]))), np.zeros(3))
    assert level.tolist() == [1, 1, -1]
    with pytest.raises(UserError, match="Program b is open only to signalled applications"):
        forced_base(prepare(problem(chances=chances, pins=pins, signals=np.array([[0, 1]]))), np.zeros(3))


def test_minima_take_the_promising_when_they_fit_and_the_cheap_when_not() -> None:
    """The minimum is met with the best programs the budget allows."""
    own = np.array([0.0, 5.0, 9.0])
    rich = prepare(problem(own_cost=own, minimum=[1], budget=100.0))
    assert forced_base(rich, np.array([0.1, 0.2, 0.3])).tolist() == [-1, -1, 0]
    poor = prepare(problem(own_cost=own, minimum=[1], budget=10.0))
    assert forced_base(poor, np.array([0.1, 0.2, 0.3])).tolist() == [0, -1, -1]
