"""A log kept elsewhere, read from a CSV or a spreadsheet: columns, rows, and the number of each row."""

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from smartpick.errors import Problem, UserError

__all__ = ["TableFile", "read_table"]

MOST_BYTES = 50_000_000
MOST_ROWS = 100_000
MOST_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class TableFile:
    """Columns and rows; ``numbers`` are lines of the file or rows of the sheet; ``notes`` what to look at twice."""

    name: str
    columns: tuple[str, ...]
    rows: Sequence[Mapping[str, Any]]
    numbers: Sequence[int]
    notes: tuple[str, ...]


def read_table(path: Path, sheet: str | None = None) -> TableFile:
    """Return the table in a file, CSV or XLSX by its contents; raise ``UserError`` when it is neither."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise UserError(Problem("There is no such file.", "Check the name.", str(path))) from None
    except OSError as fault:
        what = f"The file cannot be read: {fault.strerror or fault}."
        raise UserError(Problem(what, "Check its name and permissions.", str(path))) from fault
    if raw[:4] == b"PK\x03\x04":
        return _sheet(path, len(raw), sheet)
    if sheet is not None:
        raise UserError(Problem("A CSV has no sheets.", "Leave --sheet out.", str(path)))
    from smartpick.experience.log_import import csv_table  # noqa: PLC0415

    found = csv_table(raw, path.name)
    return TableFile(found.name, found.columns, found.rows, found.lines, found.notes)


def _sheet(path: Path, size: int, sheet: str | None) -> TableFile:
    import openpyxl  # type: ignore[import-untyped]  # noqa: PLC0415

    _must_be_small(path, size)
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (ValueError, KeyError, OSError, zipfile.BadZipFile) as fault:
        what = "This spreadsheet cannot be read."
        raise UserError(Problem(what, "Save it again as XLSX, or as CSV.", str(path))) from fault
    try:
        if sheet is not None and sheet not in book.sheetnames:
            names = ", ".join(book.sheetnames[:20])
            raise UserError(
                Problem(f"There is no sheet called {sheet[:60]!r}.", f"There are: {names}.", str(path))
            )
        chosen = book[sheet] if sheet is not None else book.worksheets[0]
        return _rows(path.name, chosen.iter_rows(max_col=MOST_COLUMNS, values_only=True))
    finally:
        book.close()


def _must_be_small(path: Path, size: int) -> None:
    """Refuse a file that is large, or that grows large when it is unpacked."""
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile:
        raise UserError(Problem("This spreadsheet is damaged.", "Save it again.", str(path))) from None
    if size > MOST_BYTES or unpacked > 4 * MOST_BYTES:
        raise UserError(
            Problem("The file is larger than 50 MB.", "Split it and import the parts.", str(path))
        )


def _rows(name: str, found: Any) -> TableFile:
    columns: tuple[str, ...] = ()
    rows: list[dict[str, Any]] = []
    numbers: list[int] = []
    for number, cells in enumerate(found, start=1):
        if all(cell is None or str(cell).strip() == "" for cell in cells):
            continue
        if not columns:
            columns = _header(name, cells)
            continue
        if len(rows) == MOST_ROWS:
            raise UserError(Problem(f"There are more than {MOST_ROWS:,} rows.", "Split the file.", name))
        rows.append({c: _cell(v) for c, v in zip(columns, cells, strict=False) if c and v is not None})
        numbers.append(number)
    if not columns:
        raise UserError(Problem("The sheet is empty.", "Name another with --sheet.", name))
    return TableFile(name, tuple(column for column in columns if column), rows, numbers, ())


def _header(name: str, cells: Sequence[Any]) -> tuple[str, ...]:
    columns = tuple("" if cell is None else " ".join(str(cell).split()) for cell in cells)
    twice = {column for column in columns if column and columns.count(column) > 1}
    if twice:
        raise UserError(
            Problem(f"The column {column} stands twice.", "Name one of them otherwise.", name)
            for column in sorted(twice)
        )
    return columns


def _cell(value: Any) -> Any:
    """Return a cell as people typed it: whole numbers without a point, a date as a date."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value if isinstance(value, date) else str(value)
