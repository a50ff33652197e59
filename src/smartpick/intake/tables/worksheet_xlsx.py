"""A worksheet as a spreadsheet: texts that nothing runs, choices to pick from, a sheet that explains the columns."""

import io
from typing import Any

from smartpick.intake.tables.worksheet import Column, Worksheet

__all__ = ["worksheet_xlsx"]

_WIDTHS = {"ACGME id": 13, "Program": 42, "Specialty": 20, "City": 16, "State": 7, "To look up": 34}
_WIDE, _NARROW = 24, 16
_LONGEST_LIST = 255  # characters that a spreadsheet takes for a list of choices
_LAST_SPARE = 200  # rows below the last one that choices are offered in, too
_EXPLAINED = "What each column means"
_TEXT = "@"


def worksheet_xlsx(sheet: Worksheet) -> bytes:
    """Return the bytes of an XLSX file: the worksheet first, then the explanation of its columns."""
    import openpyxl  # type: ignore[import-untyped]  # noqa: PLC0415

    book = openpyxl.Workbook()
    first = book.active
    first.title = "Programs"
    _fill(first, [tuple(column.header for column in sheet.columns), *sheet.rows])
    for place, column in enumerate(sheet.columns, start=1):
        letter = openpyxl.utils.get_column_letter(place)
        first.column_dimensions[letter].width = _WIDTHS.get(column.header, _WIDE if column.field else _NARROW)
        if column.choices:
            _offer(first, letter, column, len(sheet.rows) + 1 + _LAST_SPARE)
    first.column_dimensions[openpyxl.utils.get_column_letter(len(sheet.columns))].hidden = True
    first.freeze_panes = "C2"
    second = book.create_sheet(_EXPLAINED)
    _fill(second, [_EXPLANATION, *map(_explained, sheet.columns)])
    for letter, width in zip("ABCDEF", (34, 50, 60, 40, 36, 10), strict=True):
        second.column_dimensions[letter].width = width
    second.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


_EXPLANATION = (
    "Column",
    "What it says",
    "How to write it",
    "Choices",
    "Page that usually says it",
    "Minutes",
)


def _explained(column: Column) -> tuple[str, ...]:
    minutes = str(column.minutes) if column.minutes else ""
    choices = "; ".join(column.choices)
    return column.header, column.words, column.how, choices, column.page, minutes


def _fill(sheet: Any, rows: list[tuple[str, ...]]) -> None:
    """Write texts as texts: a value that begins like a formula stays what it is, also when somebody edits the cell."""
    from openpyxl.styles import Alignment, Font  # type: ignore[import-untyped]  # noqa: PLC0415

    for number, row in enumerate(rows, start=1):
        for place, text in enumerate(row, start=1):
            cell = sheet.cell(number, place)
            # Empty cells, too: what is typed there stays as it is typed, and "3/4" does not become a date.
            cell.number_format = _TEXT
            if text:
                cell.value = text
                cell.data_type = "s"
                cell.quotePrefix = True
            if number == 1:
                cell.font = Font(bold=True)
                cell.alignment = Alignment(wrap_text=True, vertical="top")


def _offer(sheet: Any, letter: str, column: Column, last: int) -> None:
    """Offer the choices of a column in its cells; something else may be written, too."""
    from openpyxl.worksheet.datavalidation import DataValidation  # type: ignore[import-untyped]  # noqa: PLC0415

    listed = ",".join(column.choices)
    if len(listed) > _LONGEST_LIST:
        return
    choice = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True, showErrorMessage=False)
    choice.promptTitle, choice.prompt, choice.showInputMessage = column.header[:32], column.how[:255], True
    sheet.add_data_validation(choice)
    choice.add(f"{letter}2:{letter}{last}")
