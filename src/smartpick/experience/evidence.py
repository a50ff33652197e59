"""What is known about clinical experience and the Match, and what is not: claims with their source."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from smartpick.experience.stamped import Stamp, rows, stamp_of

__all__ = ["Evidence", "evidence"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim. With ``gap`` it says that nothing was found, so what rests on it is judgement."""

    key: str
    claim: str
    caveat: str
    gap: bool
    stamp: Stamp


@cache
def _all() -> Mapping[str, Evidence]:
    return {
        row["key"]: Evidence(row["key"], row["claim"], row["caveat"], row["gap"] == "yes", stamp_of(row))
        for row in rows("evidence")
    }


def evidence(*keys: str) -> tuple[Evidence, ...]:
    """Return the claims with these keys, all of them when no key is given."""
    found = _all()
    return tuple(found[key] for key in keys or found)
