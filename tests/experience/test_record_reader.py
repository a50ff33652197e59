"""Reading by types."""

from typing import Any

import pytest

from smartpick.experience.record_reader import Refused, reader_of, shown
from smartpick.experience.records import RECORDS

BODY = {"id": "e1", "experience": "x1", "month": "2026-03", "role": "observed"}


def faults(kind: str, body: Any) -> list[str]:
    """Return every fault of a body as "path: what way out"."""
    with pytest.raises(Refused) as refused:
        reader_of(RECORDS[kind])(body)
    return [f"{fault.path}: {fault.what} {fault.way_out}".rstrip() for fault in refused.value.faults]


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        ({"month": "2026-03-14"}, 'is a day; a case is dated by its month. Write "2026-03"'),
        ({"month": "March"}, '"March" is not a month.'),
        ({"role": "juggled"}, '"juggled" is not one of the words that can stand here. Options: observed, simulated,'),
        ({"role": "preformed"}, "Did you mean performed?"),
        ({"age": 67}, "67 is not one of the words"),
        ({"diagnoses": ["flu"]}, '(\'diagnoses\', 0): "flu" is not an ICD-10-CM code.'),
        ({"diagnoses": "I10"}, "A list is needed here"),
        ({"skills": ["history", "exam (juggled)"]}, "('skills', 1): \"juggled\" is not one of"),
        ({"skills": ["exam (observed, performed)"]}, "more than one role"),
        ({"skills": [3]}, "A skill is a text, not 3."),
        ({"procedures": ["paracentesis"]}, 'does not say what your part was. Write "paracentesis (observed)"'),
        ({"procedures": [{"name": "ECG"}]}, "is not a procedure with its role"),
        ({"procedures": [{"name": "ECG", "role": "juggled"}]}, "('procedures', 0, 'role')"),
        ({"procedures": [{"name": "ECG", "role": "observed", "supervision": "direct"}]}, 'no field called "supervision"'),  # noqa: E501
        ({"procedures": ["ECG (observed, direct)"]}, 'no field called "supervision"'),
        ({"complaint": ""}, "The text is empty."),
        ({"complaint": "x" * 201}, "The text has 201 characters"),
        ({"complaint": "two\nlines"}, "line break"),
        ({"learned": "turned \u202e around"}, "cannot be printed"),
        ({"learned": "half \ud800"}, "cannot be printed"),
        ({"complaint": ["cough"]}, "Text is needed here, not a list."),
        ({"again": "yes"}, "true or false is needed here"),
        ({"id": "no spaces"}, "cannot be the name of a record"),
        ({"name": "Somebody"}, 'There is no field called "name" here.'),
        ({"skils": ["history"]}, "Did you mean skills?"),
    ],
)  # fmt: skip
def test_each_fault_is_a_sentence_at_its_place(extra: dict[str, Any], said: str) -> None:
    """A value that cannot stand gives one fault with the place, the reason and where possible the right word."""
    found = faults("encounter", {**BODY, **extra})
    assert len(found) == 1, found
    assert said in found[0]


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        ({"hours_per_week": 120}, "120 is out of range. It can be 0.5 to 112 hours a week."),
        ({"hours_per_week": float("nan")}, "A number is needed here"),
        ({"hours_per_week": True}, "A number is needed here, not true."),
        ({"hours_per_week": 10**20}, "a number with too many digits is out of range"),
        ({"state": "Ohoi"}, "Did you mean ohio?"),
        ({"start": "2026-02-30"}, "is not a date that can be meant"),
        ({"start": "1900-01-01"}, "is not a date that can be meant"),
        ({"supervisors": ["p1"] * 1001}, "at most 1000 are read"),
    ],
)
def test_numbers_dates_and_states_have_limits(extra: dict[str, Any], said: str) -> None:
    """What is out of range says the range."""
    found = faults("experience", {"id": "x1", "kind": "research", **extra})
    assert len(found) == 1, found
    assert said in found[0]


def test_all_faults_come_at_once() -> None:
    """Wrong, unknown and missing fields are named together."""
    found = faults("encounter", {"id": "e 1", "month": "x", "diagnoses": ["I10", "?", "!"], "who": 1})
    assert len(found) == 7, found
    assert sum("is missing" in one for one in found) == 2


@pytest.mark.parametrize("body", [None, [], "text", 3])
def test_a_record_is_a_table(body: Any) -> None:
    """Anything else is refused in a sentence."""
    assert "A table is needed here" in faults("encounter", body)[0]


def test_other_spellings_become_the_word() -> None:
    """Case, spaces and common short forms are understood."""
    read = reader_of(RECORDS["encounter"])
    found = read(
        {**BODY, "role": " Observed ", "setting": "ICU", "sex": "F", "age": "90+", "shows": ["hipaa", "epa5"]}
    )
    assert (found.role, found.setting, found.sex, found.shows) == (
        "observed",
        "intensive care",
        "female",
        ("privacy", "EPA5"),
    )
    assert reader_of(RECORDS["experience"])({"id": "x", "kind": "Clerkship", "state": "ohio"}).state == "OH"


def test_the_edges_of_a_range_belong_to_it() -> None:
    """The least and the most are allowed."""
    read = reader_of(RECORDS["experience"])
    for hours in (0.5, 112, 112.0):
        assert read({"id": "x", "kind": "research", "hours_per_week": hours}).hours_per_week == hours


def test_an_unknown_field_may_be_null() -> None:
    """JSON's null is unknown where a field may be unknown, and missing where it may not."""
    assert reader_of(RECORDS["encounter"])({**BODY, "age": None}).age is None
    assert faults("encounter", {**BODY, "month": None})


def test_values_are_shown_short_and_printable() -> None:
    """A value in a sentence cannot fill the screen or move the cursor."""
    assert shown("x" * 100) == '"' + "x" * 57 + '..."'
    assert shown("a\x1b[2Jb") == '"a?[2Jb"'
    assert [shown(value) for value in (None, False, 1.5, {}, [])] == [
        "nothing",
        "false",
        "1.5",
        "a table",
        "a list",
    ]
