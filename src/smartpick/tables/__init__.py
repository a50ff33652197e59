"""Tables that people keep in files: CSV in any dress, or a spreadsheet.

Comes in: the bytes of a file. Goes out: a ``Table``, its columns, rows with their numbers, and every problem of its
form, so that the caller decides whether the rest may be used. What the columns mean is the caller's business.
"""

from smartpick.tables.csv_table import csv_table
from smartpick.tables.reading import read_table
from smartpick.tables.table import MOST_BYTES, MOST_ROWS, Cell, Table
from smartpick.tables.text_decoding import Decoded, decoded

__all__ = ["MOST_BYTES", "MOST_ROWS", "Cell", "Decoded", "Table", "csv_table", "decoded", "read_table"]
