"""The report of the validation of the model, read back from the Markdown that ``market report`` writes."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal

from smartpick.market.card import load_card

__all__ = ["Block", "Part", "Report", "figure", "promises", "validation_report"]

_PICTURE = re.compile(r"!\[(.*)\]\(images/(validation-[a-z0-9-]+\.svg)\)")
_ESCAPED = re.compile(r"\\([\\|*_<`])")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a list, a table or a figure.

    ``words``: the paragraph, the caption of a table, what a figure shows. ``rows``: the items of a list, the caption of
    a figure, or the head and the rows of a table, of which the columns in ``numbers`` are figures.
    """

    kind: Literal["words", "list", "table", "figure"]
    words: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    numbers: tuple[int, ...] = ()
    file: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A section with its title; ``anchor`` names it in links."""

    anchor: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report; ``current`` says whether it is about the model that is shipped, or an earlier fit of it."""

    current: bool
    title: str
    lead: str
    parts: tuple[Part, ...]


def promises() -> list[dict[str, Any]]:
    """Return what the validation of the shipped model found, empty where none is shipped."""
    file = _data() / "promises.json"
    if not file.is_file():
        return []
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    # A validation of another model says nothing of this one.
    return list(found["promises"]) if found["card"] == load_card().hash else []


@cache
def validation_report() -> Report | None:
    """Return the report that is shipped; ``None`` where there is none."""
    file = _data() / "validation" / "validation.md"
    if not file.is_file():
        return None
    text = file.read_text(encoding="utf-8")
    # What it was made with stands in its last section.
    current = load_card().hash in text.rpartition("\n## ")[2]
    head, *sections = text.split("\n## ")
    title, lead, *_ = head.strip().split("\n\n")
    return Report(current, title.removeprefix("# "), _plain(lead), tuple(_part(one) for one in sections))


def figure(name: str) -> bytes | None:
    """Return a figure of the report as SVG; ``None`` where there is none of that name."""
    file = _data() / "validation" / name
    known = {block.file for part in _parts() for block in part.blocks if block.file}
    return file.read_bytes() if name in known and file.is_file() else None


def _data() -> Traversable:
    return files("smartpick.advice") / "data"


def _parts() -> tuple[Part, ...]:
    report = validation_report()
    return () if report is None else report.parts


def _part(text: str) -> Part:
    title, _, rest = text.partition("\n")
    anchor = re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")
    return Part(anchor, _plain(title), tuple(_blocks(rest.strip().split("\n\n"))))


def _blocks(pieces: list[str]) -> Iterator[Block]:
    waiting = iter(pieces)
    for piece in waiting:
        picture = _PICTURE.fullmatch(piece)
        if picture:
            yield Block("figure", picture[1], ((_plain(next(waiting)),),), file=picture[2])
        elif piece.startswith("* "):
            yield Block("list", rows=tuple((_plain(line.removeprefix("* ")),) for line in piece.splitlines()))
        elif piece.startswith("**") and piece.endswith("**"):
            yield _table(_plain(piece.strip("*")), next(waiting))
        else:
            yield Block("words", _plain(piece))


def _table(caption: str, text: str) -> Block:
    head, sides, *rows = (_cells(line) for line in text.splitlines())
    numbers = tuple(place for place, side in enumerate(sides) if side.endswith(":"))
    return Block("table", caption, (head, *rows), numbers)


def _cells(line: str) -> tuple[str, ...]:
    return tuple(_plain(cell.strip()) for cell in re.split(r"(?<!\\)\|", line)[1:-1])


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)
