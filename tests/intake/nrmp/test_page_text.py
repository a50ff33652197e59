"""Opening PDFs, and saying why one cannot be used."""

from itertools import pairwise
from pathlib import Path

import pytest
from made_up_report import Layout, report
from reportlab.pdfgen.canvas import Canvas

from smartpick.errors import UserError
from smartpick.intake.nrmp import page_text
from smartpick.intake.nrmp.page_text import pages_of, read_file


def read(path: Path) -> int:
    """Read a whole file and return how many letters it has."""
    return sum(len(page.glyphs) for page in pages_of(read_file(path), path.name))


def test_letters_come_with_their_places() -> None:
    """Each page gives its letters with the places the document draws them at; gaps are one space."""
    pages = list(pages_of(report(), "made up.pdf"))
    assert [(page.number, page.of) for page in pages] == [(1, 2), (2, 2)]
    first = pages[0].glyphs
    assert "".join(glyph.letter for glyph in first).startswith("NRMP Program Results 2016-2020")
    assert first[0].x == pytest.approx(89.2, abs=0.01)
    assert first[0].y == pytest.approx(752.8, abs=0.01)
    assert not any(a.letter == b.letter == " " for a, b in pairwise(first))


def test_letters_that_steer_a_terminal_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Control characters and halves of characters, which a hostile file may hold, come in as gaps."""
    told = iter([0x1B, 0x9B, 0xD800, 0x41] * 10_000)
    monkeypatch.setattr(page_text.pdfium, "FPDFText_GetUnicode", lambda *_: next(told))
    first = next(pages_of(report(), "made up"))
    assert {glyph.letter for glyph in first.glyphs} == {" ", "A"}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"<!DOCTYPE html><html>Sign in</html>", "web page"),
        (b"PK\x03\x04 a spreadsheet", "spreadsheet"),
        (b"just words", "not a PDF"),
        (b"%PDF-1.7\nand then nothing that a PDF has", "damaged"),
        (report()[:900], "damaged"),
    ],
)
def test_what_is_no_readable_pdf_is_told_in_a_sentence(tmp_path: Path, content: bytes, words: str) -> None:
    """Not a PDF at all, or a damaged one: what it is instead, the file, and the way out."""
    path = tmp_path / "mine.pdf"
    path.write_bytes(content)
    with pytest.raises(UserError, match=words) as caught:
        read(path)
    (problem,) = caught.value.problems
    assert "mine.pdf" in problem.where
    assert "Download" in problem.way_out


def test_a_locked_pdf_says_so(tmp_path: Path) -> None:
    """A password is named as the reason, and how to be rid of it."""
    path = tmp_path / "locked.pdf"
    path.write_bytes(report(layout=Layout(lock="open sesame")))
    with pytest.raises(UserError, match=r"locked with a password.*without a password"):
        read(path)


def test_a_scanned_pdf_says_so(tmp_path: Path) -> None:
    """Pages without any text are pictures, and that is said."""
    path = tmp_path / "scan.pdf"
    canvas = Canvas(str(path))
    canvas.rect(100, 100, 200, 200, fill=1)
    canvas.showPage()
    canvas.save()
    with pytest.raises(UserError, match="pictures of pages and no text"):
        read(path)


def test_files_that_are_not_there_or_far_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing file, a folder and a huge file are told before anything is read."""
    with pytest.raises(UserError, match="no such file"):
        read_file(tmp_path / "none.pdf")
    with pytest.raises(UserError, match="folder"):
        read_file(tmp_path)
    path = tmp_path / "large.pdf"
    path.write_bytes(report())
    monkeypatch.setattr(page_text, "MOST_BYTES", 100)
    with pytest.raises(UserError, match="MB; the report has about one"):
        read_file(path)
    monkeypatch.setattr(page_text, "MOST_BYTES", 10**8)
    monkeypatch.setattr(page_text, "MOST_PAGES", 1)
    with pytest.raises(UserError, match="2 pages"):
        read(path)
