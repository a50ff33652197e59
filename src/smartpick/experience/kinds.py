"""The kinds of experience: what each is, who may do it, how programs see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from smartpick.experience.stamped import Stamp, rows, stamp_of
from smartpick.experience.taxonomies import Kind, options

__all__ = ["KindFacts", "kind_facts", "kinds"]


@dataclass(frozen=True, slots=True)
class KindFacts:
    """Facts about one kind; sentences for people, costs in USD per ``cost_unit``, lengths in weeks.

    ``visa`` is a fact to look up, never legal advice. Zero weeks means that no length is usual.
    """

    kind: Kind
    title: str
    what: str
    students: bool
    graduates: bool
    who: str
    hands_on: str
    programs: str
    letter: str
    cost: tuple[float, float]
    cost_unit: str
    weeks: tuple[float, float]
    visa: str
    stamp: Stamp


@cache
def _all() -> Mapping[str, KindFacts]:
    by_key = {row["key"]: row for row in rows("kinds")}
    return {kind: _facts(kind, by_key[kind]) for kind in options(Kind)}


def _facts(kind: Kind | str, row: Mapping[str, str]) -> KindFacts:
    return KindFacts(
        kind=kind,  # type: ignore[arg-type]  # one of the options of Kind
        title=row["title"],
        what=row["what"],
        students=row["students"] == "yes",
        graduates=row["graduates"] == "yes",
        who=row["who"],
        hands_on=row["hands_on"],
        programs=row["programs"],
        letter=row["letter"],
        cost=(float(row["cost_low"]), float(row["cost_high"])),
        cost_unit=row["cost_unit"],
        weeks=(float(row["weeks_low"]), float(row["weeks_high"])),
        visa=row["visa"],
        stamp=stamp_of(row),
    )


def kind_facts(kind: Kind) -> KindFacts:
    """Return the facts about a kind of experience."""
    return _all()[kind]


def kinds() -> tuple[KindFacts, ...]:
    """Return the facts about every kind, in the order of the list of kinds."""
    return tuple(_all().values())
