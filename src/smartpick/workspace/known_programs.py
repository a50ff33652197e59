"""All that is kept about programs and enters a list: beliefs of entered facts, and how programs filled by NRMP."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from smartpick.facts import Belief
from smartpick.market import FillHistory, KnownTrack, fill_histories
from smartpick.store import Store
from smartpick.workspace.facts import kept_facts
from smartpick.workspace.nrmp import NRMP_TRACK

__all__ = ["KnownPrograms", "known_programs", "known_tracks"]


@dataclass(frozen=True, slots=True)
class KnownPrograms:
    """Beliefs by ACGME id and field, and histories by ACGME id; the two arguments of a ``Question``."""

    facts: Mapping[str, Mapping[str, Belief]] = field(default_factory=dict)
    history: Mapping[str, FillHistory] = field(default_factory=dict)


def known_programs(store: Store, on: date) -> KnownPrograms:
    """Return what is known on a day. Raise ``UserError`` with every record that this version cannot read."""
    return KnownPrograms(kept_facts(store).beliefs(on), fill_histories(known_tracks(store)))


def known_tracks(store: Store) -> list[KnownTrack]:
    """Return the tracks of the user's own copy of NRMP's results, as the market takes them; [] when there are none."""
    return [_track(record.json) for record in store.find(NRMP_TRACK)]


@lru_cache(maxsize=20_000)
def _track(text: str) -> KnownTrack:
    # The pages read all tracks again and again, of which hardly one has changed.
    return KnownTrack.of(json.loads(text))
