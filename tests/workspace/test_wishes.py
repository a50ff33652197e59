"""Pins, bans and the budget, one at a time."""

import pytest

from smartpick.errors import UserError
from smartpick.programs import load_directory
from smartpick.store import Store
from smartpick.workspace import keep_profile, kept_profile
from smartpick.workspace.wishes import set_budget, set_wish

DATA = {"label": "x", "preferences": {"specialties": {"Internal Medicine": 1.0}}}


def wishes(store: Store) -> dict[str, object]:
    """Return the preferences as they are kept, without the specialties."""
    held = kept_profile(store)
    assert held is not None
    return {key: value for key, value in held.data["preferences"].items() if key != "specialties"}


def test_a_program_is_pinned_or_banned_or_neither(store: Store) -> None:
    """One wish takes the place of the other; the words name the program; undo takes it back."""
    keep_profile(store, DATA, "Made it", None)
    directory = load_directory()
    program = directory.programs[0]
    set_wish(store, directory, program.acgme_id, "pin")
    assert wishes(store) == {"pins": [program.acgme_id]}
    action = set_wish(store, directory, program.acgme_id, "ban")
    assert action is not None
    assert program.name in action.words
    assert wishes(store) == {"bans": [program.acgme_id]}
    store.undo()
    assert wishes(store) == {"pins": [program.acgme_id]}
    set_wish(store, directory, program.acgme_id, "")
    assert wishes(store) == {}
    with pytest.raises(UserError):
        set_wish(store, directory, "0000000000", "pin")


def test_a_budget_is_set_and_taken_away(store: Store) -> None:
    """A budget is kept in dollars; none is no field at all; the same again is no change."""
    keep_profile(store, DATA, "Made it", None)
    set_budget(store, 1200.0)
    assert wishes(store) == {"budget": 1200.0}
    assert set_budget(store, 1200.0) is None
    set_budget(store, None)
    assert wishes(store) == {}


def test_without_a_profile_there_are_no_wishes(store: Store) -> None:
    """A wish before the first three answers says what is missing."""
    with pytest.raises(UserError, match="no profile yet"):
        set_budget(store, 100.0)
