"""The profile as it is kept, and the example to play with."""

from datetime import date
from typing import Any

import pytest

from smartpick.errors import UserError
from smartpick.store import StaleWriteError, Store
from smartpick.workspace import (
    keep_profile,
    kept_profile,
    play_example,
    remove_profile,
    throw_example_away,
)

ON = date(2026, 11, 1)
DATA: dict[str, Any] = {
    "label": "x",
    "preferences": {"specialties": {"Family Medicine": 0.4, "Internal Medicine": 1.0}},
}


def test_a_profile_is_kept_changed_and_undone(store: Store) -> None:
    """Every change is one action in words; undo brings the data before it back."""
    assert kept_profile(store) is None
    keep_profile(store, DATA, "Made it", None)
    held = kept_profile(store)
    assert held is not None
    assert (held.data, held.example) == (DATA, "")
    keep_profile(store, {**DATA, "label": "y"}, "Renamed it", held.revision)
    assert store.history(limit=1)[0].words == "Renamed it"
    store.undo()
    again = kept_profile(store)
    assert again is not None
    assert again.data["label"] == "x"


def test_the_specialty_wanted_most_comes_first(store: Store) -> None:
    """Whatever the order in the file, readers find the most wanted specialty first."""
    keep_profile(store, DATA, "Made it", None)
    held = kept_profile(store)
    assert held is not None
    assert list(held.data["preferences"]["specialties"]) == ["Internal Medicine", "Family Medicine"]
    assert held.checked(ON)[0].preferences.specialties[0][0] == "Internal Medicine"


def test_a_change_based_on_old_data_is_refused(store: Store) -> None:
    """Who writes without having seen the newest state writes nothing, also when somebody made a profile meanwhile."""
    keep_profile(store, DATA, "Made it", None)
    with pytest.raises(StaleWriteError):
        keep_profile(store, DATA, "Made it again", None)
    held = kept_profile(store)
    assert held is not None
    keep_profile(store, {**DATA, "label": "y"}, "Changed it", held.revision)
    with pytest.raises(StaleWriteError, match="nothing was written"):
        keep_profile(store, {**DATA, "label": "z"}, "Changed it", held.revision)


def test_an_example_leaves_the_own_profile_alone(store: Store) -> None:
    """An example stands in front, keeps its name through changes, and is gone when it is thrown away."""
    keep_profile(store, DATA, "Made it", None)
    play_example(store, "community-clinic", ON)
    played = kept_profile(store)
    assert played is not None
    assert played.example == "community-clinic"
    keep_profile(store, {**played.data, "label": "changed"}, "Played", played.revision)
    changed = kept_profile(store)
    assert changed is not None
    assert (changed.example, changed.data["label"]) == ("community-clinic", "changed")
    throw_example_away(store)
    back = kept_profile(store)
    assert back is not None
    assert (back.data["label"], back.example) == ("x", "")
    assert throw_example_away(store) is None


def test_the_own_profile_can_be_written_behind_an_example(store: Store) -> None:
    """What is said to be one's own goes to the own profile, also while an example stands before it."""
    play_example(store, "community-clinic", ON)
    keep_profile(store, DATA, "Own", None, own=True)
    throw_example_away(store)
    own = kept_profile(store)
    assert own is not None
    assert own.data["label"] == "x"


def test_removed_and_unknown(store: Store) -> None:
    """Removing can be undone; there is no example of another name."""
    assert remove_profile(store) is None
    keep_profile(store, DATA, "Made it", None)
    remove_profile(store)
    assert kept_profile(store) is None
    store.undo()
    assert kept_profile(store) is not None
    with pytest.raises(UserError, match="no example"):
        play_example(store, "nobody", ON)
