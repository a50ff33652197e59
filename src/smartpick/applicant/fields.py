"""What a field of the profile is: one declaration that everything else is made from.

From the list in ``field_list.py`` come the check of a file, the JSON Schema, the template of ``profile
new`` and the table in the documentation. A new field is one line there and one in the dataclass that holds
it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

__all__ = ["Field", "Kind", "Node", "tree"]


class Kind(Enum):
    """The kinds of value; the words are those a user reads."""

    TEXT = "text"
    COUNTRY = "country"
    BOOLEAN = "true or false"
    INTEGER = "whole number"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "one of the options"
    TEXTS = "list of texts"
    CHOICES = "list of options"
    PROGRAM_IDS = "list of program ids"
    WEIGHTS = "table: specialty = number"
    COUNTS = "table: specialty = whole number"
    RATINGS = "table: program id = number"


@dataclass(frozen=True, slots=True)
class Field:
    """One field.

    ``name`` is dotted; ``[]`` marks a list of tables (``rotations[].kind``). ``low`` and ``high`` are
    inclusive and in ``unit``. ``aliases`` are other spellings of an option. ``example`` is TOML.
    ``required`` is within its table. ``month_end`` reads a month as its last day, ``year_alone`` a year
    without a month as its June.
    """

    name: str
    kind: Kind
    help: str
    example: str
    low: float | None = None
    high: float | None = None
    unit: str = ""
    options: tuple[str, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)
    required: bool = False
    month_end: bool = False
    year_alone: bool = False

    @property
    def key(self) -> str:
        """Return the last part of the name: what stands before "=" in the file."""
        return self.name.rpartition(".")[2]

    @property
    def table(self) -> str:
        """Return the table it belongs to, dotted; empty for the top of the file."""
        return self.name.rpartition(".")[0]

    def range_words(self) -> str:
        """Return the allowed values in words, empty when there is no limit."""
        bounds = ""
        if self.low is not None and self.high is not None:
            bounds = f"{_plain(self.low)} to {_plain(self.high)}"
        elif self.low is not None:
            bounds = f"{_plain(self.low)} or more"
        return " ".join(filter(None, [bounds, self.unit]))


@dataclass(slots=True)
class Node:
    """A table of the file: its fields and tables by key; ``repeated`` for a list of tables."""

    repeated: bool = False
    fields: dict[str, Field] = field(default_factory=dict)
    tables: dict[str, "Node"] = field(default_factory=dict)

    @property
    def keys(self) -> tuple[str, ...]:
        """Return every key that may stand in this table."""
        return (*self.fields, *self.tables)

    @property
    def needed(self) -> bool:
        """Tell whether a file must have this table: it holds something every profile must say."""
        return not self.repeated and any(
            one.required and one.kind is Kind.WEIGHTS for one in self.fields.values()
        )


def tree(fields: tuple[Field, ...]) -> Node:
    """Arrange a list of fields as the tables of a file."""
    root = Node()
    for one in fields:
        node = root
        for step in one.table.split(".") if one.table else ():
            node = node.tables.setdefault(step.removesuffix("[]"), Node(repeated=step.endswith("[]")))
        node.fields[one.key] = one
    return root


def _plain(number: float) -> str:
    if number != int(number):
        return f"{number:g}"
    return f"{int(number):,}" if number >= 10_000 else str(int(number))


def clean_number(value: Any) -> bool:
    """Tell whether a TOML value is a number that can be compared (``true`` and ``nan`` are not)."""
    return isinstance(value, int | float) and not isinstance(value, bool) and value - value == 0
