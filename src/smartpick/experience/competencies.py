"""The competencies a log can show: 13 Core EPAs, 6 ACGME competencies, and what practice in the US asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from smartpick.experience.stamped import Stamp, rows, stamp_of
from smartpick.experience.taxonomies import Competency, options

__all__ = ["GROUPS", "CompetencyFacts", "Group", "competencies", "competency"]

Group = Literal["Core EPA", "ACGME competency", "US practice"]
GROUPS: tuple[Group, ...] = ("Core EPA", "ACGME competency", "US practice")


@dataclass(frozen=True, slots=True)
class CompetencyFacts:
    """One competency; ``watch`` and ``do`` are next steps for who may only watch and for who may act."""

    code: Competency
    group: Group
    title: str
    watch: str
    do: str
    stamp: Stamp


@cache
def _all() -> Mapping[str, CompetencyFacts]:
    by_code = {row["code"]: row for row in rows("competencies")}
    return {
        code: CompetencyFacts(
            code,  # type: ignore[arg-type]  # one of the options of Competency
            row["group"],  # type: ignore[arg-type]  # the table holds these three
            row["title"],
            row["watch"],
            row["do"],
            stamp_of(row),
        )
        for code in options(Competency)
        for row in (by_code[code],)
    }


def competency(code: Competency) -> CompetencyFacts:
    """Return the facts about one competency."""
    return _all()[code]


def competencies() -> tuple[CompetencyFacts, ...]:
    """Return all of them, in the order of their list."""
    return tuple(_all().values())
