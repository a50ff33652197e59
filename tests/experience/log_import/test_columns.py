"""Columns."""

import pytest

from smartpick.experience.encounter import Encounter
from smartpick.experience.experience import Experience
from smartpick.experience.log_import.columns import (
    ENCOUNTER_COLUMNS,
    EXPERIENCE_COLUMNS,
    guess_columns,
    header_words,
)


def test_headers_of_common_logs_are_known() -> None:
    """Other words, other case, other marks; what is not a field is left alone."""
    header = [
        "Date of Encounter",
        "Chief Complaint",
        "DX",
        "Patient Age",
        "Gender",
        "Attending",
        "Procedures",
        "MRN",
    ]
    assert guess_columns("encounter", header) == {
        "month": "Date of Encounter",
        "supervisor": "Attending",
        "complaint": "Chief Complaint",
        "diagnoses": "DX",
        "age": "Patient Age",
        "sex": "Gender",
        "procedures": "Procedures",
    }
    assert (
        guess_columns("experience", ["Type", "Hospital", "Start_Date", "END DATE", "Hours/Week"])["end"]
        == "END DATE"
    )


def test_a_slip_is_forgiven_and_a_column_serves_one_field() -> None:
    """A misspelt diagnosis is the diagnosis; two fields never share a column."""
    found = guess_columns("encounter", ["Diagnossis", "Date", "Month"])
    assert found["diagnoses"] == "Diagnossis"
    assert found["month"] == "Month"
    assert len(set(found.values())) == len(found)


@pytest.mark.parametrize(
    ("columns", "record"), [(ENCOUNTER_COLUMNS, Encounter), (EXPERIENCE_COLUMNS, Experience)]
)
def test_columns_lead_to_fields_and_no_name_leads_to_two(columns: dict, record: type) -> None:
    """Every field exists; within a table each name belongs to one field only where it must."""
    assert set(columns) <= set(record.__dataclass_fields__)
    for names in columns.values():
        assert all(header_words(name) == name for name in names)


def test_headers_are_compared_without_marks() -> None:
    """Underscores, slashes and capitals do not matter."""
    assert header_words(" Chief__Complaint / CC ") == "chief complaint cc"
