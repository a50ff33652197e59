"""Updates of an encounter."""

from dataclasses import replace

import pytest

from smartpick.errors import UserError
from smartpick.experience.encounter import Encounter, checked_update
from smartpick.experience.months import Month
from smartpick.experience.procedure import Observed, Performed
from smartpick.experience.skill import Skill

WATCHED = Encounter(
    id="e1",
    experience="x1",
    month=Month("2026-03"),
    role="assisted",
    skills=(Skill("history"), Skill("handoff", "observed")),
    procedures=(Observed("paracentesis"),),
)


def refused(after: Encounter) -> list[str]:
    """Return what is said against an update of ``WATCHED``."""
    with pytest.raises(UserError) as error:
        checked_update(WATCHED, after)
    return [problem.what for problem in error.value.problems]


def test_corrections_are_let_through() -> None:
    """Words change, roles fall, new procedures and skills come."""
    for after in (
        replace(WATCHED, complaint="cough", role="observed"),
        replace(WATCHED, procedures=(*WATCHED.procedures, Performed("ECG"))),
        replace(WATCHED, skills=(*WATCHED.skills, Skill("note", "performed"))),
        replace(WATCHED, procedures=()),
        WATCHED,
    ):
        assert checked_update(WATCHED, after) is after


def test_a_role_cannot_rise_by_the_back_door() -> None:
    """Not for the encounter, a skill or a procedure, and not under another name."""
    assert refused(replace(WATCHED, procedures=(Performed("paracentesis"),)))
    assert refused(replace(WATCHED, procedures=(Performed("abdominal tap"),)))
    assert refused(replace(WATCHED, skills=(Skill("handoff", "performed"),)))
    assert refused(replace(WATCHED, skills=(Skill("handoff"),)))
    # The skill without a role of its own rises with the encounter.
    assert len(refused(replace(WATCHED, role="performed"))) == 2


def test_all_reasons_come_at_once() -> None:
    """Another record, a risen role and a risen procedure are three sentences or more."""
    after = replace(WATCHED, id="e2", role="performed", skills=(), procedures=(Performed("paracentesis"),))
    assert len(refused(after)) == 3


def test_a_skill_has_its_own_role_or_that_of_the_encounter() -> None:
    """What is not said is as the whole."""
    assert [WATCHED.role_in(skill) for skill in WATCHED.skills] == ["assisted", "observed"]
