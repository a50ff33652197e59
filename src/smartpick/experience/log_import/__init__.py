"""Take over a log kept elsewhere: a CSV or spreadsheet with columns of its own.

Rows come in with a mapping from fields to columns; records go out, or every fault with its row and column, and then
nothing. Days become months and ages become bands on the way, because the log keeps neither.
"""

from smartpick.experience.log_import.columns import guess_columns, header_words
from smartpick.experience.log_import.import_rows import ImportedLog, import_rows, read_rows

__all__ = [
    "ImportedLog",
    "guess_columns",
    "header_words",
    "import_rows",
    "read_rows",
]
