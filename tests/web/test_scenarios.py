"""Scenarios in an address."""

import pytest

from smartpick.advice.next_steps import Scenario
from smartpick.errors import UserError
from smartpick.web.scenarios import VISAS, name_of, scenario_of, text_of, words_of


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


def test_every_change_is_read_and_said() -> None:
    """Attempts, graduation, visas and specialties become the scenario; each has its words."""
    text = text_of({"failed": "2", "graduation": "2021", "visas": "both", "without": "Psychiatry"})
    assert scenario_of(text) == Scenario(
        failed=2, graduation=2021, visas=VISAS["both"][1], without="Psychiatry"
    )
    assert words_of(text) == (
        "2 failed attempts at Step 1 and Step 2 CK",
        "graduation in 2021",
        "J-1 or H-1B accepted",
        "without Psychiatry",
    )
    assert words_of("failed:0;visas:h1b") == ("no failed attempt", "H-1B alone accepted")
    with pytest.raises(UserError, match="no number from 1960 to 2035"):
        scenario_of("graduation:1850")


@pytest.mark.parametrize("name", ["After residency", "a;b:c%20d", "<b>", "Año más"])
def test_a_name_changes_nothing_and_comes_back(name: str) -> None:
    """Whatever signs it has, a name is read as it was written and is no part of the scenario; alone it is none."""
    text = text_of({"score": "250", "name": f"  {name} "})
    assert name_of(text) == name
    assert scenario_of(text) == Scenario(score=250)
    assert words_of(text) == ("Step 2 CK of 250",)
    assert text_of({"name": name}) == ""
    assert name_of("score:250") == ""
