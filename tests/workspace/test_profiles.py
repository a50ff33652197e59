"""The profile as it is kept."""

from datetime import date
from typing import Any

import pytest

from smartpick.store import StaleWriteError, Store
from smartpick.workspace import (
    keep_profile,
    kept_profile,
    remove_profile,
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


def test_a_removed_profile_comes_back(store: Store) -> None:
    """Removing can be undone."""
    assert remove_profile(store) is None
    keep_profile(store, DATA, "Made it", None)
    remove_profile(store)
    assert kept_profile(store) is None
    store.undo()
    assert kept_profile(store) is not None
