"""A decision between reports."""

import pytest

from smartpick.errors import UserError
from smartpick.facts import Preference, preference_of

MADE = Preference("p1", "1400000001", "visas", "r1", ("r2", "r3"), "2026-11-20")


def test_a_decision_comes_back_from_what_is_kept() -> None:
    """Plain values and decision are the same thing."""
    assert preference_of("p1", MADE.body()) == MADE


@pytest.mark.parametrize(
    "changed", [{"over": "r2"}, {"over": [7]}, {"report": ""}, {"decided_on": "once"}, {"program": None}]
)
def test_a_damaged_decision_is_a_sentence(changed: dict[str, object]) -> None:
    """What is no decision says so, with its id."""
    with pytest.raises(UserError, match="fact_preference p1"):
        preference_of("p1", {**MADE.body(), **changed})
