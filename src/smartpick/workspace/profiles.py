"""The profile as it is kept: the data of its TOML file."""

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
    written,
)
from smartpick.errors import InternalError, Problem
from smartpick.store import Action, Add, Record, Remove, Replace, StaleWriteError, Store

__all__ = [
    "PROFILE",
    "PROFILE_ID",
    "KeptProfile",
    "keep_profile",
    "kept_profile",
    "profile_body",
    "remove_profile",
]

#: The kind under which a store keeps the profile, and its id.
PROFILE = "applicant_profile"
PROFILE_ID = "profile"
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
    """Return the profile that is kept, ``None`` before there is one."""
    record = store.get(PROFILE_ID)
    if record is None:
        return None
    data = record.body
    example = str(data.pop(_BEGAN_AS, ""))
    wanted = data.get("preferences", {}).get("specialties")
    if isinstance(wanted, dict):
        # What is kept has its keys in alphabetical order; the specialty that is wanted most comes first.
        data["preferences"]["specialties"] = dict(sorted(wanted.items(), key=lambda one: -float(one[1])))
    return KeptProfile(record, data, example)


def keep_profile(store: Store, data: dict[str, Any], words: str, revision: int | None) -> Action | None:
    """Keep checked data in the place of those read at ``revision`` (``None``: there were none); ``None``: no change.

    Raises ``StaleWriteError`` when somebody else changed them since.
    """
    held = kept_profile(store)
    if (None if held is None else held.revision) != revision:
        what = "The profile was changed elsewhere since you opened it; nothing was written."
        raise StaleWriteError(Problem(what, "Open it again and repeat your change."))
    if held is None:
        return store.write(words, Add(PROFILE, profile_body(data), PROFILE_ID))
    return store.write(words, Replace(held.record, profile_body(data, held.example)))


def remove_profile(store: Store) -> Action | None:
    """Take the profile away; the history still has it. ``None`` when there is none."""
    there = store.get(PROFILE_ID)
    return None if there is None else store.write("Removed the profile", Remove(there))


def profile_body(data: dict[str, Any], example: str = "") -> dict[str, Any]:
    """Return checked data as they are kept: as JSON gives them back, so that what is kept is what is compared.

    ``example`` names the example that they began as.
    """
    found = json.loads(json.dumps(written(data)), parse_float=_number)
    if not isinstance(found, dict):
        raise InternalError("A profile is an object.")
    return {**found, _BEGAN_AS: example} if example else found


def _number(text: str) -> float:
    """Return a number without a fraction as a whole one: 1.0 in a file and 1 in a form are the same."""
    value = float(text)
    return int(value) if value.is_integer() else value
