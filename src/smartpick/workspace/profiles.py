"""The profile as it is kept: the data of its TOML file, and an example applicant to play with beside it.

An example that is being played with stands before the own profile until it is thrown away; the own one is not touched.
"""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from smartpick.applicant import (
    Check,
    Finding,
    Profile,
    SeasonRules,
    check_profile,
    example_text,
    read_profile_text,
    written,
)
from smartpick.errors import InternalError, Problem
from smartpick.store import Action, Add, Edit, Record, Remove, Replace, StaleWriteError, Store

__all__ = [
    "PROFILE",
    "KeptProfile",
    "keep_profile",
    "kept_profile",
    "play_example",
    "remove_profile",
    "throw_example_away",
]

#: The kind under which a store keeps profiles, and the ids of the two that there may be.
PROFILE = "applicant_profile"
_OWN = "profile"
_PLAYED = "example-profile"
#: Beside the fields of a profile, the example that the data began as.
_BEGAN_AS = "began_as"


@dataclass(frozen=True, slots=True)
class KeptProfile:
    """Profile data as they were read; ``example`` names the example they began as, empty for one's own.

    ``revision`` is the action that last wrote them: a change is based on it.
    """

    record: Record
    data: dict[str, Any]
    example: str

    @property
    def revision(self) -> int:
        """The number of the action that last wrote it."""
        return self.record.revision

    def checked(
        self, on: date, rules: SeasonRules | None = None, also: Check | None = None
    ) -> tuple[Profile, tuple[Finding, ...]]:
        """Return the profile and what is wrong with it by now; what was fine once may have become a contradiction."""
        return check_profile(self.data, on, rules, also)


def kept_profile(store: Store) -> KeptProfile | None:
    """Return the profile to work with: the example that is being played with, else the own one, else nothing."""
    found = store.get_many((_PLAYED, _OWN))
    record = found.get(_PLAYED) or found.get(_OWN)
    if record is None:
        return None
    return _as_kept(record)


def _as_kept(record: Record) -> KeptProfile:
    data = record.body
    example = str(data.pop(_BEGAN_AS, ""))
    wanted = data.get("preferences", {}).get("specialties")
    if isinstance(wanted, dict):
        # What is kept has its keys in alphabetical order; the specialty that is wanted most comes first.
        data["preferences"]["specialties"] = dict(sorted(wanted.items(), key=lambda one: -float(one[1])))
    return KeptProfile(record, data, example)


def keep_profile(
    store: Store, data: dict[str, Any], words: str, revision: int | None, *, own: bool = False
) -> Action | None:
    """Keep checked data in the place of those read at ``revision`` (``None``: there were none); ``None``: no change.

    ``own``: as the own profile, even while an example is played with. Raises ``StaleWriteError`` when somebody else
    changed them since.
    """
    held = kept_profile(store)
    if own and held is not None and held.example:
        record = store.get(_OWN)
        held = None if record is None else _as_kept(record)
        revision = None if held is None else held.revision
    if (None if held is None else held.revision) != revision:
        what = "The profile was changed elsewhere since you opened it; nothing was written."
        raise StaleWriteError(Problem(what, "Open it again and repeat your change."))
    body = _plain(data)
    if held is None:
        return store.write(words, Add(PROFILE, body, _OWN))
    more = {_BEGAN_AS: held.example} if held.example else {}
    return store.write(words, Replace(held.record, {**body, **more}))


def play_example(store: Store, name: str, on: date) -> Action | None:
    """Put an example applicant before the own profile. Raises ``UserError`` when there is none of that name."""
    data = read_profile_text(example_text(name).encode(), f"{name}.toml", on=on)
    body = {**_plain(data), _BEGAN_AS: name}
    there = store.get(_PLAYED)
    edit: Edit = Add(PROFILE, body, _PLAYED) if there is None else Replace(there, body)
    return store.write(f"Began to play with the example applicant {data['label']}", edit)


def throw_example_away(store: Store) -> Action | None:
    """Take the example away that is being played with; ``None`` when there is none."""
    there = store.get(_PLAYED)
    return None if there is None else store.write("Threw the example applicant away", Remove(there))


def remove_profile(store: Store) -> Action | None:
    """Take the own profile away; the history still has it. ``None`` when there is none."""
    there = store.get(_OWN)
    return None if there is None else store.write("Removed the profile", Remove(there))


def _plain(data: dict[str, Any]) -> dict[str, Any]:
    """Return the data as JSON gives them back, so that what is kept is what is compared."""
    found = json.loads(json.dumps(written(data)), parse_float=_number)
    if not isinstance(found, dict):
        raise InternalError("A profile is an object.")
    return found


def _number(text: str) -> float:
    """Return a number without a fraction as a whole one: 1.0 in a file and 1 in a form are the same."""
    value = float(text)
    return int(value) if value.is_integer() else value
