"""Cells that no spreadsheet runs, and what a cell says once that guard is taken off again."""

from datetime import date

from smartpick.facts import FactField, Value, value_words
from smartpick.tables import Cell

__all__ = ["cell_of", "guarded", "is_error", "plain_cell", "says_nothing"]

# What spreadsheets take for the start of a formula, full-width forms included.
_FORMULA_STARTS = frozenset("=+-@|%＝＋－＠\t\r")
_QUOTE = "'"
#: What people write where they do not know. "none" and "no" are not among these: they are answers.
_NOTHING = frozenset(
    {"", "?", "??", "-", "--", "—", "–", ".", "n/a", "na", "n.a.", "nan", "null", "unknown", "not known", "unclear",
     "not listed", "not stated", "not specified", "not mentioned", "tbd", "tba", "to do", "todo"}
)  # fmt: skip
_ERRORS = frozenset({"#n/a", "#ref!", "#value!", "#div/0!", "#name?", "#null!", "#num!", "#spill!", "#calc!"})


def guarded(text: str) -> str:
    """Return text that a spreadsheet shows as it is: what could start a formula gets an apostrophe in front."""
    return f"{_QUOTE}{text}" if (text[:1] in _FORMULA_STARTS and text) or text[:1] == _QUOTE else text


def plain_cell(cell: Cell) -> str:
    """Return what a cell says: days as ISO text, without the apostrophe that :func:`guarded` puts in front."""
    if isinstance(cell, date):
        return cell.isoformat()
    text = cell.strip()
    begins = text[1:2]
    return (
        text[1:]
        if text[:1] == _QUOTE and begins and (begins in _FORMULA_STARTS or begins == _QUOTE)
        else text
    )


def says_nothing(text: str) -> bool:
    """Tell whether a cell says that somebody does not know."""
    return text.casefold() in _NOTHING


def is_error(text: str) -> bool:
    """Tell whether a cell shows that a formula of the spreadsheet failed."""
    return text.casefold() in _ERRORS


def cell_of(field: FactField, value: Value) -> str:
    """Return a value as a cell that is read back as the same value; a text still has to be guarded."""
    if field.kind == "share" and isinstance(value, float | int):
        return f"{100 * value:.6g}%"
    if isinstance(value, int | float) and not isinstance(value, bool) and value != field.none:
        return f"{value:g}" if isinstance(value, float) else str(value)
    return value_words(field, value) if value != () else "none"
