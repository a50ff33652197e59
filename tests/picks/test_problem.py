import numpy as np
import pytest

from smartpick.errors import UserError
from smartpick.picks import Fees, Problem


def problem(**changes: object) -> Problem:
    """Return a sound problem with some fields replaced."""
    fields: dict[str, object] = {
        "chances": np.array([[[0.1, 0.2]], [[0.3, 0.4]]]),
        "node_weights": np.array([1.0, 3.0]),
        "utility": np.ones(2),
    }
    return Problem(**{**fields, **changes})  # type: ignore[arg-type]  # faulty fields are the point here


def test_weights_are_normalised_and_gaps_are_filled() -> None:
    """Weights add up to 1; no pins, bans, costs or caps are needed."""
    made = problem()
    assert made.node_weights.tolist() == [0.25, 0.75]
    assert (made.n, made.levels, made.nodes, made.specialties) == (2, 1, 2, 1)
    assert made.caps().tolist() == [[2]]
    assert made.minima().tolist() == [0]
    assert made.specialty_name(0) == "0"
    assert problem(specialty_names=["Pediatrics"]).specialty_name(0) == "Pediatrics"


def test_a_level_that_is_nan_everywhere_is_not_available() -> None:
    """Nan at every node means that the level does not exist there."""
    made = problem(chances=np.array([[[0.1, 0.2], [np.nan, np.nan]], [[np.nan, np.nan], [0.3, 0.4]]]))
    assert made.available().tolist() == [[True, False], [False, True]]


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"chances": np.zeros((2, 2))}, "chances"),
        ({"chances": np.array([[[0.1, 1.2]], [[0.3, 0.4]]])}, "chances[0, 0, 1]"),
        ({"chances": np.array([[[0.1, np.nan]], [[0.3, 0.4]]])}, "chances[0, 0]"),
        ({"node_weights": np.ones(3)}, "node_weights"),
        ({"node_weights": np.array([-1.0, 2.0])}, "node_weights[0]"),
        ({"node_weights": np.zeros(2)}, "node_weights"),
        ({"utility": np.array([1.0, np.inf])}, "utility[1]"),
        ({"outside_utility": float("nan")}, "outside_utility"),
        ({"own_cost": np.array([-1.0, 0.0])}, "own_cost[0]"),
        ({"own_cost": np.zeros(3)}, "own_cost"),
        ({"budget": -1.0}, "budget"),
        ({"max_programs": -1}, "max_programs"),
        ({"ids": ["a"]}, "ids"),
        ({"specialty": np.array([0, -1])}, "specialty"),
        ({"signals": np.array([[0, 1, 1]])}, "signals"),
        ({"minimum": np.array([-1])}, "minimum"),
        ({"pins": np.array([True, False]), "bans": np.array([True, False])}, "pins[0]"),
        ({"interview_capacity": 3.0}, "interview_capacity"),
        ({"interview_capacity": -3.0, "interview": np.full((2, 1, 2), 0.5)}, "interview_capacity"),
        ({"interview_capacity": 3.0, "interview": np.full((2, 1, 2), 1.5)}, "interview"),
        ({"fees": [Fees(((30, 11.0),))]}, "fees[0][0]"),
        ({"fees": [Fees(((30, 11.0), (20, 9.0), (None, 1.0)))]}, "fees[0][1]"),
        ({"fees": [Fees(((None, -1.0),))]}, "fees[0][0]"),
        ({"fees": [Fees(((None, 1.0),), flat=(-1, 5.0))]}, "fees[0]"),
    ],
)
def test_faults_name_their_place(changes: dict[str, object], place: str) -> None:
    """Every fault of the arrays is refused with its place."""
    with pytest.raises(UserError) as raised:
        problem(**changes)
    assert place in [fault.where for fault in raised.value.problems]


def test_all_faults_come_at_once() -> None:
    """Two faults in two fields are two problems of one error."""
    with pytest.raises(UserError) as raised:
        problem(budget=-1.0, utility=np.array([np.nan, 1.0]))
    assert {fault.where for fault in raised.value.problems} == {"budget", "utility[0]"}


def test_a_copy_has_the_same_weights() -> None:
    """Normalising twice changes nothing, to the last bit."""
    once = problem(chances=np.full((2, 1, 7), 0.5), node_weights=np.arange(1.0, 8.0))
    again = problem(chances=once.chances, node_weights=once.node_weights)
    assert once.node_weights.tolist() == again.node_weights.tolist()
