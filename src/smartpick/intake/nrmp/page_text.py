"""The letters of a PDF and where they stand: the only module that opens a PDF."""

import ctypes
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from smartpick.errors import Problem, UserError

__all__ = ["MOST_BYTES", "MOST_PAGES", "Glyph", "Page", "pages_of", "read_file"]

#: A report of five years has 0.7 MB and 176 pages; what is far beyond that is another file.
MOST_BYTES = 100_000_000
MOST_PAGES = 2_000

_DOWNLOAD = "Download the report once more from the page of NRMP's data reports and give that file."


class Glyph(NamedTuple):
    """One letter: where its baseline starts, in points from the lower left corner, and the letter.

    A gap between words is a letter, too: a space. Letters stand in the order in which the document draws them.
    """

    x: float
    y: float
    letter: str


class Page(NamedTuple):
    """One page: its number from 1, how many there are, its letters."""

    number: int
    of: int
    glyphs: tuple[Glyph, ...]


def read_file(path: Path) -> bytes:
    """Return the bytes of a file that can be a PDF; raise ``UserError`` in words when it cannot."""
    try:
        if path.is_dir():
            raise UserError(Problem("This is a folder.", "Name the PDF in it.", str(path)))
        size = path.stat().st_size
        if size > MOST_BYTES:
            what = f"This file has {size / 1e6:,.0f} MB; the report has about one."
            raise UserError(Problem(what, _DOWNLOAD, str(path)))
        content = path.read_bytes()
    except FileNotFoundError as fault:
        raise UserError(Problem("There is no such file.", "Check its name and folder.", str(path))) from fault
    except OSError as fault:
        words = fault.strerror or "the disk refused"
        raise UserError(Problem(f"This file cannot be read: {words}.", "Check it.", str(path))) from fault
    if b"%PDF-" not in content[:1024]:
        raise UserError(Problem(_not_a_pdf(content), _DOWNLOAD, str(path)))
    return content


def pages_of(content: bytes, name: str) -> Iterator[Page]:
    """Yield the pages of a PDF one after the other.

    Raises ``UserError`` when the PDF is locked or damaged, or when no page has any text; ``name`` is how messages
    call it. Not to be called from two threads at once: the library keeps one state for the whole process.
    """
    with closing(_opened(content, name)) as document:
        total = len(document)
        if total > MOST_PAGES:
            what = f"This PDF has {total:,} pages; the report has fewer than 300."
            raise UserError(Problem(what, _DOWNLOAD, name))
        seen = False
        for number in range(1, total + 1):
            glyphs = _glyphs(document, number, name)
            seen = seen or bool(glyphs)
            yield Page(number, total, glyphs)
    if not seen:
        what = "This PDF holds pictures of pages and no text: it was scanned or printed to pictures."
        raise UserError(Problem(what, f"Text cannot be read from pictures here. {_DOWNLOAD}", name))


def _opened(content: bytes, name: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as fault:
        if getattr(fault, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
            what = "This PDF is locked with a password."
            way_out = f"Open it, print it to a PDF without a password and give that. Or: {_DOWNLOAD}"
            raise UserError(Problem(what, way_out, name)) from fault
        what = "This PDF is damaged: it cannot be opened."
        raise UserError(Problem(what, _DOWNLOAD, name)) from fault


def _glyphs(document: pypdfium2.PdfDocument, number: int, name: str) -> tuple[Glyph, ...]:
    """Return the letters of one page, runs of spaces and line ends as one space."""
    try:
        page = document[number - 1]
        text = page.get_textpage()
    except pypdfium2.PdfiumError as fault:
        what = "This PDF is damaged: this page cannot be read."
        raise UserError(Problem(what, _DOWNLOAD, f"{name}, page {number}")) from fault
    found: list[Glyph] = []
    x, y = ctypes.c_double(), ctypes.c_double()
    to_x, to_y = ctypes.pointer(x), ctypes.pointer(y)
    unicode_of, origin_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetCharOrigin
    try:
        for at in range(text.count_chars()):
            letter = chr(unicode_of(text, at))
            # What could move a terminal's cursor is no letter: a file may hold anything.
            if letter.isprintable() and not letter.isspace():
                origin_of(text, at, to_x, to_y)
                found.append(Glyph(x.value, y.value, letter))
            elif found and found[-1].letter != " ":
                found.append(Glyph(found[-1].x, found[-1].y, " "))
    finally:
        text.close()
        page.close()
    return tuple(found)


def _not_a_pdf(content: bytes) -> str:
    start = content[:1024].lstrip().lower()
    if not content:
        return "This file is empty."
    if start.startswith((b"<!doctype", b"<html")):
        return "This is a web page, not a PDF: probably the page with the link was saved, not the report."
    if start.startswith(b"pk"):
        return "This is a spreadsheet, a document or an archive, not a PDF."
    return "This is not a PDF."
