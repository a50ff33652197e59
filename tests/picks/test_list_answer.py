from typing import Any

import pytest

from smartpick.errors import UserError
from smartpick.picks.list_answer import PROVEN, solve_list

DOCUMENT: dict[str, Any] = {
    "programs": [
        {"id": "near", "specialty": "X", "utility": 1, "chances": {"none": [0.5], "gold": [0.52]}},
        {"id": "far", "specialty": "X", "utility": 1, "chances": {"none": [0.2], "gold": [0.6]}},
        {"id": "dear", "specialty": "X", "utility": 1, "chances": {"none": [0.4]}, "cost": 90},
    ],
    "budget": 50,
    "fees": {"X": [[1, 10], [None, 20]]},
    "signals": {"X": {"gold": 1}},
}


def test_the_answer_in_full() -> None:
    """The signal goes where it moves most; value, cost, marginal values and order are those of the list."""
    answer = solve_list(DOCUMENT)
    assert [(row["id"], row["signal"]) for row in answer["chosen"]] == [("far", "gold"), ("near", "none")]
    assert [row["marginal_value"] for row in answer["chosen"]] == pytest.approx([0.3, 0.2])
    assert answer["order"] == ["far", "near"]
    assert answer["value"] == answer["p_success"] == pytest.approx(0.8)
    assert answer["cost"] == 30.0
    assert answer["value"] <= answer["upper_bound"] <= answer["value"] * (1 + PROVEN)
    assert answer["gap"] <= PROVEN
    assert answer["optimal"] is True
    assert answer["warnings"] == []


def test_nothing_to_choose() -> None:
    """No programs, no list, no gap."""
    answer = solve_list({"programs": []})
    assert (answer["chosen"], answer["value"], answer["gap"], answer["optimal"]) == ([], 0.0, 0.0, True)


@pytest.mark.parametrize(
    ("limits", "sentence"),
    [
        ({"pins": ["dear"]}, "The pinned program costs 100.00, but the budget is 50.00."),
        ({"pins": ["near", "far"], "max_programs": 1}, "The 2 pinned programs take 2 places, but at most 1"),
        ({"minimum": {"X": 9}}, "minimum of X: At least 9 programs are asked for, but only 3 can be chosen."),
    ],
)
def test_the_infeasible_is_said_in_numbers(limits: dict[str, Any], sentence: str) -> None:
    """Pins and minima that cannot be met are a clear sentence."""
    with pytest.raises(UserError) as raised:
        solve_list({**DOCUMENT, **limits})
    assert sentence in str(raised.value)


def test_time_up_is_a_warning_not_a_claim() -> None:
    """Without time the gap is what it is, and the answer says so."""
    answer = solve_list(DOCUMENT, seconds=0.0)
    assert not answer["optimal"]
    assert answer["upper_bound"] >= 0.8
    assert "time was up" in answer["warnings"][0]
