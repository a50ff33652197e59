"""A CSV as rows by column, whatever its separator, with the line of each row."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass

from smartpick.errors import Problem, UserError
from smartpick.experience.log_import.text_decoding import decoded

__all__ = ["CsvTable", "csv_table"]

MOST_BYTES = 50_000_000
MOST_ROWS = 100_000
MOST_PROBLEMS = 100
_SEPARATORS = ",;\t|"


@dataclass(frozen=True, slots=True)
class CsvTable:
    """Columns and rows; ``lines`` are the lines on which the rows end, ``notes`` what the reader should know."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]
    lines: tuple[int, ...]
    encoding: str
    separator: str
    notes: tuple[str, ...]


def csv_table(raw: bytes, name: str) -> CsvTable:
    """Return the rows of a CSV file.

    Raise :class:`UserError` with every problem of its form: no header, a column twice, rows longer than the header.
    """
    if len(raw) > MOST_BYTES:
        raise UserError(Problem("The file is larger than 50 MB.", "Split it and import the parts.", name))
    found = decoded(raw, name)
    if not found.text.strip():
        raise UserError(Problem("The file is empty.", "", name))
    separator = _separator(found.text)
    reader = csv.reader(io.StringIO(found.text, newline=""), delimiter=separator)
    try:
        lines = [(reader.line_num, cells) for cells in reader]
    except csv.Error as error:
        place = f"{name}, line {reader.line_num}"
        raise UserError(
            Problem(f"This is not a CSV: {error}.", "Look for a quote that is not closed.", place)
        ) from None
    filled = [(line, cells) for line, cells in lines if any(cell.strip() for cell in cells)]
    columns = tuple(" ".join(cell.split()) for cell in filled[0][1])
    problems = [*_of_header(columns, name), *_of_rows(len(columns), filled[1:], name)]
    if len(filled) > MOST_ROWS + 1:
        problems.append(Problem(f"There are more than {MOST_ROWS:,} rows.", "Split the file.", name))
    if problems:
        raise UserError(problems[:MOST_PROBLEMS])
    rows = tuple(
        dict(zip(columns, (cell.strip() for cell in cells), strict=False)) for _, cells in filled[1:]
    )
    notes = (found.note,) if found.note else ()
    return CsvTable(
        name, columns, rows, tuple(line for line, _ in filled[1:]), found.encoding, separator, notes
    )


def _separator(text: str) -> str:
    """Return the separator that splits the header most, the comma when none does."""
    header = next(line for line in text.splitlines() if line.strip())
    return max(
        _SEPARATORS,
        key=lambda sign: (len(next(csv.reader([header], delimiter=sign))), -_SEPARATORS.index(sign)),
    )


def _of_header(columns: tuple[str, ...], name: str) -> list[Problem]:
    where = f"{name}, line 1"
    problems = [
        Problem(f"Column {place} has no name.", "Give every column a name.", where)
        for place, column in enumerate(columns, 1)
        if not column
    ]
    twice = {column for column in columns if column and columns.count(column) > 1}
    return problems + [
        Problem(f'Two columns are called "{column[:40]}".', "Rename one.", where) for column in sorted(twice)
    ]


def _of_rows(width: int, rows: list[tuple[int, list[str]]], name: str) -> list[Problem]:
    return [
        Problem(
            f"The row has {len(cells)} values for {width} columns.",
            "Put values that hold the separator in quotes.",
            f"{name}, line {line}",
        )
        for line, cells in rows
        if len(cells) > width and any(cell.strip() for cell in cells[width:])
    ]
