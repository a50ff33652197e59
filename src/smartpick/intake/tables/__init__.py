"""The user's own tables of facts, and facts files that people share.

Comes in: a table with any columns, or the JSON that ``smartpick facts share`` writes. Goes out: reports about programs
of the directory, and a sentence for every cell and row that could not be one. Nothing is guessed: a program that may
be meant is named and asked about.
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

__all__ = [
    "CHECKED_BY",
    "FORMAT",
    "KNOWN_BEFORE",
    "VERSION",
    "Mapped",
    "Origin",
    "Programs",
    "ReadFacts",
    "Unmatched",
    "columns_of",
    "guarded",
    "mapped_columns",
    "plain_cell",
    "read_facts",
    "read_shared",
    "shared_document",
    "squeezed_column",
    "target_words",
]
