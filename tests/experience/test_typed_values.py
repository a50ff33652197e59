"""Values typed at a terminal."""

from dataclasses import fields
from datetime import date
from typing import Any

import pytest
from small_portfolios import ON, experience, portfolio

from smartpick.errors import UserError
from smartpick.experience import RECORDS, from_json
from smartpick.experience.person import Person
from smartpick.experience.typed_values import typed_values

KNOWN = portfolio(
    experience(),
    experience(id="x1-second", institution="Other Clinic"),
    people=(Person(id="jo-example", name="Dr. Jo Example"), Person(id="jo-sample", name="Prof Jo Sample")),
)


def typed(kind: str, **given: str) -> dict[str, Any]:
    """Return what is read."""
    return typed_values(kind, given, KNOWN, ON)


@pytest.mark.parametrize(
    ("kind", "field", "text", "value"),
    [
        ("experience", "start", "09/2026", "2026-09"),
        ("experience", "start", "1 Sep 2026", "2026-09-01"),
        ("experience", "end", "Nov 2026", "2026-11"),
        ("experience", "end", "November 30, 2026", "2026-11-30"),
        ("letter", "asked", "today", "2026-11-22"),
        ("letter", "asked", "Yesterday", "2026-11-21"),
        ("person", "next_contact", "tomorrow", "2026-11-23"),
        ("letter", "asked", "2026-11-02", "2026-11-02"),
        ("experience", "hands_on", "y", True),
        ("experience", "certificate", "No", False),
        ("opportunity", "open", "yes", True),
        ("experience", "hours_per_week", "37.5", 37.5),
        ("experience", "fee_usd", "$1,200", 1200),
        ("opportunity", "program_fee", "1,200 USD", 1200),
        ("experience", "supervisors", "Jo Example; jo-sample", ["jo-example", "jo-sample"]),
        ("letter", "writer", "dr. jo  example", "jo-example"),
        ("letter", "writer", "jo-s", "jo-sample"),
        ("person", "met", "x1", "x1"),
        ("person", "met", "other clinic", "x1-second"),
        ("experience", "languages", "English; Thai;", ["English", "Thai"]),
        ("experience", "institution", "24", "24"),
        ("encounter", "age", "67", "60-69"),
        ("encounter", "month", "14 March 2026", "2026-03"),
        ("encounter", "month", "today", "2026-11"),
        ("encounter", "diagnoses", "htn; e119", ["I10", "E11.9"]),
        ("encounter", "again", "x", True),
        ("encounter", "procedures", "ECG (performed); EEG (observed)", ["ECG (performed)", "EEG (observed)"]),
        ("date", "at", "2:30 pm", "14:30"),
        ("date", "at", "12 AM", "00:00"),
        ("date", "at", "09:15", "09:15"),
        ("date", "at", "13 pm", "13 pm"),
        ("date", "minutes", "90", 90),
        ("date", "deadline", "yes", True),
        ("experience", "id", "x1", "x1"),
        ("experience", "end", "  ", None),
    ],
)
def test_values_are_read_as_people_write_them(kind: str, field: str, text: str, value: Any) -> None:
    """Days, months, yes and no, numbers, ages, codes, and other records by id, its beginning, or name."""
    assert typed(kind, **{field: text}) == {field: value}


@pytest.mark.parametrize(
    ("kind", "field", "text", "said"),
    [
        ("experience", "start", "03/04/2026", "day or the month first"),
        ("experience", "start", "soon", "not a date"),
        ("experience", "start", "30 Feb 2026", "not a date"),
        ("experience", "hands_on", "maybe", "neither yes nor no"),
        ("letter", "writer", "jo", "jo-example, jo-sample"),
        ("letter", "writer", "nobody", "no person called"),
        ("person", "met", "Third Clinic", "x1-second"),
        ("encounter", "diagnoses", "I10; nonsense", "no code"),
        ("encounter", "age", "old", "not an age"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_field(kind: str, field: str, text: str, said: str) -> None:
    """Never guessed: the sentence names what would do."""
    with pytest.raises(UserError) as refused:
        typed(kind, **{field: text})
    (problem,) = refused.value.problems
    assert said in problem.sentence()
    assert problem.where == field


def test_everything_is_said_at_once() -> None:
    """Two slips, two sentences."""
    with pytest.raises(UserError) as refused:
        typed("experience", start="soon", hands_on="maybe")
    assert [problem.where for problem in refused.value.problems] == ["start", "hands_on"]


def test_a_number_that_is_none_is_left_to_the_reader_of_records() -> None:
    """It knows the range and the unit."""
    for text in ("inf", "nan", "many"):
        with pytest.raises(UserError, match="hours_per_week"):
            from_json(
                "experience", {"id": "x", "kind": "research", **typed("experience", hours_per_week=text)}
            )


def test_every_field_of_every_kind_has_a_reader() -> None:
    """No field is forgotten when a kind gets a new one: an empty text takes it out, a wrong name is handed on."""
    for kind, made in RECORDS.items():
        given = {field.name: "" for field in fields(made)}
        assert typed_values(kind, given, KNOWN, date(2026, 11, 22)) == dict.fromkeys(given)
    assert typed("experience", hosptial="x") == {"hosptial": "x"}
