"""Parts taken."""
# ruff: noqa: E501  (a table of cases reads best with one case a line)

from typing import Any

import pytest
from small_portfolios import encounter, experience, portfolio

from smartpick.experience.contradictions.roles import in_roles
from smartpick.experience.procedure import Assisted, Observed, Performed, Simulated
from smartpick.experience.skill import Skill


def said(kind: dict[str, Any], entry: dict[str, Any]) -> list[str]:
    """Return every sentence about one encounter of an experience."""
    return [one.what for one in in_roles(portfolio(experience(**kind), encounters=(encounter(**entry),)))]


@pytest.mark.parametrize(
    ("kind", "entry", "words"),
    [
        ({}, {"role": "observed", "procedures": (Performed("suture"),)}, "The encounter was observed, but suture is given as performed."),
        ({}, {"role": "observed", "procedures": (Assisted("suture"),)}, "but suture is given as assisted"),
        ({}, {"role": "observed", "skills": (Skill("exam", "performed"),)}, "but exam is given as performed"),
        ({"kind": "observership"}, {}, "It is given as performed, but x1 is an observership."),
        ({"kind": "observership"}, {"role": "assisted"}, "It is given as assisted, but x1 is an observership."),
        ({"kind": "volunteering", "hands_on": False}, {}, "but x1 is a volunteering without hands on patients"),
        ({"kind": "telerotation"}, {"role": "assisted", "skills": (Skill("exam"),)}, "exam is given as assisted, but x1 is a telerotation."),
        ({"kind": "telerotation"}, {"procedures": (Performed("suture"),)}, "suture is given as performed, but x1 is a telerotation."),
    ],
)  # fmt: skip
def test_hands_are_not_laid_on_where_only_watching_was_allowed(
    kind: dict[str, Any], entry: dict[str, Any], words: str
) -> None:
    """Each part that cannot have been taken is one sentence."""
    found = said(kind, entry)
    assert len(found) == 1, found
    assert words in found[0]


@pytest.mark.parametrize(
    ("kind", "entry"),
    [
        ({}, {"procedures": (Performed("suture"), Observed("intubation"))}),
        ({}, {"role": "assisted", "procedures": (Performed("ECG"),)}),
        ({"kind": "volunteering"}, {"procedures": (Performed("ECG"),)}),
        (
            {"kind": "observership"},
            {
                "role": "observed",
                "skills": (Skill("presentation", "performed"), Skill("history")),
                "procedures": (Observed("suture"), Simulated("suture")),
            },
        ),
        ({"kind": "telerotation"}, {"skills": (Skill("history"), Skill("note"))}),
        ({"kind": "research", "hands_on": False}, {"role": "observed", "skills": (Skill("consent"),)}),
    ],
)
def test_what_can_have_been_is_let_through(kind: dict[str, Any], entry: dict[str, Any]) -> None:
    """Care where care is given, watching anywhere, presenting and practising on models for observers, too."""
    assert said(kind, entry) == []


def test_hands_on_and_watching_do_not_go_together() -> None:
    """The kind says it already."""
    (found,) = in_roles(portfolio(experience(kind="clinic observership", hands_on=True)))
    assert found.field == "hands_on"
    assert "externship" in found.way_out


def test_a_watched_encounter_with_two_wrong_parts_has_two_sentences() -> None:
    """All at once."""
    entry = {
        "role": "observed",
        "procedures": (Performed("a"), Assisted("b")),
        "skills": (Skill("exam", "assisted"),),
    }
    assert len(said({"kind": "observership"}, entry)) == 6
