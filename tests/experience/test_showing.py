"""What an entry shows."""

from datetime import date

from hypothesis import given, settings
from record_strategies import records
from small_portfolios import encounter

from smartpick.experience.document import Document
from smartpick.experience.encounter import Encounter
from smartpick.experience.feedback import Feedback
from smartpick.experience.procedure import Assisted, Observed
from smartpick.experience.reflection import PROMPTS, Reflection
from smartpick.experience.showing import (
    LEVELS,
    PRACTISED,
    parts,
    shown_by_document,
    shown_by_encounter,
    shown_by_feedback,
    shown_by_part,
    shown_by_reflection,
)
from smartpick.experience.skill import Skill
from smartpick.experience.stamped import words_table
from smartpick.experience.taxonomies import Competency, SkillName, options


def levels(one: Encounter) -> dict[str, set[str]]:
    """Return competency -> levels shown by an encounter."""
    found: dict[str, set[str]] = {}
    for shown in shown_by_encounter(one):
        found.setdefault(shown.competency, set()).add(shown.level)
    return found


def test_skills_procedures_claims_and_emergencies_speak_at_their_own_level() -> None:
    """Each part shows what it is, at the role it was taken in."""
    one = encounter(
        role="assisted",
        skills=(Skill("history"), Skill("handoff", "observed")),
        procedures=(Observed("paracentesis"), Assisted("suture")),
        shows=("prior authorization",),
        illness="emergent",
    )
    found = levels(one)
    assert found["EPA1"] == {"assisted"}
    assert found["EPA8"] == found["handoffs"] == {"watched"}
    assert found["EPA12"] == {"watched", "assisted"}
    assert found["prior authorization"] == {"assisted"}
    assert found["EPA10"] == {"assisted"}


@settings(deadline=None)
@given(records(Encounter))
def test_what_was_watched_never_shows_doing(one: Encounter) -> None:
    """Nothing is shown at a level above the greatest part in the entry."""
    roles = {one.role, *(one.role_in(skill) for skill in one.skills), *(p.role for p in one.procedures)}
    shown = {showing.level for showing in shown_by_encounter(one)}
    if "performed" not in roles:
        assert "done" not in shown
    if not roles & {"performed", "assisted"}:
        assert not shown & PRACTISED
    assert shown <= set(LEVELS)


@settings(deadline=None)
@given(records(Encounter))
def test_an_encounter_shows_what_its_parts_show(one: Encounter) -> None:
    """Nothing more and nothing less, in whatever order, each competency at each level once."""
    of_parts = {(shown.competency, shown.level) for part in parts(one) for shown in shown_by_part(*part)}
    found = [(shown.competency, shown.level) for shown in shown_by_encounter(one)]
    assert set(found) == of_parts
    assert len(found) == len(of_parts)


def test_reflections_show_thought_and_feedback_shows_improvement() -> None:
    """A reflection is never practice; feedback shows something only once it was followed up."""
    for prompt in PROMPTS:
        found = shown_by_reflection(
            Reflection(id="r", experience="x", text="t", prompt=prompt, shows=("privacy",))
        )
        assert {one.level for one in found} == {"reflected"}
        assert {"privacy", "PROF"} <= {one.competency for one in found}
    open_one = Feedback(id="f", experience="x", said="s", about=("EPA6",))
    assert shown_by_feedback(open_one) == ()
    done = Feedback(id="f", experience="x", said="s", about=("EPA6",), done=date(2026, 3, 1))
    assert {(one.competency, one.level) for one in shown_by_feedback(done)} == {
        ("PBLI", "done"),
        ("EPA6", "reflected"),
    }


def test_a_certificate_shows_training() -> None:
    """The HIPAA course is training in privacy, other papers show nothing."""
    assert [one.competency for one in shown_by_document(Document(id="d", item="hipaa"))] == ["privacy"]
    assert shown_by_document(Document(id="d", item="mmr")) == ()


def test_rules_speak_of_words_that_exist() -> None:
    """Every skill has a rule, and every rule leads to a competency of the list."""
    rules = words_table("showing")
    assert set(rules["skills"]) == set(options(SkillName))
    for table, entries in rules.items():
        for key, codes in entries.items():
            assert set(codes) <= set(options(Competency)), (table, key)
    assert set(rules["claims"]) <= set(options(Competency))
    assert set(rules["reflections"]) <= set(PROMPTS)
