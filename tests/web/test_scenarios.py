"""Scenarios in an address."""

import pytest

from smartpick.advice.next_steps import Scenario
from smartpick.errors import UserError
from smartpick.web.scenarios import scenario_of, text_of, words_of


def test_a_form_becomes_an_address_and_a_scenario() -> None:
    """What was filled in stands in the text, in one order; it reads back as the scenario, and says itself in words."""
    text = text_of(
        {"budget": "1,200", "score": "250", "visa": "no", "step3": "", "specialty": "Family Medicine"}
    )
    assert text == "score:250;budget:1,200;visa:no;specialty:Family Medicine"
    assert scenario_of(text) == Scenario(score=250, budget=1200, visa=False, specialty="Family Medicine")
    assert words_of(text) == (
        "Step 2 CK of 250",
        "a budget of $1,200",
        "no visa is needed",
        "Family Medicine, too",
    )
    assert words_of("months:1;letters:2;publications:1")[0] == "1 month of hands-on work in the US"


def test_everything_that_cannot_be_read_is_said_at_once() -> None:
    """Numbers out of range, words for numbers and unknown changes are problems together, each at its field."""
    with pytest.raises(UserError) as caught:
        scenario_of("score:900;letters:many;magic:yes")
    assert [one.where for one in caught.value.problems] == ["score", "letters", ""]
