"""Records as plain values."""

import dataclasses
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from record_strategies import records

from smartpick.errors import UserError
from smartpick.experience.encounter import Encounter
from smartpick.experience.experience import Experience
from smartpick.experience.keeping import KEEPING
from smartpick.experience.letter import Letter
from smartpick.experience.portfolio import Portfolio
from smartpick.experience.records import (
    RECORDS,
    TABLES,
    from_json,
    portfolio_json,
    portfolio_of,
    read_record,
    to_json,
)


@pytest.mark.parametrize("kind", RECORDS)
def test_a_record_survives_being_written_and_read(kind: str) -> None:
    """For every kind: reading what was written gives the same record, and writing that the same text."""

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(records(RECORDS[kind]))
    def holds(record: Any) -> None:
        text = json.dumps(to_json(record))
        again = from_json(kind, json.loads(text))
        assert again == record
        assert json.dumps(to_json(again)) == text

    holds()


def test_the_canonical_form_leaves_out_what_says_nothing() -> None:
    """Unknown fields, empty lists and usual values are not written."""
    assert to_json(Experience(id="x", kind="research")) == {"id": "x", "kind": "research"}
    body = {"id": "x", "kind": "research", "hands_on": False, "start": "2026-01-01", "end": "2026-02-28"}
    assert (
        to_json(from_json("experience", {**body, "start": "2026-01", "end": "2026-02", "goals": []})) == body
    )


def test_problems_name_kind_record_and_field() -> None:
    """Whoever reads the error knows which record it is about."""
    with pytest.raises(UserError) as error:
        from_json("encounter", {"id": "e7", "experience": "x", "month": "soon", "role": "boss"})
    assert [problem.where for problem in error.value.problems] == [
        "encounter e7, month",
        "encounter e7, role",
    ]
    with pytest.raises(UserError, match="no kind of record"):
        from_json("patient", {})
    with pytest.raises(UserError) as error:
        from_json("encounter", ["e7"])
    assert error.value.problems[0].where == "encounter"


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["id", "month", "skills", "procedures", "role", "name", "x"]),
                inner,
                max_size=4,
            )
        ),
        max_leaves=8,
    )
)
def test_any_plain_value_is_read_or_refused(value: Any) -> None:
    """Damaged data never raises anything but a refusal."""
    for kind in RECORDS:
        record, faults = read_record(kind, value)
        assert (record is None) == bool(faults)


def test_there_is_no_field_for_who_a_patient_is() -> None:
    """An encounter cannot hold a day, a name, a number or an address."""
    names = set(Encounter.__dataclass_fields__)
    assert not names & {
        "date",
        "day",
        "name",
        "initials",
        "mrn",
        "dob",
        "birth",
        "address",
        "phone",
        "patient",
        "city",
    }


def test_a_portfolio_is_one_document() -> None:
    """Every table of a portfolio belongs to a kind of record, and only tables with records are written."""
    assert set(TABLES.values()) == set(RECORDS)
    assert set(TABLES) | {"label"} == set(Portfolio.__dataclass_fields__)
    letter = Letter(id="l", writer="p", uploaded=date(2026, 9, 1))
    portfolio = portfolio_of("Dr. Example", {"letter": (letter,)})
    assert portfolio.letters == (letter,)
    assert portfolio_json(portfolio) == {
        "label": "Dr. Example",
        "letters": [{"id": "l", "writer": "p", "uploaded": "2026-09-01"}],
    }


def test_what_is_kept_can_be_found_again() -> None:
    """Every kind says by which of its fields it is listed, searched and referred to, and they exist."""
    assert set(KEEPING) == set(RECORDS)
    for kind, keeping in KEEPING.items():
        fields = set(RECORDS[kind].__dataclass_fields__)
        assert {keeping.day, *(path.split(".")[0] for path in keeping.text), *keeping.refers} - {""} <= fields
        assert set(keeping.refers.values()) <= set(RECORDS)
        assert keeping.text


def test_every_field_is_documented() -> None:
    """The page about the portfolio names each field of each record, and marks those that must be there."""
    page = (Path(__file__).resolve().parents[2] / "docs" / "experience.md").read_text("utf-8")
    for kind, cls in RECORDS.items():
        (row,) = re.findall(rf"^\| {kind} \| (.*) \|$", page, flags=re.MULTILINE)
        fields = dataclasses.fields(cls)
        assert set(re.findall(r"`(\w+)`", row)) == {one.name for one in fields}
        needed = {one.name for one in fields if one.default is one.default_factory is dataclasses.MISSING}
        assert set(re.findall(r"`(\w+)`\\\*", row)) == needed
