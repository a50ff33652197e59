"""Text for a terminal of any width: headings, paragraphs and indented lines that say all of themselves."""

import shutil
import textwrap
from collections.abc import Iterable

import click

__all__ = ["heading", "item", "paragraph"]

WIDEST = 110


def _width() -> int:
    return max(40, min(shutil.get_terminal_size().columns, WIDEST))


def _clean(text: str) -> str:
    """Return the text without anything that moves a terminal's cursor, and single spaces."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def heading(text: str) -> None:
    """Show a heading with a line before it."""
    click.echo()
    click.echo(click.style(_clean(text), bold=True))


def paragraph(text: str, indent: int = 0) -> None:
    """Show a paragraph, broken between words to the width of the terminal; long words (links) stay whole."""
    pad = " " * indent
    filled = textwrap.fill(
        _clean(text),
        _width(),
        initial_indent=pad,
        subsequent_indent=pad,
        break_long_words=False,
        break_on_hyphens=False,
    )
    click.echo(filled)


def item(title: str, lines: Iterable[str] = ()) -> None:
    """Show one entry: its title, and its lines below it, indented; empty lines are left out."""
    paragraph(title)
    for line in filter(None, lines):
        paragraph(line, 4)
