"""A comparison as one document."""

import json
from datetime import date

from smartpick.advice.side_by_side import Beside, Way
from smartpick.facts import beliefs, report_of
from smartpick.programs import load_directory
from smartpick.workspace.comparison import comparison_document
from smartpick.workspace.program_marks import KeptMarks, Mark

ON = date(2026, 11, 22)


def test_the_document_has_facts_with_age_and_nothing_where_nothing_is_known() -> None:
    """Every report stands with its age; a program of which nobody said anything has no facts; JSON can hold it all."""
    first, second = load_directory().programs[:2]
    body = {"program": first.acgme_id, "field": "visas", "value": "J1", "source": "program site",
            "as_of": "2026-11-12", "entered_on": "2026-11-12", "verified": "me"}  # fmt: skip
    known = beliefs([report_of("a", body)], ON)
    marks = KeptMarks({}, {second.acgme_id: Mark(second.acgme_id, ("big",), 8.0)}, {})
    found = [Beside(first, None, ()), Beside(second, None, (Way("aunt", "Nowhere", None),))]
    document = json.loads(json.dumps(comparison_document(found, known, marks, ON)))
    one, other = document["programs"]
    assert (document["on"], one["acgme_id"], other["acgme_id"]) == (
        "2026-11-22", first.acgme_id, second.acgme_id,
    )  # fmt: skip
    assert one["facts"]["visas"]["reports"][0]["age_days"] == 10
    assert (other["facts"], other["standing"], other["ways"][0]["miles"]) == ({}, None, None)
    assert (one["rating"], other["rating"], other["tags"]) == (None, 8.0, ["big"])
