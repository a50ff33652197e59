"""A CSV as rows by column, whatever its separator, with the line of each row."""

import csv
import io
from collections.abc import Sequence
from itertools import islice

from smartpick.errors import Problem, UserError
from smartpick.tables.table import MOST_BYTES, MOST_ROWS, Table, header_of
from smartpick.tables.text_decoding import decoded

__all__ = ["csv_table"]

_SEPARATORS = ",;\t|"
_NAMES = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_SAMPLE = 50  # rows by which the separator is told

_Row = tuple[int, list[str]]


def csv_table(raw: bytes, name: str) -> Table:
    """Return the rows of a CSV file; those longer than the header, or separated otherwise, are problems.

    Raise :class:`UserError` when it is empty, too large, or no CSV at all.
    """
    if len(raw) > MOST_BYTES:
        raise UserError(Problem("The file is larger than 50 MB.", "Split it and import the parts.", name))
    found = decoded(raw, name)
    text, stated = _without_separator_line(found.text)
    if not text.strip():
        raise UserError(Problem("The file is empty.", "", name))
    separator = stated or _separator(text)
    filled, problems = _rows(text, separator, 1 if stated else 0, name)
    titles = _titles([cells for _, cells in filled[:_SAMPLE]])
    notes = [found.note] if found.note else []
    notes += [f"{name}, line {line}, was taken for a title." for line, _ in filled[:titles]]
    (line, cells), rest = filled[titles], filled[titles + 1 :]
    if len(rest) > MOST_ROWS:
        raise UserError(Problem(f"There are more than {MOST_ROWS:,} rows.", "Split the file.", name))
    header = header_of(
        cells,
        lambda place: any(place < len(row) and row[place].strip() for _, row in rest),
        f"{name}, line {line}",
    )
    bad = [(line, _fault(len(header.names), cells, separator)) for line, cells in rest]
    problems = [
        *header.problems,
        *(Problem(*fault, f"{name}, line {line}") for line, fault in bad if fault),
        *problems,
    ]
    good = [row for row, (_, fault) in zip(rest, bad, strict=True) if not fault]
    rows = [
        {column: cell.strip() for column, cell in zip(header.names, cells, strict=False) if column}
        for _, cells in good
    ]
    columns = tuple(filter(None, header.names))
    return Table(
        name, columns, rows, [line for line, _ in good], (*notes, *header.notes), tuple(problems), "line"
    )


def _without_separator_line(text: str) -> tuple[str, str]:
    """Return the text and the separator that its first line states ("sep=;", as spreadsheets write), "" if none."""
    first, _, rest = text.partition("\n")
    said = first.strip().casefold()
    if said.startswith("sep=") and first.strip()[4:] in _SEPARATORS and len(first.strip()) == len("sep=;"):
        return rest, first.strip()[4:]
    return text, ""


def _separator(text: str) -> str:
    """Return the separator by which most of the first rows are as wide as the first one that is split at all."""

    def fit(sign: str) -> tuple[int, int, int]:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
        try:
            widths = [len(cells) for cells in islice(reader, _SAMPLE) if any(map(str.strip, cells))]
        except csv.Error:
            return 0, 0, 0
        wide = next((width for width in widths if width > 1), 1)
        return (widths.count(wide) if wide > 1 else 0), wide, -_SEPARATORS.index(sign)

    return max(_SEPARATORS, key=fit)


def _rows(text: str, separator: str, skipped: int, name: str) -> tuple[list[_Row], list[Problem]]:
    """Return the rows that are not empty with the lines on which they end, and a row that never ends as a problem."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows: list[_Row] = []
    began = before = 0
    try:
        for cells in reader:
            began, before = before, reader.line_num
            if any(cell.strip() for cell in cells):
                rows.append((before + skipped, cells))
    except csv.Error as error:
        place = f"{name}, line {before + skipped + 1}"
        what = f"This is not a CSV: {error}."
        raise UserError(Problem(what, "Look for a quote that is not closed.", place)) from None
    if not rows:
        raise UserError(Problem("The file is empty.", "", name))
    if before - began > 1 and _never_ends(text.splitlines(keepends=True)[began:], separator):
        what = "A quote is opened here and never closed: everything after it would be one value."
        problem = Problem(what, "Close it, or take it away.", f"{name}, line {began + skipped + 1}")
        if len(rows) == 1:
            raise UserError(problem)
        return rows[:-1], [problem]
    return rows, []


def _never_ends(lines: Sequence[str], separator: str) -> bool:
    """Tell whether the file ends inside of quotes."""
    try:
        list(csv.reader(lines, delimiter=separator, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


def _titles(rows: Sequence[Sequence[str]]) -> int:
    """Return how many rows stand above the header: those with one value where the next rows have several."""
    widths = [sum(bool(cell.strip()) for cell in cells) for cells in rows]
    return next((place for place, width in enumerate(widths) if width > 1), 0)


def _fault(width: int, cells: Sequence[str], separator: str) -> tuple[str, str] | None:
    """Return what is wrong with the form of a row, and the way out."""
    if len(cells) > width and any(cell.strip() for cell in cells[width:]):
        what = f"The row has {len(cells)} values for {width} columns."
        return what, "Put values that hold the separator in quotes."
    if len(cells) == 1 and width > 1:
        others = [sign for sign in _SEPARATORS if sign != separator and cells[0].count(sign) >= width - 1]
        if others:
            what = f"The row is separated by {_NAMES[others[0]]}, the header by {_NAMES[separator]}."
            return what, "Use one separator in the whole file."
    return None
