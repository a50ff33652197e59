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
    for table, kind in TABLES.items():
        records = getattr(portfolio, table)
        yield from _twice(kind, records)
        for field, target in KEEPING[kind].refers.items():
            yield from _dangling(kind, records, field, target, known[target])
    yield from _elsewhere(portfolio)


def _twice(kind: str, records: tuple[Any, ...]) -> Iterator[Contradiction]:
    seen: set[str] = set()
    for place, one in enumerate(records):
        if one.id in seen:
            what = f"Two records of kind {kind} are called {one.id}."
            yield Contradiction(kind, one.id, place, "id", what, "Give one of them another name.")
        seen.add(one.id)


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
