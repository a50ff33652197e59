"""A log kept elsewhere, as rows of a table: which column is which field, and what the rows would become."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from smartpick.errors import Problem, UserError
from smartpick.experience.log_import import ImportedLog, guess_columns, header_words, import_rows
from smartpick.experience.quick_entry import usual
from smartpick.tables import Table
from smartpick.workspace.kept import Kept

__all__ = ["log_columns", "log_records"]


def log_columns(kind: str, table: Table, said: Mapping[str, str]) -> dict[str, str]:
    """Return field -> column: the guess by the header, changed by what is ``said`` ("": from no column).

    ``kind`` is that of a row: "encounter" or "experience". Raise ``UserError`` for columns that are not there, or when
    none can be told.
    """
    by_words = {header_words(column): column for column in table.columns}
    unknown = [column for column in said.values() if column and header_words(column) not in by_words]
    names = ", ".join(table.columns)
    if unknown:
        raise UserError(
            Problem(f"There is no column {column!r}.", f"There are: {names}.", table.name)
            for column in unknown
        )
    chosen = {field: by_words[header_words(column)] for field, column in said.items() if column}
    guessed = guess_columns(kind, [column for column in table.columns if column not in chosen.values()])
    found = {**{field: column for field, column in guessed.items() if field not in said}, **chosen}
    if not found:
        first = table.columns[0] if table.columns else "Date"
        way_out = f"Say which is which, for example --map month={first}. There are: {names}."
        raise UserError(Problem("No column could be told by its header.", way_out, table.name))
    return found


def log_records(
    kind: str,
    table: Table,
    columns: Mapping[str, str],
    defaults: Mapping[str, str],
    held: Kept,
    day: date,
    days_first: bool | None = None,
) -> ImportedLog:
    """Return the records of the rows; ``defaults`` are values by field where a cell is empty.

    ``days_first`` tells how to read 03/04/2026 (``None``: by the column). Raise ``UserError`` with every fault by its
    row and column.
    """
    given: dict[str, Any] = dict(defaults)
    if kind == "encounter" and "experience" not in columns and "experience" not in given:
        # Rows that do not say where they were belong to the experience that is running.
        here = usual(held.portfolio, day).experience
        if here is None:
            way_out = "Add it: smartpick portfolio add experience ...; or say --set experience=ID."
            raise UserError(Problem("The rows name no experience, and there is none.", way_out, table.name))
        given["experience"] = here.id
    if kind == "encounter" and "role" not in columns:
        given.setdefault("role", "observed")
    return import_rows(
        kind,
        table.rows,
        columns,
        name=table.name,
        numbers=table.numbers,
        defaults=given,
        known=held.portfolio,
        on=day,
        days_first=days_first,
    )
