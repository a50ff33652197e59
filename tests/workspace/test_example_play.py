"""An example applicant in a store of its own."""

from datetime import date

import pytest

from smartpick.applicant import example_names
from smartpick.errors import UserError
from smartpick.season import load_season
from smartpick.store import Store
from smartpick.workspace import FIRST_OF_PLAY, begin_play, keep_profile, kept, kept_profile
from smartpick.workspace.applicant_in_use import applicant_in_use

ON = date(2026, 11, 22)


@pytest.mark.parametrize("name", example_names())
def test_an_example_comes_with_what_it_logged(store: Store, name: str) -> None:
    """Profile, experiences, encounters, letters and people are there as one action, and the engine can use them."""
    action = begin_play(store, name, ON)
    own = kept(store).portfolio
    assert all((own.experiences, own.encounters, own.letters, own.people))
    held = kept_profile(store)
    assert held is not None
    assert (held.example, held.revision, action.seq) == (name, FIRST_OF_PLAY, FIRST_OF_PLAY)
    assert store.history() == (action,)
    who = applicant_in_use(store, load_season("2026-27"), ON)
    assert who is not None
    assert who.joined is not None
    assert "rotations" in who.joined.filled


def test_it_keeps_its_name_through_changes_which_can_be_undone(store: Store) -> None:
    """Whoever plays changes the example like one's own data; numbers of changes are never those of one's own."""
    begin_play(store, "community-clinic", ON)
    played = kept_profile(store)
    assert played is not None
    done = keep_profile(store, {**played.data, "label": "changed"}, "Played", played.revision)
    assert done is not None
    assert done.seq == FIRST_OF_PLAY + 1
    changed = kept_profile(store)
    assert changed is not None
    assert (changed.example, changed.data["label"]) == ("community-clinic", "changed")
    store.undo()
    again = kept_profile(store)
    assert again is not None
    assert again.data == played.data


def test_no_example_of_another_name(store: Store) -> None:
    """Nothing is written then."""
    with pytest.raises(UserError, match="no example"):
        begin_play(store, "nobody", ON)
    assert store.seq() == 0
