"""Facts about programs as they are kept."""

import itertools
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from kept_portfolios import ON

from smartpick.errors import UserError
from smartpick.facts import Report, report_of
from smartpick.store import KINDS, Add, Place, StaleWriteError, Store, exported, read_document
from smartpick.workspace import (
    FACT_PREFERENCE,
    FACT_REPORT,
    add_reports,
    correct_report,
    fact_concerns,
    fact_history,
    free_fact_id,
    kept_facts,
    prefer_report,
    retract_report,
    withdraw_preference,
)

PROGRAM = "1400000001"
NUMBERS = itertools.count(1)


def said(value: object, field: str = "visas", source: str = "program site", **other: str) -> Report:
    """Return a new report."""
    body = {
        "program": PROGRAM,
        "field": field,
        "value": value,
        "source": source,
        "as_of": "2026-09",
        "entered_on": "2026-11-20",
        "verified": "me",
        **other,
    }
    return report_of(f"fact-{next(NUMBERS)}", body)


def added(store: Store, *reports: Report) -> tuple[Report, ...]:
    """Keep reports in a store."""
    return add_reports(store, kept_facts(store), reports)


def test_what_is_added_comes_back(either: Place) -> None:
    """On both databases reports of every kind of value come back as they were, in one action in words."""
    reports = (said("J1, H1B"), said("35%", "img_share"), said("5 years", "graduation_limit"), said("none"))
    with Store(either, KINDS) as store:
        assert added(store, *reports) == reports
        assert set(kept_facts(store).reports.values()) == set(reports)
        (action,) = store.history()
        assert action.words == (f"Added {PROGRAM} visas: J-1 and H-1B (program site, 2026-09) and 3 more")
        assert {change.kind for change in action.changes} == {FACT_REPORT}


def test_the_same_said_again_is_not_kept_twice(store: Store) -> None:
    """The same value of the same source and day is one report; another day or source is another."""
    added(store, said("J-1"))
    assert added(store, said("j1"), said("J-1", note="read again")) == ()
    more = said("J-1", as_of="2026-10"), said("J-1", source="hospital site")
    assert added(store, *more) == more
    assert len(kept_facts(store).reports) == 3


def test_ids_can_be_typed_and_are_free() -> None:
    """An id begins with its field and is not taken."""
    name = free_fact_id("img_share", ())
    assert name.startswith("img-share-")
    assert free_fact_id("img_share", {name}) != name


def test_a_report_is_named_by_the_beginning_of_its_id(store: Store) -> None:
    """Enough of an id names a report; too little, or none that is there, is a sentence."""
    one, other = replace(said("J-1"), id="visas-aa1"), replace(said("none"), id="visas-ab2")
    added(store, one, other)
    held = kept_facts(store)
    assert held.named("visas-aa") == one
    assert held.named("visas-ab2") == other
    with pytest.raises(UserError, match=r"2 facts begin with .* Near: visas-aa1, visas-ab2"):
        held.named("visas")
    for nothing in ("x", ""):
        with pytest.raises(UserError, match="There is no fact"):
            held.named(nothing)


def test_a_slip_is_corrected_and_the_history_keeps_it(store: Store) -> None:
    """A correction changes the report, says so in words, and can be taken back."""
    (before,) = added(store, said("230", "step2ck_minimum"))
    after = report_of(before.id, {**before.body(), "value": 220})
    action = correct_report(store, kept_facts(store), after)
    assert action is not None
    assert action.words.endswith("step2ck_minimum: 230 points (program site, 2026-09) to 220 points")
    assert kept_facts(store).reports == {before.id: after}
    assert correct_report(store, kept_facts(store), after) is None
    store.undo()
    assert kept_facts(store).reports == {before.id: before}


def test_a_correction_stays_with_its_program(store: Store) -> None:
    """Another program or field is another fact."""
    (before,) = added(store, said("J-1"))
    with pytest.raises(UserError, match="same program and field"):
        correct_report(store, kept_facts(store), replace(before, program="1400000002"))


def test_two_corrections_of_one_state_do_not_overwrite_each_other(store: Store) -> None:
    """Who corrects what somebody else has changed meanwhile is told; nothing is lost."""
    (before,) = added(store, said("230", "step2ck_minimum"))
    held = kept_facts(store)
    correct_report(store, held, replace(before, value=220))
    with pytest.raises(StaleWriteError):
        correct_report(store, held, replace(before, value=240))


def test_a_decision_holds_until_it_is_withdrawn_or_undone(store: Store) -> None:
    """Of two that contradict each other one is believed; both ways back lead to the conflict."""
    one, two = added(store, said("J-1"), said("none", source="hospital site"))
    assert len(kept_facts(store).conflicts(ON)) == 1
    prefer_report(store, kept_facts(store), one, ON)
    held = kept_facts(store)
    assert held.conflicts(ON) == ()
    assert held.beliefs(ON)[PROGRAM]["visas"].likely == ("J-1",)
    store.undo()
    assert len(kept_facts(store).conflicts(ON)) == 1
    store.redo()
    withdraw_preference(store, kept_facts(store), one)
    assert len(kept_facts(store).conflicts(ON)) == 1
    with pytest.raises(UserError, match="There is no decision for"):
        withdraw_preference(store, kept_facts(store), two)


def test_a_decision_for_the_other_replaces_the_first(store: Store) -> None:
    """There is one decision for a field, the last."""
    one, two = added(store, said("J-1"), said("none", source="hospital site"))
    prefer_report(store, kept_facts(store), one, ON)
    prefer_report(store, kept_facts(store), two, ON)
    held = kept_facts(store)
    assert [decision.report for decision in held.preferences.values()] == [two.id]
    assert held.beliefs(ON)[PROGRAM]["visas"].likely == ()


def test_what_nothing_contradicts_needs_no_decision(store: Store) -> None:
    """A preference without a rival is a sentence."""
    (one,) = added(store, said("J-1"))
    with pytest.raises(UserError, match="Nothing contradicts"):
        prefer_report(store, kept_facts(store), one, ON)


def test_retracting_takes_the_decision_with_it(store: Store) -> None:
    """Without its report a decision is void; one undo brings both back; the history shows all."""
    one, two = added(store, said("J-1"), said("none", source="hospital site"))
    prefer_report(store, kept_facts(store), one, ON)
    retract_report(store, kept_facts(store), one)
    held = kept_facts(store)
    assert set(held.reports) == {two.id}
    assert held.preferences == {}
    assert held.beliefs(ON)[PROGRAM]["visas"].likely == ()
    events = fact_history(store, PROGRAM, "visas")
    assert [(event.before, event.after) for event in events] == [
        (one, None),
        *((None, report) for report in sorted((one, two), key=lambda report: report.id)),
    ]
    store.undo()
    assert set(kept_facts(store).reports) == {one.id, two.id}
    assert len(kept_facts(store).preferences) == 1
    assert fact_history(store, PROGRAM)[0].mode == "undo"


def test_the_history_is_of_one_program_and_field(store: Store) -> None:
    """Events of other programs and fields are left out."""
    added(store, said("J-1"), said("35%", "img_share"), replace(said("none"), program="1400000002"))
    assert len(fact_history(store, PROGRAM)) == 2
    assert len(fact_history(store, PROGRAM, "img_share")) == 1
    assert fact_history(store, "1400000003") == ()


def test_free_texts_go_through_the_guard() -> None:
    """What certainly identifies a person in a note is asked about; the address of an office in contact is not."""
    told = said("J-1", note="the patient with MRN 12345678 went there")
    office = said("residency@example.org", "contact")
    found = fact_concerns([told, office])
    assert {one.field for one in found} == {"note"}
    assert not any(one.stops for one in found)
    assert fact_concerns([said("J-1")]) == ()


def test_damaged_facts_are_named(store: Store) -> None:
    """A record that this version cannot read is named with all that is wrong; nothing is guessed."""
    good = said("J-1").body()
    store.write("Damaged", Add(FACT_REPORT, {**good, "value": ["J-9"], "as_of": "soon"}, "bad-1"))
    with pytest.raises(UserError) as caught:
        kept_facts(store)
    places = [problem.where for problem in caught.value.problems]
    assert places[:2] == ["fact_report bad-1, visas", "fact_report bad-1, as_of"]
    assert "smartpick doctor" in str(caught.value)


def test_exports_carry_facts_and_decisions(tmp_path: Path, store: Store) -> None:
    """Another database takes in facts and decisions as they are."""
    one, _ = added(store, said("J-1"), said("none", source="hospital site"))
    prefer_report(store, kept_facts(store), one, date(2026, 11, 21))
    with store.reading() as connection:
        document = read_document("".join(exported(connection)).encode())
    with Store(Place(tmp_path / "other"), KINDS) as other:
        other.take_in(document, "Imported")
        assert kept_facts(other).beliefs(ON) == kept_facts(store).beliefs(ON)
        assert other.counts()[FACT_PREFERENCE] == 1
