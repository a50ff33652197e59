"""A plan as a CSV table: one application a row, in the order of choice; safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import unicodedata
from typing import TYPE_CHECKING

from smartpick.render.wording import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartpick.advice.result import Plan, PlanRow

__all__ = ["COLUMNS", "plan_cells", "plan_csv"]

COLUMNS = (
    "rank",
    "tier",
    "acgme_id",
    "specialty",
    "program",
    "city",
    "state",
    "kind",
    "signal",
    "interview",
    "interview_low",
    "interview_high",
    "match",
    "match_low",
    "match_high",
    "marginal_value",
    "cost_dollars",
    "pinned",
    "past_stop",
    "wasted",
    "why_wasted",
    "reasons",
    "screens",
    "unknown",
    "facts_as_of",
    "known_facts",
)

# What spreadsheets take for the start of a formula, full-width forms included.
_FORMULA_STARTS = frozenset("=+-@|%＝＋－＠")

Cell = str | int | float | None


def plan_csv(plan: Plan) -> str:
    """Return the plan's rows as CSV text (RFC 4180, header first); docs/formats.md explains the columns."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for cells in plan_cells(plan):
        writer.writerow([_guarded(cell) for cell in cells])
    return text.getvalue()


def plan_cells(plan: Plan) -> Iterator[tuple[Cell, ...]]:
    """Yield the cells of each row in the order of choice, as they are: whoever writes them guards against formulas."""
    return (_cells(row) for row in sorted(plan.rows, key=lambda row: row.rank))


def _cells(row: PlanRow) -> tuple[Cell, ...]:
    program = row.program
    return (
        row.rank,
        row.tier,
        program.acgme_id,
        program.specialty,
        program.name,
        program.city,
        program.state,
        program.kind,
        row.signal,
        *(tidy(value, 5) for value in (row.interview.value, row.interview.low, row.interview.high)),
        *(tidy(value, 5) for value in (row.match.value, row.match.low, row.match.high)),
        tidy(row.marginal_value, 6),
        tidy(row.cost, 2),
        "yes" if row.pinned else "no",
        "yes" if row.past_stop else "no",
        "yes" if row.wasted else "no",
        row.why_wasted,
        "; ".join(f"{reason.label} {reason.effect:+.1f}" for reason in row.reasons),
        "; ".join(f"{screen.rule}: {screen.verdict}" for screen in row.screens),
        "; ".join(row.unknown),
        program.as_of,
        "; ".join(fact.words for fact in row.facts),
    )


def _guarded(cell: Cell) -> str | int | float:
    """Return a cell that no spreadsheet runs: text that could start a formula gets an apostrophe."""
    if cell is None:
        return ""
    if not isinstance(cell, str):
        return cell
    printable = "".join(" " if unicodedata.category(mark).startswith("C") else mark for mark in cell).strip()
    return f"'{printable}" if printable[:1] in _FORMULA_STARTS and printable else printable
