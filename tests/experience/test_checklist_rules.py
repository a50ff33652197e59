"""What the log says about a checklist."""

from datetime import date
from typing import Any

import pytest
from small_portfolios import ON, encounter, experience, portfolio

from smartpick.experience.checklist_rules import RULES, Answer, seen
from smartpick.experience.document import Document
from smartpick.experience.feedback import Feedback
from smartpick.experience.letter import Letter
from smartpick.experience.months import Month
from smartpick.experience.person import Person
from smartpick.experience.reflection import Reflection
from smartpick.experience.skill import Skill
from smartpick.experience.stamped import words_table

BOSS = Person(id="p1", name="Dr. Example", saw=("a lot",))
MONTHS = [encounter(f"e{n}", month=Month(f"2026-0{n}")) for n in (3, 4, 5)]


def ask(rule: str, tables: dict[str, Any], **fields: Any) -> Answer:
    """Return the answer of a rule about an externship changed by ``fields``."""
    one = experience(**fields)
    return RULES[rule](seen(portfolio(one, **tables), one, ON))


CASES: list[tuple[str, dict[str, Any], dict[str, Any], bool, str]] = [
    ("dates_known", {}, {}, True, ""),
    ("dates_known", {}, {"hours_per_week": None, "end": None}, False, "last day, hours a week"),
    ("place_known", {}, {}, True, ""),
    ("place_known", {}, {"state": None, "city": None}, False, "city, state or country"),
    ("supervisor_named", {}, {"supervisors": ("p1",)}, True, ""),
    ("supervisor_named", {}, {}, False, "a supervisor"),
    ("goals_chosen", {}, {"goals": ("EPA1", "EPA2")}, False, "1 more"),
    ("goals_chosen", {}, {"goals": ("EPA1", "EPA2", "SBP")}, True, ""),
    ("papers_held", {}, {"kind": "telerotation"}, True, ""),
    (
        "letter_policy_known",
        {"documents": (Document(id="d", item="letter_policy", experience="x1"),)},
        {},
        True,
        "",
    ),
    (
        "letter_policy_known",
        {"documents": (Document(id="d", item="letter_policy", experience="x2"),)},
        {},
        False,
        "word",
    ),
    ("entries_begun", {"encounters": tuple(MONTHS)}, {}, True, ""),
    ("record_system_named", {}, {"ehr": "a system"}, True, ""),
    ("duties_named", {}, {}, False, "responsibilities"),
    ("months_without_holes", {"encounters": tuple(MONTHS)}, {}, True, ""),
    ("months_without_holes", {"encounters": tuple(MONTHS[::2])}, {}, False, "2026-04"),
    ("months_without_holes", {}, {"start": None}, False, "first day"),
    ("feedback_logged", {"feedback": (Feedback(id="f", experience="x1", said="s"),)}, {}, True, ""),
    ("feedback_closed", {"feedback": (Feedback(id="f", experience="x1", said="s"),)}, {}, False, "f"),
    (
        "feedback_closed",
        {"feedback": (Feedback(id="f", experience="x1", said="s", done=date(2026, 5, 1)),)},
        {},
        True,
        "",
    ),
    ("case_presented", {"encounters": (encounter(skills=(Skill("presentation"),)),)}, {}, True, ""),
    (
        "case_presented",
        {"encounters": (encounter(skills=(Skill("presentation", "observed"),)),)},
        {},
        False,
        "a case",
    ),
    ("reflected", {"reflections": (Reflection(id="r", experience="x1", text="t"),)}, {}, True, ""),
    (
        "letter_asked",
        {"people": (BOSS,), "letters": (Letter(id="l", writer="p1"),)},
        {"supervisors": ("p1",)},
        False,
        "letter",
    ),
    (
        "letter_asked",
        {"people": (BOSS,), "letters": (Letter(id="l", writer="p1", asked=ON),)},
        {"supervisors": ("p1",)},
        True,
        "",
    ),
    (
        "packet_sent",
        {"people": (BOSS,), "letters": (Letter(id="l", writer="p1", asked=ON),)},
        {"supervisors": ("p1",)},
        False,
        "letter",
    ),
    (
        "letter_uploaded",
        {"people": (BOSS,), "letters": (Letter(id="l", writer="p1", uploaded=ON),)},
        {"supervisors": ("p1",)},
        True,
        "",
    ),
    ("stories_marked", {"encounters": (encounter(notable=True),)}, {}, True, ""),
    ("seen_noted", {"people": (BOSS,)}, {"supervisors": ("p1",)}, True, ""),
    (
        "seen_noted",
        {"people": (Person(id="p1", name="Dr. Example"),)},
        {"supervisors": ("p1",)},
        False,
        "Dr. Example",
    ),
    ("proof_held", {}, {"certificate": True}, True, ""),
    ("proof_held", {}, {"certificate": False}, False, "an evaluation"),
    ("contact_planned", {"people": (Person(id="p1", name="n", met="x1", next_contact=ON),)}, {}, True, ""),
    (
        "contact_planned",
        {"people": (Person(id="p1", name="n", met="x1", last_contact=date(2026, 5, 1)),)},
        {},
        False,
        "word",
    ),
]


@pytest.mark.parametrize(("rule", "tables", "fields", "done", "missing"), CASES)
def test_each_rule_reads_the_log(
    rule: str, tables: dict[str, Any], fields: dict[str, Any], done: bool, missing: str
) -> None:
    """A rule says done or not, and names what is missing."""
    answer = ask(rule, tables, **fields)
    assert answer.done is done
    assert missing in answer.missing
    assert bool(answer.missing) is not done


def test_what_is_surely_needed_is_named() -> None:
    """Missing papers are listed by their titles."""
    assert "HIPAA" in ask("papers_held", {}).missing


def test_a_month_that_has_just_begun_may_be_empty() -> None:
    """In its first week nobody is blamed."""
    one = experience(start=date(2026, 10, 1), end=None)
    tables = {"encounters": (encounter(month=Month("2026-10")),)}
    early = seen(portfolio(one, **tables), one, date(2026, 11, 3))
    late = seen(portfolio(one, **tables), one, date(2026, 11, 20))
    assert RULES["months_without_holes"](early).done
    assert not RULES["months_without_holes"](late).done
    before = seen(portfolio(one), one, date(2026, 9, 30))
    assert RULES["months_without_holes"](before).missing == "its beginning"


def test_every_rule_is_used_and_every_rule_used_exists() -> None:
    """The table of items and the rules know each other, and all rules are tested above."""
    named = {item["rule"] for item in words_table("checklists")["items"] if "rule" in item}
    assert named == set(RULES)
    assert named == {case[0] for case in CASES}
