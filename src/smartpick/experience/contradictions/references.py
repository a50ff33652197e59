"""Names of records that lead nowhere, and names used twice."""

from collections.abc import Iterator
from typing import Any

from smartpick.experience.contradictions.contradiction import Contradiction
from smartpick.experience.keeping import KEEPING
from smartpick.experience.portfolio import Portfolio
from smartpick.experience.records import TABLES

__all__ = ["in_references"]


def in_references(portfolio: Portfolio) -> Iterator[Contradiction]:
    """Yield every name that leads nowhere or stands twice, and reflections on an encounter of another experience."""
    known = {kind: {one.id for one in getattr(portfolio, table)} for table, kind in TABLES.items()}
    yield from _twice(portfolio)
    for table, kind in TABLES.items():
        for field, target in KEEPING[kind].refers.items():
            yield from _dangling(kind, getattr(portfolio, table), field, target, known[target])
    yield from _elsewhere(portfolio)


def _twice(portfolio: Portfolio) -> Iterator[Contradiction]:
    """Names are for the whole portfolio: two records of different kinds may not share one either."""
    first: dict[str, str] = {}
    for table, kind in TABLES.items():
        for place, one in enumerate(getattr(portfolio, table)):
            if one.id in first:
                which = f"{first[one.id]} and {kind}" if first[one.id] != kind else f"two of kind {kind}"
                what = f"Two records are called {one.id}: {which}."
                yield Contradiction(kind, one.id, place, "id", what, "Give one of them another name.")
            first.setdefault(one.id, kind)


def _dangling(
    kind: str, records: tuple[Any, ...], field: str, target: str, known: set[str]
) -> Iterator[Contradiction]:
    for place, one in enumerate(records):
        value = getattr(one, field)
        if value is None or value in known:
            continue
        for name in value if isinstance(value, tuple) else (value,):
            if name not in known:
                what = f"There is no {target} called {name}."
                way_out = f"Mend the name, or add the {target} first."
                yield Contradiction(kind, one.id, place, field, what, way_out)


def _elsewhere(portfolio: Portfolio) -> Iterator[Contradiction]:
    home = {one.id: one.experience for one in portfolio.encounters}
    for place, one in enumerate(portfolio.reflections):
        if one.encounter in home and home[one.encounter] != one.experience:
            what = f"Encounter {one.encounter} belongs to {home[one.encounter]}, not to {one.experience}."
            yield Contradiction("reflection", one.id, place, "encounter", what, "Mend one of the two names.")
