"""The user's own tables of facts, and facts files that people share.

Comes in: a table with any columns, or the JSON that ``smartpick facts share`` writes. Goes out: reports about programs
of the directory, and a sentence for every cell and row that could not be one; and the worksheet that comes back as such
a table. Nothing is guessed: a program that may be meant is named and asked about.
"""

from smartpick.intake.tables.cell_text import guarded, plain_cell
from smartpick.intake.tables.columns import (
    CHECKED_BY,
    KNOWN_BEFORE,
    Mapped,
    columns_of,
    mapped_columns,
    squeezed_column,
    target_words,
)
from smartpick.intake.tables.fact_rows import Origin, ReadFacts, read_facts
from smartpick.intake.tables.program_match import Programs, Unmatched
from smartpick.intake.tables.shared_facts import FORMAT, VERSION, read_shared, shared_document
from smartpick.intake.tables.worksheet import FILLED_IN, Column, Worksheet, worksheet, worksheet_csv
from smartpick.intake.tables.worksheet_xlsx import worksheet_xlsx

__all__ = [
    "CHECKED_BY",
    "FILLED_IN",
    "FORMAT",
    "KNOWN_BEFORE",
    "VERSION",
    "Column",
    "Mapped",
    "Origin",
    "Programs",
    "ReadFacts",
    "Unmatched",
    "Worksheet",
    "columns_of",
    "guarded",
    "mapped_columns",
    "plain_cell",
    "read_facts",
    "read_shared",
    "shared_document",
    "squeezed_column",
    "target_words",
    "worksheet",
    "worksheet_csv",
    "worksheet_xlsx",
]
