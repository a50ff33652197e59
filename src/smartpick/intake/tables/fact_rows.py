"""Rows of a table to reports about programs, and a sentence for every row and cell that could not be one."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from smartpick.errors import Problem, UserError
from smartpick.facts import FIELDS, Report, Value, Verified, canonical_value, report_of, value_words
from smartpick.intake.tables.cell_text import is_error, plain_cell, says_nothing
from smartpick.intake.tables.columns import CHECKED_BY, KNOWN_BEFORE, Mapped
from smartpick.intake.tables.known_before import said_before
from smartpick.intake.tables.program_match import Programs, Unmatched
from smartpick.tables import Cell, Table

__all__ = ["Origin", "ReadFacts", "read_facts"]

_ABOUT = ("acgme_id", "specialty", "name", "city", "state")
_YOURSELF = frozenset({"", "me", "i", "myself", "self"})
_YES_NO = FIELDS["usce_required"]
_PER_CENT = re.compile(r"%|per ?cent", re.IGNORECASE)
_CACHED = 1 << 16


@dataclass(frozen=True, slots=True)
class Origin:
    """Where facts are from when their row does not say: words, an ISO day, month or year ("" when not known), trust."""

    source: str
    as_of: str
    verified: Verified


@dataclass(frozen=True, slots=True)
class ReadFacts:
    """What a table says.

    ``reports`` are new assertions with ids "row-N-field"; ``problems`` each keep a row or a cell out, ``unmatched`` how
    many rows have no program; ``unchanged`` cells of a worksheet say what was known when it was written.
    """

    reports: tuple[Report, ...]
    problems: tuple[Problem, ...]
    programs: int
    unmatched: int
    unchanged: int


def read_facts(table: Table, mapped: Mapped, programs: Programs, origin: Origin, today: date) -> ReadFacts:
    """Return the reports of all rows that can be read, and every problem with its row and column.

    A cell that is empty or says that nobody knows says nothing. Two rows that say different things of one program are a
    problem of both. Raise :class:`UserError` when the table does not say when its facts were looked up and ``origin``
    does not either.
    """
    if not origin.as_of and mapped.column("as_of") is None:
        what = "The table does not say when these facts were looked up."
        raise UserError(
            Problem(
                what,
                "Say it: --as-of 2026-10, or the year alone; or name a column: --map Column=as_of.",
                table.name,
            )
        )
    reading = _Reading(table, mapped, programs, origin, today)
    for row, number in zip(table.rows, table.numbers, strict=True):
        reading.read(row, number)
    reports, contradicting = _without_contradictions(reading.reports)
    return ReadFacts(
        reports,
        (*reading.problems, *contradicting),
        len({report.program for report in reports}),
        reading.unmatched,
        reading.unchanged,
    )


class _Reading:
    """One import: columns by what they say, and what has been read so far."""

    def __init__(self, table: Table, mapped: Mapped, programs: Programs, origin: Origin, today: date) -> None:
        self._name, self._unit, self._programs = table.name, table.unit, programs
        self._origin, self._today = origin, today
        column = {target: name for name, target in mapped.targets.items()}
        self._about = {target: column[target] for target in _ABOUT if target in column}
        self._column = column
        self._facts = [(name, target) for name, target in mapped.targets.items() if target in FIELDS]
        self._choices: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for name, target in mapped.targets.items():
            key, _, choice = target.partition(":")
            if choice:
                self._choices[key].append((choice, name))
        self.reports: list[tuple[Report, str]] = []
        self.problems: list[Problem] = []
        self.unmatched = self.unchanged = 0

    def read(self, row: Mapping[str, Cell], number: int) -> None:
        """Read one row."""
        where = f"{self._name}, {self._unit} {number}"
        said = {target: plain_cell(row.get(name, "")) for target, name in self._about.items()}
        cells = {name: text for name, _ in self._facts if (text := plain_cell(row.get(name, "")))}
        flags = {
            key: [(choice, name, plain_cell(row.get(name, ""))) for choice, name in columns]
            for key, columns in self._choices.items()
        }
        if not any(not says_nothing(text) for text in cells.values()) and not any(
            not says_nothing(text) for columns in flags.values() for _, _, text in columns
        ):
            return
        found = self._programs.find(**said)
        if isinstance(found, Unmatched):
            self.unmatched += 1
            self.problems.append(Problem(found.why, found.way_out(), where))
            return
        try:
            part = self._from(row)
            before = said_before(plain_cell(row.get(self._column.get(KNOWN_BEFORE, ""), "")))
        except UserError as error:
            self.problems += [replace(one, where=self._placed(where, one.where)) for one in error.problems]
            return
        values = (*self._values(cells, where), *self._chosen(flags, where))
        for key, value in values:
            if key in before and before[key] == value:
                self.unchanged += 1
                continue
            made = replace(part, id=f"row-{number}-{key}", program=found.acgme_id, field=key, value=value)
            self.reports.append((made, where))

    def _placed(self, where: str, target: str) -> str:
        column = self._column.get({"verified": CHECKED_BY}.get(target, target))
        return f'{where}, column "{column}"' if column else where

    def _from(self, row: Mapping[str, Cell]) -> Report:
        """Return a report without field and value: who says it, where, as of when."""
        source, as_of, link, by = (
            "" if says_nothing(text) else text
            for text in (
                plain_cell(row.get(self._column.get(target, ""), ""))
                for target in ("source", "as_of", "link", CHECKED_BY)
            )
        )
        verified = self._origin.verified
        if CHECKED_BY in self._column and by.casefold() not in _YOURSELF:
            verified = "other"
        if not (as_of or self._origin.as_of):
            what = "The row does not say when its facts were looked up."
            raise UserError(Problem(what, "Fill it in, or say --as-of for all such rows.", "as_of"))
        return _part(source or self._origin.source, as_of or self._origin.as_of, link, verified, self._today)

    def _values(self, cells: Mapping[str, str], where: str) -> Iterator[tuple[str, Value]]:
        for name, key in self._facts:
            text = cells.get(name, "")
            if says_nothing(text):
                continue
            at = f'{where}, column "{name}"'
            if is_error(text):
                what = f"The cell shows {text}: a formula of the spreadsheet failed."
                self.problems.append(Problem(what, "Write the value.", at))
                continue
            # A bare 1 could be all or one in a hundred; under "IMG %" it cannot.
            hundredths = text == "1" and FIELDS[key].kind == "share" and _PER_CENT.search(name)
            value = _value(key, "1%" if hundredths else text)
            if not isinstance(value, Problem):
                yield key, value
                continue
            formula = text.startswith("=")
            way_out = "Formulas are not computed: paste the value." if formula else value.way_out
            self.problems.append(Problem(value.what, way_out, at))

    def _chosen(
        self, flags: Mapping[str, Sequence[tuple[str, str, str]]], where: str
    ) -> Iterator[tuple[str, Value]]:
        """Yield a fact that is put together from columns of its choices, where each of them is answered."""
        for key, columns in flags.items():
            answers: dict[str, bool] = {}
            for choice, name, text in columns:
                if says_nothing(text):
                    continue
                value = _value(_YES_NO.key, text)
                if isinstance(value, bool):
                    answers[choice] = value
                else:
                    at = f'{where}, column "{name}"'
                    what = f'"{text[:80]}" does not say whether {choice} is among the {FIELDS[key].label}.'
                    self.problems.append(Problem(what, "Write yes or no.", at))
            if len(answers) == len(columns) > 1:
                yield key, tuple(one for one in FIELDS[key].choices if answers.get(one))
            elif answers:
                missing = [choice for choice, _, _ in columns if choice not in answers]
                what = f"It is said of {', '.join(answers)} only whether it is among the {FIELDS[key].label}."
                rest = (
                    f"Say it of {', '.join(missing)} too" if missing else f"Name them in one column for {key}"
                )
                self.problems.append(
                    Problem(what, f"{rest}: a visa that is not named counts as not sponsored.", where)
                )


@lru_cache(maxsize=_CACHED)
def _value(key: str, text: str) -> Value | Problem:
    """Return the canonical value of a cell, or the problem with it; columns say the same thing again and again."""
    try:
        return canonical_value(FIELDS[key], text)
    except UserError as error:
        return error.problems[0]


@lru_cache(maxsize=_CACHED)
def _part(source: str, as_of: str, link: str, verified: Verified, today: date) -> Report:
    body: dict[str, Any] = {
        "program": "0000000000",
        "field": "note",
        "value": "x",
        "source": source,
        "link": link,
        "as_of": as_of,
        "entered_on": today.isoformat(),
        "verified": verified,
    }
    return report_of("part", body)


def _without_contradictions(
    read: Iterable[tuple[Report, str]],
) -> tuple[tuple[Report, ...], list[Problem]]:
    """Return the reports without those of one source and day that contradict each other, which are problems."""
    grouped: dict[tuple[str, str, str, str], list[tuple[Report, str]]] = defaultdict(list)
    for report, where in read:
        grouped[report.program, report.field, report.origin, report.as_of].append((report, where))
    kept: list[Report] = []
    problems: list[Problem] = []
    for said in grouped.values():
        first, place = said[0]
        if all(report.value == first.value for report, _ in said):
            kept.append(first)
            continue
        label = first.about.label
        values = " and ".join(
            dict.fromkeys(
                f"{value_words(one.about, one.value)} ({where.rpartition(', ')[2]})" for one, where in said
            )
        )
        what = f"Two rows contradict each other about {first.program}, {label}: {values}."
        problems.append(Problem(what, "Keep the right one.", place))
    return tuple(kept), problems
