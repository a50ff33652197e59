"""Contacts of a file, kept in the portfolio."""

from datetime import date
from pathlib import Path

import pytest

from smartpick.errors import UserError
from smartpick.experience import Approach
from smartpick.store import KINDS, Place, Store
from smartpick.workspace import kept, take_contacts

ON = date(2026, 11, 22)
ROBIN = Approach(id="contact-1", name="Dr. Robin Example", institution="Example Hospital")
CLINIC = Approach(id="clinic", institution="Example Clinic")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return an empty store."""
    return Store(Place(tmp_path / "data"), KINDS)


def test_they_come_in_as_one_action_with_names_of_their_own(store: Store) -> None:
    """A contact called by its place in the file gets a name of its own; one undo takes all back."""
    taken = take_contacts(store, kept(store), "Added", (ROBIN, CLINIC), ON)
    assert [one.id for one in taken.new] == ["approach-example-hospital", "clinic"]
    assert taken.action is not None
    store.undo()
    assert kept(store).portfolio.approaches == ()


def test_who_is_there_already_is_not_kept_twice(store: Store) -> None:
    """The same file again adds nobody, whatever the letters' case; a namesake elsewhere is somebody else."""
    take_contacts(store, kept(store), "Added", (ROBIN, CLINIC), ON)
    again = Approach(id="contact-9", name="dr. robin  example", institution="Example Hospital")
    elsewhere = Approach(id="contact-1", name="Dr. Robin Example", institution="Example Clinic")
    taken = take_contacts(store, kept(store), "Added", (again, CLINIC, elsewhere), ON)
    assert (len(taken.new), taken.known) == (1, 2)
    none = take_contacts(store, kept(store), "Added", (CLINIC,), ON)
    assert (none.action, none.known) == (None, 1)


def test_a_patient_in_the_own_words_stops_all(store: Store) -> None:
    """What goes out in a mail is looked at before anything is kept; what is only likely does not stop it."""
    bad = Approach(id="b", why="The patient with MRN 4471902 taught me much.")
    with pytest.raises(UserError, match="4471902"):
        take_contacts(store, kept(store), "Added", (CLINIC, bad), ON)
    assert kept(store).portfolio.approaches == ()
    asked = take_contacts(
        store, kept(store), "Added", (Approach(id="a", why="Kim Sample told me of you."),), ON
    )
    assert (len(asked.new), asked.to_check) == (1, ())
