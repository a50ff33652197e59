"""Findings of a profile in the words of its form."""

import re
from typing import Any

from sites import ON

from smartpick.applicant import FIELDS, Finding, check_profile
from smartpick.web.profile_findings import said_for_the_form


def told(data: dict[str, Any]) -> list[str]:
    """Return what a form says of data."""
    found = check_profile({"label": "x", **data}, ON)[1]
    return [f"{one.what} {one.way_out}".strip() for one in said_for_the_form(found, data)]


def test_fields_are_named_by_their_labels() -> None:
    """No key of the file stands in a sentence of the form."""
    keys = {one.key for one in FIELDS if "_" in one.key}
    lines = told(
        {
            "birth_year": "no",
            "graduation": "2031-01",
            "ecfmg": {"certified": True},
            "exams": {"step1": [{"result": "fail"}]},
            "rotations": [{"kind": "observership", "hands_on": True, "months": 1, "hours_per_week": 900}],
            "visa": {"needed": True, "accepts": ["J-1"]},
            "citizenship": "United States",
            "preferences": {"specialties": {"Neurology": 1}, "interview_capacity": 0, "visas": ["H-1B"]},
        }
    )
    assert len(lines) >= 7
    for line in lines:
        assert not set(re.findall(r"[a-z_]+", line)) & keys, line
        assert " = " not in line, line
    assert "Year of birth must be a whole number" in " ".join(lines)
    assert "set “Expected graduation” to 2031-01 instead" in " ".join(lines)
    assert "Set “Visa needed” to no" in " ".join(lines)


def test_no_specialty_is_said_plainly() -> None:
    """The one field that every profile needs is asked for in words, not in TOML."""
    assert told({}) == ["No specialty is chosen. Choose at least one."]


def test_a_name_that_fits_several_programs_lists_them() -> None:
    """Who types a name gets the numbers to choose from; who types nonsense is told that it is none."""
    data = {
        "preferences": {
            "specialties": {"Neurology": 1},
            "pins": ["mayo clinic", "xqzt"],
            "ratings": {"mayo": 3},
        }
    }
    found = check_profile({"label": "x", **data}, ON)[1]
    lines = [f"{one.what} {one.way_out}" for one in said_for_the_form(found, data)]
    assert re.search(
        r'\d+ programs fit "mayo clinic"\. Write the number of the one you mean: \d{10} ', lines[0]
    )
    assert lines[1].startswith('No program is called "xqzt"')
    assert 'programs fit "mayo"' in lines[2]


def test_other_findings_stay_as_they_are() -> None:
    """A sentence without keys is not touched."""
    one = Finding(("gaps", 0), "This gap stands twice.", "Keep one of them.")
    assert said_for_the_form([one], {}) == (one,)
