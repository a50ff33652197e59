"""A sheet of a spreadsheet (XLSX) as rows by column, cells as people see them."""

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from smartpick.errors import Problem, UserError
from smartpick.tables.table import MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Cell, Table, column_letter, header_of

__all__ = ["workbook_table"]

_SHOWN = 5
#: What the reader of spreadsheets raises for a file that is damaged or not what it says (``SyntaxError``: bad XML).
_BROKEN = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_MOST_MERGED = 10_000
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class _Merged:
    """A block of cells that show one value: places of columns from 0, rows from 1, all included."""

    left: int
    top: int
    right: int
    bottom: int

    def words(self) -> str:
        return f"{column_letter(self.left)}{self.top}:{column_letter(self.right)}{self.bottom}"


def workbook_table(raw: bytes, name: str, sheet: str | None = None, *, computed: bool = False) -> Table:
    """Return the rows of a sheet (default: the first); ``computed`` takes the last value of a formula, else its text.

    A value merged over several rows is that of each; a row with one merged over several columns is a problem. Raise
    :class:`UserError` when the file is no spreadsheet, too large, or the sheet is missing or empty.
    """
    _must_be_small(raw, name)
    with warnings.catch_warnings():
        # What the reader does not support (lists to choose from, styles) is nothing that a table is about.
        warnings.simplefilter("ignore")
        return _read(raw, name, sheet, computed)


def _read(raw: bytes, name: str, sheet: str | None, computed: bool) -> Table:
    import openpyxl  # type: ignore[import-untyped]  # noqa: PLC0415

    try:
        book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=computed)
    except _BROKEN as fault:
        what = "This spreadsheet cannot be read."
        raise UserError(Problem(what, "Save it again as XLSX, or as CSV.", name)) from fault
    try:
        by_title = {one.title: one for one in book.worksheets}
        if not by_title or (sheet is not None and sheet not in by_title):
            names = ", ".join(list(by_title)[:20]) or "none with cells"
            raise UserError(
                Problem(f"There is no sheet called {(sheet or '')[:60]!r}.", f"There are: {names}.", name)
            )
        chosen = by_title[sheet] if sheet is not None else book.worksheets[0]
        merged = _merged(raw, chosen)
        return _table(name, _filled(chosen.iter_rows(max_col=MOST_COLUMNS)), merged)
    except _BROKEN as fault:
        what = "A sheet of this spreadsheet is damaged."
        raise UserError(Problem(what, "Save it again as XLSX, or as CSV.", name)) from fault
    finally:
        book.close()


def _must_be_small(raw: bytes, name: str) -> None:
    """Refuse a file that is large, or that grows large when it is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile:
        raise UserError(Problem("This spreadsheet is damaged.", "Save it again.", name)) from None
    if len(raw) > MOST_BYTES or unpacked > 4 * MOST_BYTES:
        raise UserError(Problem("The file is larger than 50 MB.", "Split it and import the parts.", name))


def _merged(raw: bytes, sheet: Any) -> tuple[_Merged, ...]:
    """Return the merged blocks of a sheet, which a reader of single cells does not see."""
    found: list[_Merged] = []
    with zipfile.ZipFile(io.BytesIO(raw)) as archive, archive.open(sheet._worksheet_path) as part:  # noqa: SLF001
        kept = b""
        while piece := part.read(_PIECE):
            kept += piece
            for match in _MERGED.finditer(kept):
                left, right = (_place(match[group].decode()) for group in (1, 3))
                found.append(_Merged(left, int(match[2]), right, int(match[4])))
            kept = kept[kept.rfind(b"<") :]
            if len(found) > _MOST_MERGED:
                break
    return tuple(found[:_MOST_MERGED])


def _place(letters: str) -> int:
    place = 0
    for letter in letters:
        place = 26 * place + ord(letter) - ord("A") + 1
    return place - 1


def _filled(rows: Iterable[Sequence[Any]]) -> Iterator[tuple[int, list[Cell | None]]]:
    """Yield the rows that are not empty with their numbers."""
    for number, cells in enumerate(rows, start=1):
        values = [_cell(cell) for cell in cells]
        if any(value is not None for value in values):
            yield number, values


def _cell(cell: Any) -> Cell | None:
    """Return a cell as people see it: whole numbers without a point, per cent as such, a date as a day."""
    value = cell.value
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, float | int) and not isinstance(value, bool):
        if "%" in (cell.number_format or ""):
            return f"{round(100 * value, 6):g}%"
        return str(int(value)) if float(value).is_integer() else str(value)
    text = str(value)
    return text if text.strip() else None


def _table(name: str, rows: Iterator[tuple[int, list[Cell | None]]], merged: Sequence[_Merged]) -> Table:
    filled: list[tuple[int, list[Cell | None]]] = []
    titles: list[int] = []
    for number, values in rows:
        if len(filled) == 1 and _width(filled[0][1]) == 1 and _width(values) > 1:
            titles.append(filled.pop()[0])
        filled.append((number, values))
        if len(filled) > MOST_ROWS + 1:
            raise UserError(Problem(f"There are more than {MOST_ROWS:,} rows.", "Split the file.", name))
    if not filled:
        raise UserError(Problem("The sheet is empty.", "Name another with --sheet.", name))
    (top, first), rest = filled[0], filled[1:]
    notes = [f"{name}, row {number}, was taken for a title." for number in titles]
    below = [block for block in merged if block.bottom > top]
    notes += _filled_down(rest, [block for block in below if block.left == block.right])
    across = {number: block for block in below if block.left < block.right
              for number in range(max(block.top, top + 1), block.bottom + 1)}  # fmt: skip
    header = header_of(
        first,
        lambda place: any(place < len(row) and row[place] is not None for _, row in rest),
        f"{name}, row {top}",
    )
    problems = list(header.problems)
    good: list[tuple[int, Mapping[str, Cell]]] = []
    for number, values in rest:
        if number in across:
            what = f"{across[number].words()} are merged: it cannot be told which column the value is for."
            problems.append(Problem(what, "Unmerge the cells.", f"{name}, row {number}"))
            continue
        named = zip(header.names, values, strict=False)
        good.append((number, {column: cell for column, cell in named if column and cell is not None}))
    return Table(
        name,
        tuple(filter(None, header.names)),
        [row for _, row in good],
        [number for number, _ in good],
        (*notes, *header.notes),
        tuple(problems),
    )


def _width(values: Sequence[Cell | None]) -> int:
    return sum(value is not None for value in values)


def _filled_down(rows: Sequence[tuple[int, list[Cell | None]]], blocks: Sequence[_Merged]) -> list[str]:
    """Put the value of a block of merged cells into each of its rows; return that in words."""
    by_number = dict(rows)
    done = []
    for block in blocks:
        value = by_number.get(block.top, [])[block.left : block.left + 1]
        if not value or value[0] is None:
            continue
        for number in range(block.top + 1, min(block.bottom, block.top + MOST_ROWS) + 1):
            if number in by_number:
                by_number[number][block.left] = value[0]
        done.append(block.words())
    if not done:
        return []
    shown = ", ".join(done[:_SHOWN]) + (f" and {len(done) - _SHOWN} more" if len(done) > _SHOWN else "")
    return [f"Merged cells ({shown}): their value was taken for each of the rows."]
