"""A worksheet to fill in by hand or with friends: one program a row, what is known in it, the rest left empty."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from smartpick.facts import Belief, FactField, Value
from smartpick.intake.tables.cell_text import cell_of, guarded
from smartpick.intake.tables.known_before import known_before
from smartpick.programs import Program

__all__ = ["FILLED_IN", "Column", "Worksheet", "worksheet", "worksheet_csv"]

#: Weight of a belief from which the worksheet shows its value; below, somebody should look again.
FILLED_IN = 0.8
_MOST_CHOICES = 3  # choices of which every combination is offered; of more, each alone
_YES_NO = ("yes", "no")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header, what it says, how to write it, what can be chosen, where it usually stands.

    ``field`` is the fact it holds, "" for none; ``minutes`` to look it up, 0 where nothing is to be filled in.
    """

    header: str
    words: str
    how: str = ""
    choices: tuple[str, ...] = ()
    page: str = ""
    minutes: int = 0
    field: str = ""


@dataclass(frozen=True, slots=True)
class Worksheet:
    """Columns, and rows of texts in their order, not yet guarded against being run."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


_ABOUT = (
    Column("ACGME id", "the number of the program; rows are told by it, so leave it as it is"),
    Column("Program", "name of the program"),
    Column("Specialty", "its specialty"),
    Column("City", "its city"),
    Column("State", "its state"),
    Column(
        "To look up", "what would tell most about this program; the rows stand in the order in which to look"
    ),
)
_FROM = (
    Column("Looked up on", "the day, month or year you looked", "2026-10-15, 2026-10, 2026; empty: the day of import"),
    Column("Source", "who or what says so", "program site, or whom you asked; empty: your own look-up"),
    Column("Source link", "address of the page", "https://..."),
    Column("Looked up by", "who looked", 'empty or "me" for yourself; any other name is somebody else, unverified'),
    Column("Known before (do not edit)", "what was known when this was written, so that it is not taken for news"),
)  # fmt: skip


def worksheet(
    programs: Iterable[Program],
    known: Mapping[str, Mapping[str, Belief]],
    fields: Sequence[FactField],
    to_look_up: Mapping[str, str] | None = None,
) -> Worksheet:
    """Return a worksheet of programs in their order; ``to_look_up`` says of some (ACGME id) what to look for first.

    A value is filled in where it is believed with a weight of at least ``FILLED_IN`` and nothing contradicts it.
    """
    columns = (*_ABOUT, *map(_column, fields), *_FROM)
    rows = [
        _row(program, known.get(program.acgme_id, {}), fields, (to_look_up or {})) for program in programs
    ]
    return Worksheet(columns, tuple(rows))


def _column(field: FactField) -> Column:
    choices: tuple[str, ...] = ()
    how = f"for example {field.example}"
    if field.kind == "flag":
        choices = _YES_NO
    elif field.kind == "choices":
        most = len(field.choices) if len(field.choices) <= _MOST_CHOICES else 1
        some = [" and ".join(part) for n in range(1, most + 1) for part in combinations(field.choices, n)]
        choices = ("none", *some)
        how += '; several are separated by commas; "none" when it is said that there are none'
    elif field.least is not None and field.most is not None:
        how += f"; from {field.least:g} to {field.most:g}"
        how += f', or "none" for {field.none_words}' if field.none is not None else ""
    header = field.label[:1].upper() + field.label[1:]
    return Column(header, field.label, how, choices, field.page, field.minutes, field.key)


def _row(
    program: Program, known: Mapping[str, Belief], fields: Sequence[FactField], to_look_up: Mapping[str, str]
) -> tuple[str, ...]:
    shown: dict[str, Value] = {
        field.key: belief.likely
        for field in fields
        if (belief := known.get(field.key)) is not None and not belief.conflict and belief.weight >= FILLED_IN
    }
    place = (program.acgme_id, program.name, program.specialty, program.city, program.state)
    cells = (cell_of(field, shown[field.key]) if field.key in shown else "" for field in fields)
    return (*place, to_look_up.get(program.acgme_id, ""), *cells, "", "", "", "", known_before(shown))


def worksheet_csv(sheet: Worksheet) -> bytes:
    """Return the worksheet as CSV that spreadsheets open with its accents (UTF-8 with its mark) and run nothing of."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([column.header for column in sheet.columns])
    writer.writerows([[guarded(cell) for cell in row] for row in sheet.rows])
    return text.getvalue().encode("utf-8-sig")
