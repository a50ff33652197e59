"""Organised programs in the US, as packaged, and the user's own finds: found and put in order."""

from collections.abc import Iterable, Mapping
from functools import cache

from smartpick.experience.eligibility import Match, Seeker, Verdict, Wishes, judged
from smartpick.experience.opportunity import Opportunity
from smartpick.experience.stamped import rows

__all__ = ["find_opportunities", "organised_programs"]


@cache
def organised_programs() -> tuple[Opportunity, ...]:
    """Return the packaged list of organised programs; each says when its page was last read."""
    return tuple(_program(row) for row in rows("opportunities"))


def _program(row: Mapping[str, str]) -> Opportunity:
    def amount(column: str) -> float | None:
        return float(row[column]) if row[column] else None

    def answer(column: str) -> bool | None:
        return {"yes": True, "no": False, "": None}[row[column]]

    return Opportunity(
        id=row["id"],
        name=row["name"],
        kind=row["kind"] or None,  # type: ignore[arg-type]  # the table holds kinds
        audience=row["audience"] or None,  # type: ignore[arg-type]  # the table holds audiences
        specialties=tuple(filter(None, row["specialties"].split("; "))),
        any_specialty=answer("any_specialty"),
        city=row["city"] or None,
        state=row["state"] or None,
        application_fee=amount("application_fee"),
        program_fee=amount("program_fee"),
        fee_per=row["fee_per"] or None,
        free=answer("free"),
        weeks_least=amount("weeks_least"),
        weeks_most=amount("weeks_most"),
        certificate=answer("certificate"),
        letter=answer("letter"),
        visa=answer("visa"),
        open=row["open"] == "yes",
        url=row["url"],
        checked=row["checked"],
        note=row["note"] or None,
    )


def find_opportunities(seeker: Seeker, wishes: Wishes, own: Iterable[Opportunity] = ()) -> tuple[Match, ...]:
    """Return every opportunity as it is for this applicant: open and fitting first, each with its reasons.

    The user's ``own`` come before packaged ones that are alike in everything else.
    """
    found = [judged(one, seeker, wishes) for one in (*own, *organised_programs())]
    order: dict[Verdict, int] = {"open": 0, "ask": 1, "closed": 2}
    return tuple(sorted(found, key=lambda m: (not m.fits, order[m.verdict], len(m.misses), len(m.unknown))))
