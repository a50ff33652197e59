"""A file, CSV or spreadsheet by its contents and not by its name, as a table."""

from pathlib import Path

from smartpick.errors import Problem, UserError
from smartpick.tables.csv_table import csv_table
from smartpick.tables.table import Table
from smartpick.tables.workbook import workbook_table

__all__ = ["read_table"]

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"


def read_table(path: Path, sheet: str | None = None, *, computed: bool = False) -> Table:
    """Return the table in a file with the problems of its rows.

    ``sheet`` names one of a spreadsheet (default: the first). A formula is the text that was typed; with ``computed``
    it is the value that the spreadsheet program last saw. Raise :class:`UserError` when there is no table at all.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise UserError(Problem("There is no such file.", "Check the name.", str(path))) from None
    except (OSError, ValueError) as fault:
        what = f"The file cannot be read: {getattr(fault, 'strerror', None) or fault}."
        raise UserError(Problem(what, "Check its name and permissions.", str(path))) from fault
    if raw.startswith(_OLE):
        what = "This is an old spreadsheet (XLS), or one that is locked with a password."
        raise UserError(Problem(what, "Save it as XLSX without a password, or as CSV.", str(path)))
    if raw.startswith(_ZIP):
        return workbook_table(raw, path.name, sheet, computed=computed)
    if sheet is not None:
        raise UserError(Problem("A CSV has no sheets.", "Leave --sheet out.", str(path)))
    return csv_table(raw, path.name)
