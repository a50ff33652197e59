"""A plan as a workbook: the list as a table, and where its numbers come from; nothing in it is ever a formula."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.cell import WriteOnlyCell  # type: ignore[import-untyped]
from openpyxl.styles import Alignment, Font  # type: ignore[import-untyped]

from smartpick.render.plan_csv import COLUMNS, plan_cells

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smartpick.advice.result import Plan

__all__ = ["plan_xlsx"]

Cell = str | int | float | None
_CHANCES = {"interview", "interview_low", "interview_high", "match", "match_low", "match_high"}
_WIDE = {
    "program": 46,
    "specialty": 22,
    "reasons": 70,
    "screens": 60,
    "unknown": 60,
    "facts": 50,
    "why_wasted": 40,
}
_NARROW = 13


def plan_xlsx(plan: Plan) -> bytes:
    """Return the plan as an XLSX file: sheets "List" (the columns of the CSV table) and "About"."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("List")
    sheet.freeze_panes = "A2"
    for number, name in enumerate(COLUMNS):
        sheet.column_dimensions[_letter(number)].width = _WIDE.get(name, _NARROW)
    sheet.append([_cell(sheet, name, bold=True) for name in COLUMNS])
    for cells in plan_cells(plan):
        sheet.append(
            [
                _cell(sheet, value, percent=name in _CHANCES)
                for name, value in zip(COLUMNS, cells, strict=True)
            ]
        )
    about = book.create_sheet("About")
    about.column_dimensions["A"].width, about.column_dimensions["B"].width = 30, 110
    for label, value in _about(plan):
        about.append([_cell(about, label, bold=True), _cell(about, value)])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _about(plan: Plan) -> Iterable[tuple[str, Cell]]:
    totals, made = plan.totals, plan.provenance
    yield from (
        ("List for", plan.label),
        ("Season", plan.season),
        ("Applications", totals.applications),
        ("Dollars", totals.dollars),
        ("Chance of matching", round(totals.p_match.value, 4)),
        ("Its 90 % interval", f"{totals.p_match.low:.4f} to {totals.p_match.high:.4f}"),
        ("Made for", plan.goal.words),
        ("Made on", made.made_on),
        ("Seed, directory, card, engine", f"{made.seed}, {made.directory}, {made.card}, {made.engine}"),
    )
    yield from (("Before you rely on this", words) for words in plan.warnings)
    yield from plan.sources


def _cell(sheet: Any, value: Cell, *, bold: bool = False, percent: bool = False) -> WriteOnlyCell:
    """Return a cell; text is kept as text, whatever it begins with."""
    made = WriteOnlyCell(sheet)
    if isinstance(value, str):
        made.value = "".join(char if char.isprintable() else " " for char in value)[:32_000]
        made.data_type = "s"
        made.quotePrefix = True
        made.alignment = Alignment(vertical="top", wrap_text=True)
    else:
        made.value = value
        made.alignment = Alignment(vertical="top")
    if bold:
        made.font = Font(bold=True)
    if percent:
        made.number_format = "0.0%"
    return made


def _letter(number: int) -> str:
    """Return the letters of a column, counted from 0."""
    text = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
