"""A program's facts: each with value, source, as-of date and confidence; unknown is a value."""

import dataclasses

import pytest

from smartpick.programs import UNKNOWN, Program, load_directory
from smartpick.programs.program import column_notes

CLEVELAND = "1403812339"


def test_every_column_is_a_fact_with_its_source() -> None:
    """Facts come in the order of the table, and every column is described."""
    facts = load_directory().by_id(CLEVELAND).facts()
    assert list(facts) == [field.name for field in dataclasses.fields(Program)]
    assert facts["name"].value == "Cleveland Clinic Foundation"
    assert facts["name"].source == "ACGME public list of accredited programs"
    assert facts["name"].as_of == "2025-06"
    assert facts["accreditation_status"].as_of == "2025-01"
    assert facts["beds"].as_of == load_directory().by_id(CLEVELAND).hospital_year


def test_every_fact_of_every_program_is_complete() -> None:
    """No fact lacks source, date or confidence; a missing value is unknown and says where it was looked for."""
    for program in load_directory().programs[::37]:
        for fact in program.facts().values():
            assert fact.source
            assert fact.as_of
            assert fact.note
            assert (fact.confidence == UNKNOWN) == (fact.value is None)
            assert fact.confidence in {"high", "medium", "low", UNKNOWN}


def test_older_rows_say_so() -> None:
    """Transitional Year and combined programs come from the list of 2021, with that date and less confidence."""
    program = next(p for p in load_directory().programs if p.specialty == "Transitional Year")
    fact = program.facts()["name"]
    assert (fact.as_of, fact.confidence) == ("2021-06", "medium")
    assert "2021" in fact.source


def test_the_confidence_of_a_link_follows_its_quality() -> None:
    """A worse match is never surer than a better one, and no employer found is never sure."""
    program = load_directory().by_id(CLEVELAND)
    rank = {"low": 0, "medium": 1, "high": 2}
    sure = [
        rank[dataclasses.replace(program, hospital_match=match).facts()["beds"].confidence]
        for match in (75.0, 81.9, 82.0, 89.9, 90.0, 100.0)
    ]
    assert sure == [0, 0, 1, 1, 2, 2]
    none = dataclasses.replace(program, h1b_evidence=0, h1b_match=None)
    assert none.facts()["h1b_evidence"].confidence == "low"


def test_a_program_cannot_be_changed() -> None:
    """Programs are shared by everything; nobody edits one in place."""
    program = load_directory().by_id(CLEVELAND)
    with pytest.raises(dataclasses.FrozenInstanceError):
        program.name = "Another"  # type: ignore[misc]  # the attempt is the test


def test_every_source_states_its_rights() -> None:
    """Each source has a title, a date and a note on rights; each column names an existing source."""
    notes = column_notes()
    for source in notes["sources"].values():
        assert source["title"]
        assert source["as_of"]
        assert source["rights"]
    for column in notes["columns"].values():
        assert column["source"] == "list" or column["source"] in notes["sources"]
