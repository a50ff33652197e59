"""Notes, tags and ratings."""

import json
from datetime import date
from typing import Any

import pytest

from smartpick.applicant import Preferences, Profile
from smartpick.errors import UserError
from smartpick.store import KINDS, Place, Store, exported
from smartpick.workspace.program_marks import (
    Mark,
    add_note,
    change_tags,
    kept_marks,
    note_concerns,
    rate,
    remove_note,
    with_ratings,
)

A, B = "1400000001", "1400000002"
ON = date(2026, 11, 22)


def things(store: Store) -> Any:
    """Return what an export says is there, without the log, which only grows."""
    with store.reading() as connection:
        document = json.loads("".join(exported(connection)))
    del document["actions"]
    return document


def test_each_mark_is_one_action_that_undo_takes_back(either: Place) -> None:
    """Notes, tags and a rating; taken back one by one nothing is left, to the byte."""
    with Store(either, KINDS) as store:
        empty = json.dumps(things(store))
        add_note(store, A, "Friendly  on the phone", ON)
        change_tags(store, kept_marks(store), A, ["near home", "Small"])
        rate(store, kept_marks(store), A, 8.5)
        held = kept_marks(store)
        assert [one.text for one in held.notes[A]] == ["Friendly on the phone"]
        assert held.marks == {A: Mark(A, ("Small", "near home"), 8.5)}
        assert held.ratings() == {A: 8.5}
        assert store.history()[0].words == f"Rated {A} 8.5 of 10"
        for _ in range(3):
            store.undo()
        assert json.dumps(things(store)) == empty


def test_marks_change_and_go(store: Store) -> None:
    """Tags whatever their case, ratings withdrawn, notes removed; what is the same writes nothing."""
    change_tags(store, kept_marks(store), A, ["home"])
    assert change_tags(store, kept_marks(store), A, ["home"]) is None
    change_tags(store, kept_marks(store), A, ["Big city"], ["HOME"])
    assert kept_marks(store).marks[A].tags == ("Big city",)
    rate(store, kept_marks(store), A, 0)
    change_tags(store, kept_marks(store), A, [], ["big city"])
    assert kept_marks(store).marks == {A: Mark(A, (), 0.0)}
    rate(store, kept_marks(store), A, None)
    assert kept_marks(store).marks == {}
    add_note(store, B, "x", ON)
    held = kept_marks(store)
    note = held.named_note(held.notes[B][0].id[:8])
    remove_note(store, held, note)
    assert kept_marks(store).notes == {}


@pytest.mark.parametrize("rating", [-1, 10.5, float("nan"), float("inf")])
def test_a_rating_is_from_0_to_10(store: Store, rating: float) -> None:
    """Anything else is refused."""
    with pytest.raises(UserError, match="not a rating"):
        rate(store, kept_marks(store), A, rating)


def test_what_is_no_note_or_tag_is_refused(store: Store) -> None:
    """Empty, endless, or with marks that a table could not hold."""
    for text in ("", " \n", "x" * 2001):
        with pytest.raises(UserError):
            add_note(store, A, text, ON)
    with pytest.raises(UserError) as error:
        change_tags(store, kept_marks(store), A, ["=1", "fine", "y" * 41])
    assert len(error.value.problems) == 2
    with pytest.raises(UserError, match="no note"):
        kept_marks(store).named_note("zzz")
    assert kept_marks(store).marks == {}


def test_a_record_that_is_no_mark_is_told(store: Store) -> None:
    """It is not dropped in silence."""
    from smartpick.store import Add  # noqa: PLC0415

    store.write("bad", Add("program_mark", {"rating": 3}, "mark-x"))
    with pytest.raises(UserError, match="not about a program"):
        kept_marks(store)


def test_kept_ratings_stand_beside_those_of_the_profile() -> None:
    """The kept one counts where both rate a program; without any the profile is the same."""
    profile = Profile("a", preferences=Preferences(ratings={A: 5.0, B: 6.0}))
    assert with_ratings(profile, {}) is profile
    assert with_ratings(profile, {A: 0.0}).preferences.ratings == {A: 0.0, B: 6.0}


def test_the_guard_looks_at_notes() -> None:
    """It points at what could say who a patient is; a kind word is nothing."""
    assert note_concerns("saw patient, MRN 00123456", A)
    assert not note_concerns("friendly coordinator", A)
