"""Facts as plain values."""

import json
from datetime import date

from smartpick.facts import FIELDS, Belief, Report, beliefs, report_of
from smartpick.facts.documents import belief_document, field_document, plain_value, report_document

TODAY = date(2026, 11, 22)


def said(value: object, field: str = "visas", source: str = "program site") -> Report:
    """Return a report of September 2026."""
    return report_of(
        f"{field}-{source[:4]}",
        {
            "program": "1403812339",
            "field": field,
            "value": value,
            "source": source,
            "link": "example.org",
            "as_of": "2026-09-22",
            "entered_on": "2026-10-01",
            "verified": "me",
            "note": "in a footnote",
        },
    )


def believed(*reports: Report) -> Belief:
    """Return the one belief that follows."""
    ((belief,),) = (tuple(fields.values()) for fields in beliefs(reports, TODAY).values())
    return belief


def test_choices_are_lists_and_the_rest_is_as_it_is() -> None:
    """JSON has no tuples."""
    assert plain_value(("J-1",)) == ["J-1"]
    assert plain_value(0.35) == 0.35


def test_documents_are_json() -> None:
    """Whatever the field, JSON can hold it."""
    for report in (said("J-1"), said("35%", "img_share"), said("yes", "usce_required")):
        document = report_document(report, TODAY)
        assert document["age_days"] == 61
        assert json.loads(json.dumps(document)) == document
        about = belief_document(believed(report))
        assert json.loads(json.dumps(about)) == about


def test_every_field_says_how_it_ages() -> None:
    """A door shows what may stand in a field without knowing the table."""
    for field in FIELDS.values():
        document = field_document(field)
        assert document["key"] == field.key
        assert document["minutes"] > 0
