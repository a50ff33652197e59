"""Rows by column, with the number of each row and what is wrong with the form of the table."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from smartpick.errors import Problem, UserError

__all__ = ["MOST_BYTES", "MOST_COLUMNS", "MOST_ROWS", "Cell", "Header", "Table", "column_letter", "header_of"]

MOST_BYTES = 50_000_000
MOST_ROWS = 100_000
MOST_COLUMNS = 200
_MOST_PROBLEMS = 100

#: A text as people see it, or the day in a date cell of a spreadsheet.
Cell = str | date


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and whole rows; a row with a problem of its form is not among them.

    ``numbers`` are lines of the file (on which rows end) or rows of the sheet, as ``unit`` says; empty cells are left
    out of a row or "".
    ``notes`` are what to look at twice, ``problems`` what keeps rows or columns from being used, each with its place.
    """

    name: str
    columns: tuple[str, ...]
    rows: Sequence[Mapping[str, Cell]]
    numbers: Sequence[int]
    notes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    unit: Literal["row", "line"] = "row"

    def whole(self) -> "Table":
        """Return the table itself; raise :class:`UserError` with its problems when it has any."""
        if self.problems:
            raise UserError(self.problems[:_MOST_PROBLEMS])
        return self


@dataclass(frozen=True, slots=True)
class Header:
    """Names of columns by place, each one once, and what was odd about them."""

    names: tuple[str, ...]
    notes: tuple[str, ...]
    problems: tuple[Problem, ...]


def column_letter(place: int) -> str:
    """Return what a spreadsheet calls the column at a place, counted from 0: A, B, ... Z, AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def header_of(cells: Sequence[Any], used: Callable[[int], bool], where: str) -> Header:
    """Return names for all columns of a header.

    A name that stands twice gets its column's letter, and so does a column without a name that is ``used`` by a row.
    """
    plain = ["" if cell is None else " ".join(str(cell).split()) for cell in cells]
    counts = Counter(filter(None, plain))
    names, notes, problems = [], [], []
    for place, name in enumerate(plain):
        letter = column_letter(place)
        if name and counts[name] > 1:
            names.append(f"{name} (column {letter})")
        elif name or not used(place):
            names.append(name)
        else:
            names.append(f"(column {letter})")
            notes.append(f"Column {letter} has values and no name; it is called {names[-1]} here.")
    problems = [
        Problem(
            f'{count} columns are called "{name[:40]}".',
            f"Rename all but one, or say which is meant: "
            f"{' or '.join(one for one in names if one.startswith(f'{name} (column '))}.",
            where,
        )
        for name, count in counts.items()
        if count > 1
    ]
    return Header(tuple(names), tuple(notes), tuple(problems))
