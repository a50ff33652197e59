"""The report as Markdown: the same words and tables; the drawings are files beside it (see ``pictures``)."""

from smartpick.render.market_report.document import Block, Bullets, Document, Drawing, Table
from smartpick.render.market_report.pictures import FOLDER, picture_name

__all__ = ["report_markdown"]

HEAD = (
    "Written by `smartpick market report`; run it again to check. It also writes the same as one page that needs no "
    "network, and as JSON."
)


def report_markdown(document: Document) -> str:
    """Return the whole report as Markdown text."""
    parts = [f"# {document.title}", document.subtitle, HEAD]
    for section in document.sections:
        parts.append(f"## {section.title}")
        parts += [_block(block) for block in section.blocks]
    parts.append("## To make this again")
    parts.append("\n".join(f"* {_escaped(name)}: {_escaped(value)}" for name, value in document.stamps))
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> str:
    match block:
        case Table():
            return _table(block)
        case Bullets():
            return "\n".join(f"* {_escaped(item)}" for item in block.items)
        case Drawing():
            return f"![{block.label}]({FOLDER}/{picture_name(block)})\n\n{_escaped(block.caption)}"
        case _:
            return _escaped(block)


def _table(table: Table) -> str:
    sides = ["---" if i == 0 or i in table.words else "---:" for i in range(len(table.head))]
    lines = [table.head, tuple(sides), *table.rows]
    body = [f"| {' | '.join(_escaped(cell) for cell in line)} |" for line in lines]
    return "\n".join([f"**{_escaped(table.caption)}**", "", *body])


def _escaped(words: str) -> str:
    """Return words in which Markdown sees no table, emphasis or tag."""
    for sign in ("\\", "|", "*", "_", "<", "`"):
        words = words.replace(sign, f"\\{sign}")
    return words
