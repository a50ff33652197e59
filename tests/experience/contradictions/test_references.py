"""Names that lead nowhere."""

from typing import Any

import pytest
from small_portfolios import encounter, experience, portfolio

from smartpick.experience.contradictions.references import in_references
from smartpick.experience.document import Document
from smartpick.experience.feedback import Feedback
from smartpick.experience.letter import Letter
from smartpick.experience.person import Person
from smartpick.experience.reflection import Reflection


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        ({"encounters": (encounter(experience="gone"),)}, "There is no experience called gone."),
        ({"encounters": (encounter(supervisor="gone"),)}, "There is no person called gone."),
        (
            {"reflections": (Reflection(id="r", experience="x1", text="t", encounter="gone"),)},
            "no encounter called gone",
        ),
        (
            {"feedback": (Feedback(id="f", experience="x1", said="s", person="gone"),)},
            "no person called gone",
        ),
        ({"people": (Person(id="p", name="n", met="gone"),)}, "no experience called gone"),
        ({"letters": (Letter(id="l", writer="gone"),)}, "no person called gone"),
        ({"documents": (Document(id="d", item="tb", experience="gone"),)}, "no experience called gone"),
        ({"people": (Person(id="x1", name="n"),)}, "Two records are called x1: experience and person."),
        ({"encounters": (encounter(), encounter())}, "Two records are called e1: two of kind encounter."),
    ],
)
def test_a_name_must_lead_to_a_record(tables: dict[str, Any], said: str) -> None:
    """Each reference that leads nowhere, or a name used twice, is one sentence."""
    (found,) = in_references(portfolio(experience(), **tables))
    assert said in found.what


def test_each_missing_supervisor_is_named() -> None:
    """Of several, those that are missing."""
    held = portfolio(experience(supervisors=("p", "q", "r")), people=(Person(id="q", name="n"),))
    assert [one.what for one in in_references(held)] == [
        "There is no person called p.",
        "There is no person called r.",
    ]


def test_a_reflection_is_on_an_encounter_of_its_own_experience() -> None:
    """Otherwise one of the two names is wrong."""
    held = portfolio(
        experience(), experience(id="x2"), encounters=(encounter(),),
        reflections=(Reflection(id="r", experience="x2", text="t", encounter="e1"),),
    )  # fmt: skip
    (found,) = in_references(held)
    assert found.what == "Encounter e1 belongs to x1, not to x2."
