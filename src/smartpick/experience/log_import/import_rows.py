"""Rows of a foreign log to records of ours: all of them, or none and every fault."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from smartpick.errors import Problem, UserError
from smartpick.experience.contradictions import contradictions
from smartpick.experience.log_import.cell_values import (
    age_cell,
    codes_cell,
    day_cell,
    day_first,
    list_cell,
    month_cell,
    role_cell,
    yes_no_cell,
)
from smartpick.experience.portfolio import Portfolio
from smartpick.experience.record_reader import Fault, Refused
from smartpick.experience.records import RECORDS, TABLES, Record, read_record

__all__ = ["ImportedLog", "import_rows", "read_rows"]

MOST_PROBLEMS = 100
_LISTS = frozenset({"supervisors", "responsibilities", "languages", "goals", "skills", "shows", "procedures"})
_YES_NO = frozenset({"again", "notable", "underserved", "hands_on", "certificate", "evaluation", "agency"})
_NUMBERS = frozenset({"months", "hours_per_week", "fee_usd"})
_DAYS = frozenset({"start", "end"})
_TABLE = {kind: table for table, kind in TABLES.items()}

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ImportedLog:
    """The records of an import, the problems that stand in its way, and what was changed on the way.

    ``numbers`` are the rows of the records, one by one, as people see them.
    """

    records: tuple[Record, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]
    numbers: tuple[int, ...] = ()


def import_rows(
    kind: str,
    rows: Sequence[Row],
    columns: Mapping[str, str],
    *,
    name: str = "table",
    numbers: Sequence[int] | None = None,
    defaults: Mapping[str, Any] | None = None,
    known: Portfolio | None = None,
    on: date | None = None,
    days_first: bool | None = None,
) -> ImportedLog:
    """Return the records of all rows; see :func:`read_rows`.

    Raise :class:`UserError` with every problem, at most a hundred of them, and then nothing is imported.
    """
    found = read_rows(
        kind,
        rows,
        columns,
        name=name,
        numbers=numbers,
        defaults=defaults,
        known=known,
        on=on,
        days_first=days_first,
    )
    if found.problems:
        shown = found.problems[:MOST_PROBLEMS]
        rest = len(found.problems) - len(shown)
        more = (Problem(f"There are {rest} more problems.", "Mend these first.", name),) if rest else ()
        raise UserError((*shown, *more))
    return found


def read_rows(
    kind: str,
    rows: Sequence[Row],
    columns: Mapping[str, str],
    *,
    name: str = "table",
    numbers: Sequence[int] | None = None,
    defaults: Mapping[str, Any] | None = None,
    known: Portfolio | None = None,
    on: date | None = None,
    days_first: bool | None = None,
) -> ImportedLog:
    """Return the records and every problem of the rows of a table.

    ``kind`` is "encounter" or "experience"; ``columns`` maps fields to columns of the rows; ``numbers`` are the
    numbers of the rows as people see them (default: from 2, after a header). ``defaults`` are plain values for empty
    cells, such as the running experience and the usual role. ``known`` is the portfolio in which experiences and
    supervisors are looked up by id or name; rows that it holds already are left out. With ``on`` the records are held
    against it as of that day, so that a date in the future or a part that cannot have been taken is a problem of its
    row. ``days_first`` reads 03/04/2026 as 3 April; when it is not said the whole
    column is looked at. A row without an id gets one made of its content, so that the same file imported twice gives
    the same records.
    """
    problems = [
        Problem(f"There is no field called {field} in an {kind}.", "", name)
        for field in columns
        if field not in {one.name for one in fields(RECORDS[kind])}
    ]
    if problems:
        return ImportedLog((), tuple(problems), ())
    reading = _Reading(kind, rows, columns, dict(defaults or {}), known or Portfolio(), days_first)
    read: list[tuple[Record, str]] = []
    rows_of: dict[str, int] = {}
    for row, number in zip(rows, numbers or range(2, len(rows) + 2), strict=True):
        record, faults = reading.record(row)
        where = f"{name}, row {number}"
        problems += [_placed(fault, where, columns) for fault in faults]
        if record is not None:
            read.append((record, where))
            rows_of[record.id] = number
    problems += _twice(read)
    new = _new(read, known or Portfolio(), kind)
    if on is not None and not problems:
        problems += _against(new, known or Portfolio(), kind, on, columns)
    held = len(read) - len(new)
    notes = (*reading.notes(), *((f"{held} rows are in the log already.",) if held else ()))
    numbers_of_new = tuple(rows_of[record.id] for record, _ in new)
    return ImportedLog(tuple(record for record, _ in new), tuple(problems), notes, numbers_of_new)


def _placed(fault: Fault, where: str, columns: Mapping[str, str]) -> Problem:
    """Return a fault as a problem with its row and column."""
    field = str(fault.path[0]) if fault.path else ""
    at = f'column "{columns[field]}"' if field in columns else field
    return Problem(fault.what, fault.way_out, ", ".join(filter(None, [where, at])))


def _new(read: Sequence[tuple[Record, str]], known: Portfolio, kind: str) -> list[tuple[Record, str]]:
    held = set(getattr(known, _TABLE[kind]))
    return [(record, where) for record, where in read if record not in held]


def _against(
    new: Sequence[tuple[Record, str]], known: Portfolio, kind: str, on: date, columns: Mapping[str, str]
) -> list[Problem]:
    """Return what certainly cannot be true of the new records beside those that are known."""
    table = _TABLE[kind]
    before = len(getattr(known, table))
    extended: dict[str, Any] = {table: (*getattr(known, table), *(record for record, _ in new))}
    together = replace(known, **extended)
    return [
        _placed(Fault(one.what, one.way_out, (one.field,)), new[one.place - before][1], columns)
        for one in contradictions(together, on)
        if one.certain and one.kind == kind and one.place >= before
    ]


def _twice(read: Iterable[tuple[Record, str]]) -> list[Problem]:
    first: dict[str, str] = {}
    return [
        Problem(f"The id {record.id} stands in two rows.", "Give one of them another.", where)
        for record, where in read
        if first.setdefault(record.id, where) != where
    ]


class _Reading:
    """One import: how each field's cells become values, and what was changed on the way."""

    def __init__(
        self,
        kind: str,
        rows: Sequence[Row],
        columns: Mapping[str, str],
        defaults: dict[str, Any],
        known: Portfolio,
        days_first: bool | None,
    ) -> None:
        self.kind, self.columns, self.defaults = kind, columns, defaults
        self.experiences = _by_name(
            (one.id, filter(None, (one.id, one.institution))) for one in known.experiences
        )
        self.people = _by_name((one.id, (one.id, one.name)) for one in known.people)
        self.order = {
            field: day_first(row.get(columns[field]) for row in rows) if days_first is None else days_first
            for field in ("month", "start", "end")
            if field in columns
        }
        self.seen: dict[str, int] = {}
        self.days_dropped = self.ages_banded = 0
        self.converters = {field: self._converter(field) for field in columns}

    def _converter(self, field: str) -> Callable[[Any], Any]:
        special: dict[str, Callable[[Any], Any]] = {
            "month": self._month,
            "age": self._age,
            "diagnoses": codes_cell,
            "role": role_cell,
            "experience": lambda cell: _looked_up(cell, self.experiences, "experience"),
            "supervisor": lambda cell: _looked_up(cell, self.people, "person"),
            "supervisors": lambda cell: [_looked_up(one, self.people, "person") for one in list_cell(cell)],
        }
        if field in special:
            return special[field]
        if field in _LISTS:
            return lambda cell: list_cell(cell, "" if field == "responsibilities" else ",")
        if field in _YES_NO:
            return yes_no_cell
        if field in _DAYS:
            return lambda cell: day_cell(cell, days_first=self.order[field])
        return _number if field in _NUMBERS else str

    def _month(self, cell: Any) -> str:
        month = month_cell(cell, days_first=self.order["month"])
        self.days_dropped += str(cell).strip() != month
        return month

    def _age(self, cell: Any) -> str:
        band = age_cell(cell)
        self.ages_banded += str(cell).strip() != band
        return band

    def record(self, row: Row) -> tuple[Record | None, tuple[Fault, ...]]:
        """Return the record of a row, or its faults."""
        body, faults = dict(self.defaults), []
        for field, column in self.columns.items():
            cell = row.get(column)
            if cell is None or str(cell).strip() == "":
                continue
            try:
                body[field] = self.converters[field](cell)
            except Refused as refused:
                faults += refused.under(field)
                # What could not be read is no reason to call the field missing as well.
                body.pop(field, None)
        body.setdefault("id", self._name(body))
        record, more = read_record(self.kind, body)
        told = {fault.path[0] for fault in faults if fault.path}
        faults += [fault for fault in more if not fault.path or fault.path[0] not in told]
        return (None if faults else record), tuple(faults)

    def _name(self, body: Mapping[str, Any]) -> str:
        digest = hashlib.blake2s(
            json.dumps(body, sort_keys=True, default=str).encode(), digest_size=6
        ).hexdigest()
        again = self.seen.get(digest, 0)
        self.seen[digest] = again + 1
        return f"log-{digest}" + (f"-{again + 1}" if again else "")

    def notes(self) -> tuple[str, ...]:
        """Return what was changed on the way, in sentences."""
        return tuple(
            words
            for count, words in (
                (self.days_dropped, f"{self.days_dropped} dates were kept as months."),
                (self.ages_banded, f"{self.ages_banded} ages were kept as bands."),
            )
            if count
        )


def _by_name(records: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    return {_folded(name): record for record, names in records for name in names}


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _looked_up(cell: Any, known: Mapping[str, str], kind: str) -> str:
    found = known.get(_folded(str(cell)))
    if found is None:
        names = ", ".join(sorted(set(known.values()))[:5])
        way_out = f"Known: {names}." if names else f"Add the {kind} first."
        raise Refused.once(f'There is no {kind} called "{str(cell)[:60]}".', way_out)
    return found


def _number(cell: Any) -> float | Any:
    if isinstance(cell, int | float):
        return cell
    text = str(cell).strip().removeprefix("$").replace(",", "")
    try:
        return float(text)
    except ValueError:
        return cell
