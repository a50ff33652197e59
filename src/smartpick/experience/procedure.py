"""Procedures by the part taken in them: four types, and no way from a lesser one to a greater.

A function that may only speak of what the applicant did takes :class:`Performed`, and the type checker refuses the
others. :func:`revised` mends a record without ever raising its role; what was really done is logged anew.
"""

import re
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from smartpick.errors import Problem, UserError
from smartpick.experience.fields import Count, Line
from smartpick.experience.record_reader import Fault, Refused, reader_of, reads, shown
from smartpick.experience.skill import with_role
from smartpick.experience.taxonomies import ROLE_RANK, Role, Supervision

__all__ = ["Assisted", "Observed", "Performed", "Procedure", "Simulated", "procedure", "revised"]


@dataclass(frozen=True, slots=True)
class Observed:
    """A procedure that was watched."""

    role: ClassVar[Role] = "observed"
    name: Line
    times: Count = 1


@dataclass(frozen=True, slots=True)
class Simulated:
    """A procedure that was practised on a model."""

    role: ClassVar[Role] = "simulated"
    name: Line
    times: Count = 1


@dataclass(frozen=True, slots=True)
class Assisted:
    """A procedure in which the applicant helped."""

    role: ClassVar[Role] = "assisted"
    name: Line
    times: Count = 1


@dataclass(frozen=True, slots=True)
class Performed:
    """A procedure that the applicant did, under direct supervision or (rarely) indirect."""

    role: ClassVar[Role] = "performed"
    name: Line
    times: Count = 1
    supervision: Supervision = "direct"


Procedure = Observed | Simulated | Assisted | Performed
_BY_ROLE: dict[Role, type[Procedure]] = {
    kind.role: kind for kind in (Observed, Simulated, Assisted, Performed)
}
_ROLE = reader_of(Role)
_READERS = {role: reader_of(kind) for role, kind in _BY_ROLE.items()}
_TIMES = re.compile(r"(.+?)\s+[x×]\s?(\d{1,5})")


def procedure(role: Role, name: str, times: int = 1) -> Procedure:
    """Return a procedure of the type that belongs to the role."""
    return _BY_ROLE[role](name, times)


def revised(
    before: Procedure, *, name: str | None = None, times: int | None = None, role: Role | None = None
) -> Procedure:
    """Return the procedure with a mended name, number or role.

    Raise :class:`UserError` when the role would rise: observed never becomes performed. What was truly done and
    logged wrongly is taken out and logged anew, so that the history shows it.
    """
    wanted = before.role if role is None else role
    if ROLE_RANK[wanted] > ROLE_RANK[before.role]:
        what = f"{before.name} was logged as {before.role}; it cannot become {wanted}."
        raise UserError(
            Problem(what, "If you truly did it, delete this procedure and log it anew.", "procedures")
        )
    changed = replace(before, name=name or before.name, times=times or before.times)
    return changed if wanted == before.role else _BY_ROLE[wanted](changed.name, changed.times)


@reads(Procedure)
def read_procedure(value: Any) -> Procedure:
    """Return the procedure given as a table with a role, or as "paracentesis (observed)"."""
    if isinstance(value, str):
        return _from_text(value)
    if not isinstance(value, dict) or "role" not in value:
        raise Refused.once(
            f"{shown(value)} is not a procedure with its role.",
            'Write { name = "paracentesis", role = "observed" } or "paracentesis (observed)".',
        )
    rest = {key: given for key, given in value.items() if key != "role"}
    try:
        read = _READERS[_ROLE(value["role"])]
    except Refused as refused:
        raise Refused(refused.under("role")) from None
    found: Procedure = read(rest)
    return found


def _from_text(value: str) -> Procedure:
    name, words = with_role(value)
    if not words:
        what = f"{shown(value)} does not say what your part was."
        raise Refused.once(what, f'Write "{name} (observed)", (assisted), (performed) or (simulated).')
    counted = _TIMES.fullmatch(name)
    table: dict[str, Any] = {"name": counted[1] if counted else name}
    if counted:
        table["times"] = int(counted[2])
    if len(words) > 1:
        table["supervision"] = words[1]
    try:
        found: Procedure = _READERS[_ROLE(words[0])](table)
    except Refused as refused:
        # The parts of a text have no place of their own.
        raise Refused(Fault(fault.what, fault.way_out) for fault in refused.faults) from None
    return found
