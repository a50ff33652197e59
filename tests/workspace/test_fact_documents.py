"""Kept facts as plain values."""

import json

from kept_portfolios import ON

from smartpick.facts import report_of
from smartpick.store import Store
from smartpick.workspace import add_reports, fact_history, kept_facts, prefer_report
from smartpick.workspace.fact_documents import (
    conflicts_document,
    entered_document,
    event_document,
    known_document,
)

PROGRAM = "1400000001"


def test_what_is_known_is_told_with_what_was_decided(store: Store) -> None:
    """Beliefs, reports, conflicts and events are JSON; the report that was preferred says so."""
    for name, value in (("one", "J1"), ("two", "none")):
        body = {
            "program": PROGRAM,
            "field": "visas",
            "value": value,
            "source": f"site {name}",
            "as_of": "2026-09",
            "entered_on": "2026-11-20",
            "verified": "me",
        }
        add_reports(store, kept_facts(store), [report_of(name, body)])
    held = kept_facts(store)
    against = conflicts_document(held.conflicts(ON), ON)
    assert sorted(one["id"] for one in against["reports"]) == ["one", "two"]
    prefer_report(store, held, held.named("one"), ON)
    held = kept_facts(store)
    known = known_document(held, [one for fields in held.beliefs(ON).values() for one in fields.values()], ON)
    assert {one["id"]: one["preferred"] for one in known["reports"]}["one"] is True
    entered = entered_document(held, PROGRAM, ON)
    assert entered["visas"]["decided"] is True
    events = [event_document(one, ON) for one in fact_history(store, PROGRAM)]
    assert [one["before"] for one in events] == [None, None]
    assert json.loads(json.dumps([against, known, entered, events])) == [against, known, entered, events]
