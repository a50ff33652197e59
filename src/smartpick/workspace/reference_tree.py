"""What rests on a record: everything that names it, and what names that."""

from collections import defaultdict
from collections.abc import Iterable

from smartpick.experience import KEEPING, TABLES, Portfolio

__all__ = ["resting_on"]


def resting_on(portfolio: Portfolio, names: Iterable[str]) -> frozenset[str]:
    """Return the ids of all records that name one of these, directly or through others; these are not among them."""
    by_target: dict[str, list[str]] = defaultdict(list)
    for table, kind in TABLES.items():
        for field in KEEPING[kind].refers:
            for one in getattr(portfolio, table):
                value = getattr(one, field)
                for target in value if isinstance(value, tuple) else (value,):
                    if target is not None:
                        by_target[target].append(one.id)
    given = frozenset(names)
    found: set[str] = set()
    waiting = list(given)
    while waiting:
        new = set(by_target[waiting.pop()]) - found - given
        found |= new
        waiting += new
    return frozenset(found)
