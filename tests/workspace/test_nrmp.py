"""NRMP's results as they are kept."""

import json

import pytest
from made_up_report import DIRECTORY, report

from smartpick.errors import UserError
from smartpick.intake.nrmp import Track, YearResult
from smartpick.intake.nrmp.page_text import pages_of
from smartpick.intake.nrmp.reading import read_pages
from smartpick.store import KINDS, Add, Place, Store
from smartpick.workspace.nrmp import (
    KeptResults,
    decide,
    import_results,
    kept_results,
    planned_import,
    tracks_of_program,
    waiting,
)

NOTHING = KeptResults({}, {}, {})


def tracks() -> tuple[Track, ...]:
    """Return the tracks of the made-up report."""
    return read_pages(pages_of(report(), "made up"), "made up").tracks


def take_in(store: Store, given: tuple[Track, ...] = ()) -> KeptResults:
    """Import tracks and return what is kept."""
    held = kept_results(store)
    import_results(store, held, planned_import(held, given or tracks(), DIRECTORY), "Imported a report")
    return kept_results(store)


def records(store: Store) -> list[str]:
    """Return every record as it stands in an export: canonical JSON, byte for byte."""
    with store.reading() as connection:
        from smartpick.store import exported  # noqa: PLC0415

        document = "".join(exported(connection))
    return [json.dumps(one, sort_keys=True) for one in json.loads(document)["records"]]


def test_import_and_undo_leave_what_was_there(either: Place) -> None:
    """On both databases: everything comes in as one action, and undo leaves each record byte for byte as it was."""
    with Store(either, KINDS) as store:
        store.write("Something of my own", Add("tie", {"institution": "X", "listed": ""}, "tie-x"))
        before = records(store)
        held = take_in(store)
        assert len(held.tracks) == 6
        assert len(store.history()) == 2
        assert store.history(limit=1)[0].words == "Imported a report"
        store.undo()
        assert records(store) == before
        assert kept_results(store) == NOTHING
        store.redo()
        assert kept_results(store).tracks == held.tracks


def test_the_same_report_twice_adds_nothing(store: Store) -> None:
    """What is kept already is the same: there is no second action."""
    held = take_in(store)
    planned = planned_import(held, tracks(), DIRECTORY)
    assert (planned.new, planned.changed, planned.same) == (0, 0, 6)
    assert import_results(store, held, planned, "again") is None
    assert len(store.history()) == 1


def test_planning_writes_nothing(store: Store) -> None:
    """A plan says what is new, and the store does not know of it."""
    planned = planned_import(kept_results(store), tracks(), DIRECTORY)
    assert (planned.new, planned.changed, planned.same) == (6, 0, 0)
    assert store.history() == ()


def test_a_later_report_adds_its_years(store: Store) -> None:
    """Years of both reports are kept; tracks that the later one does not have stay."""
    take_in(store)
    later = Track(
        "9001140C0",
        "Springfield Gen Hosp-OH",
        "Springfield",
        "OH",
        "Internal Medicine",
        (YearResult(2021, 12, 11),),
    )
    held = take_in(store, (later,))
    assert [one.year for one in held.tracks["9001140C0"].track.years] == [2018, 2019, 2020, 2021]
    assert len(held.tracks) == 6
    assert held.history()["1403800001"][-1] == (2021, 12, 11)
    assert held.history({"C"})["1403800001"][0] == (2018, 9, 9)


def test_tracks_of_a_program_are_found(store: Store) -> None:
    """Those that are linked to it, by their codes; no others."""
    take_in(store)
    assert [one.track.code for one in tracks_of_program(store, "1403800001")] == ["9001140C0", "9001140P0"]
    assert tracks_of_program(store, "1403800002") == ()


def test_what_is_doubtful_waits_and_a_word_settles_it(store: Store) -> None:
    """The question comes with its candidates; the answer changes the tracks, lasts over imports, and can be undone."""
    held = take_in(store)
    (question,) = waiting(held)
    assert question.code == "9002120C0"
    assert [one.program for one in question.candidates] == ["1205600001"]
    decide(store, held, {"9002120": "1205600001"}, "It is that one")
    decided = kept_results(store)
    one = decided.tracks["9002120C0"]
    assert (one.program, one.state, one.candidates) == ("1205600001", "decided", ())
    assert waiting(decided) == ()
    assert planned_import(decided, tracks(), DIRECTORY).same == 6
    store.undo()
    assert waiting(kept_results(store)) == (question,)


def test_a_word_corrects_a_link_and_one_about_a_track_goes_first(store: Store) -> None:
    """Links that were not doubtful can be corrected, too, for all tracks of a program or for one."""
    held = take_in(store)
    decide(store, held, {"9001140": "1403800002", "9001140P0": ""}, "Corrected")
    held = kept_results(store)
    assert held.tracks["9001140C0"].program == "1403800002"
    assert held.tracks["9001140P0"].program == ""
    decide(store, held, {"9001140": "1403800001"}, "Back again")
    held = kept_results(store)
    assert held.decisions == {"9001140": "1403800001", "9001140P0": ""}
    assert held.tracks["9001140C0"].program == "1403800001"
    assert held.tracks["9001140P0"].program == ""


def test_a_word_about_nothing_is_refused(store: Store) -> None:
    """A code that no kept track has is named."""
    with pytest.raises(UserError, match="'9999140'"):
        decide(store, take_in(store), {"9999140": ""}, "no")


def test_records_that_cannot_be_read_are_named(store: Store) -> None:
    """A damaged track and a damaged decision are both told, and nothing is guessed."""
    store.write(
        "by hand", Add("nrmp_track", {"code": "x"}, "nrmp-x"), Add("nrmp_decision", {}, "nrmp-decision-x")
    )
    with pytest.raises(UserError) as caught:
        kept_results(store)
    assert len(caught.value.problems) == 2
