"""What a report is laid out from: sections of paragraphs, lists, tables and drawings, all of it words already."""

from collections.abc import Callable
from dataclasses import dataclass

from smartpick.render.charts import Spec

__all__ = ["Block", "Bullets", "Document", "Drawing", "Section", "Table"]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first column names the row, ``words`` columns (by number) hold text, all others figures."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of sentences."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart: its specification for a width in pixels, what it shows for who cannot see it, and how to read it.

    ``name`` is that of its file. Everything in it is also in a table.
    """

    name: str
    spec: Callable[[int], Spec]
    label: str
    caption: str


Block = str | Table | Bullets | Drawing


@dataclass(frozen=True, slots=True)
class Section:
    """A part with a title; ``anchor`` names it in links."""

    anchor: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """The whole report; ``stamps`` say what to run, and on what, to make it again."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]
    stamps: tuple[tuple[str, str], ...]
