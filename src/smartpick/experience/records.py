"""The records of a portfolio as canonical plain values, and back.

Canonical: the fields in their order, unknown and empty ones left out, dates as ISO texts, months as "2026-03", a
skill as "exam (observed)". Reading the canonical form gives the same record, and writing that the same form.
"""

import dataclasses
from collections.abc import Mapping
from datetime import date
from typing import Any

from smartpick.errors import Problem, UserError
from smartpick.experience.approach import Approach
from smartpick.experience.document import Document
from smartpick.experience.encounter import Encounter
from smartpick.experience.experience import Experience
from smartpick.experience.feedback import Feedback
from smartpick.experience.letter import Letter
from smartpick.experience.opportunity import Opportunity
from smartpick.experience.own_date import OwnDate
from smartpick.experience.person import Person
from smartpick.experience.portfolio import Portfolio
from smartpick.experience.procedure import Assisted, Observed, Performed, Simulated
from smartpick.experience.record_reader import Fault, Refused, reader_of
from smartpick.experience.reflection import Reflection
from smartpick.experience.skill import Skill
from smartpick.toml_lines import dotted

__all__ = [
    "RECORDS",
    "TABLES",
    "Record",
    "from_json",
    "portfolio_json",
    "portfolio_of",
    "read_record",
    "to_json",
]

Record = (
    Experience
    | Encounter
    | Reflection
    | Feedback
    | Person
    | Letter
    | Document
    | Approach
    | Opportunity
    | OwnDate
)

#: The kinds of record by the name under which a store keeps them.
RECORDS: Mapping[str, type[Record]] = {
    "experience": Experience,
    "encounter": Encounter,
    "reflection": Reflection,
    "feedback": Feedback,
    "person": Person,
    "letter": Letter,
    "document": Document,
    "approach": Approach,
    "opportunity": Opportunity,
    "date": OwnDate,
}
#: The tables of a portfolio file, and the kind of record in each.
TABLES: Mapping[str, str] = {
    "experiences": "experience",
    "encounters": "encounter",
    "reflections": "reflection",
    "feedback": "feedback",
    "people": "person",
    "letters": "letter",
    "documents": "document",
    "approaches": "approach",
    "opportunities": "opportunity",
    "dates": "date",
}
_PROCEDURES = (Observed, Simulated, Assisted, Performed)


def to_json(record: Record) -> dict[str, Any]:
    """Return a record as its canonical plain form."""
    return _plain_fields(record)


def _plain_fields(record: Any) -> dict[str, Any]:
    found = {}
    for field in dataclasses.fields(record):
        value = getattr(record, field.name)
        # A field at its default says nothing: unknown, none, or the usual.
        if value in ((), field.default):
            continue
        found[field.name] = _plain(value)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(element) for element in value]
    if isinstance(value, Skill):
        return value.text()
    if isinstance(value, _PROCEDURES):
        return {"role": value.role, **_plain_fields(value)}
    return value


def read_record(kind: str, body: Any) -> tuple[Record | None, tuple[Fault, ...]]:
    """Return the record of plain values and no faults, or nothing and every fault."""
    try:
        return reader_of(RECORDS[kind])(body), ()
    except Refused as refused:
        return None, refused.faults


def from_json(kind: str, body: Any) -> Record:
    """Return the record of the given kind (a key of :data:`RECORDS`) from plain values.

    Raise :class:`UserError` with every problem at once, each with kind, id and field.
    """
    if kind not in RECORDS:
        raise UserError(
            Problem(f"There is no kind of record called {kind!r}.", f"Known: {', '.join(RECORDS)}.")
        )
    record, faults = read_record(kind, body)
    if record is None:
        name = body.get("id") if isinstance(body, dict) else None
        subject = f"{kind} {name}" if isinstance(name, str) and name.isprintable() else kind
        raise UserError(
            Problem(fault.what, fault.way_out, ", ".join(filter(None, [subject, dotted(fault.path)])))
            for fault in faults
        )
    return record


def portfolio_json(portfolio: Portfolio) -> dict[str, Any]:
    """Return a whole portfolio in canonical plain form: its label and a list for every table that is not empty."""
    found: dict[str, Any] = {"label": portfolio.label} if portfolio.label else {}
    for table in TABLES:
        records = getattr(portfolio, table)
        if records:
            found[table] = [to_json(record) for record in records]
    return found


def portfolio_of(label: str, records: Mapping[str, tuple[Record, ...]]) -> Portfolio:
    """Return the portfolio of records by kind (a key of :data:`RECORDS`)."""
    tables: dict[str, Any] = {table: tuple(records.get(kind, ())) for table, kind in TABLES.items()}
    return Portfolio(label=label, **tables)
