"""Encodings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartpick.errors import UserError
from smartpick.tables.text_decoding import decoded

TEXT = "Datum;Beschwerde\n2026-03;Übelkeit – seit gestern\n"


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "cp1252"),
    ],
)
def test_the_encodings_of_spreadsheets_are_told_apart(encoding: str, found: str) -> None:
    """The same text comes out of all of them, and what is uncertain is said."""
    one = decoded(TEXT.encode(encoding), "log.csv")
    assert (one.text, one.encoding) == (TEXT, found)
    assert bool(one.note) is (found == "cp1252")


def test_a_guess_shows_what_it_made_of_the_text() -> None:
    """The reader can see whether the accents are right."""
    note = decoded("a\nSeñora con tos\n".encode("cp1252"), "log.csv").note
    assert note.startswith("log.csv is not UTF-8; it was read as Windows-1252")
    assert "Line 2 then says: Señora con tos." in note


def test_a_table_pasted_together_is_read_line_by_line() -> None:
    """Lines of UTF-8 and of Windows-1252 each come out right, and which were guessed is said."""
    raw = "Ort\nMünchen – Süd\n".encode() + "Señor\n".encode("cp1252")
    one = decoded(raw, "log.csv")
    assert one.text == "Ort\nMünchen – Süd\nSeñor\n"
    assert "as Windows-1252 was read line 3" in one.note


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"PK\x03\x04rest", "This is a spreadsheet (XLSX) or an archive"),
        (b"\xef\xbb\xbfok\n\x81", "log.csv, line 2: The file is neither UTF-8"),
        (b"\xff\xfea\x00b", "damaged"),
        (b"a,b\n\x81\x8d", "line 2: The file is neither UTF-8 nor UTF-16 nor Windows-1252."),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "This is not a text file."),
    ],
)
def test_what_cannot_be_read_is_a_sentence_with_a_way_out(raw: bytes, said: str) -> None:
    """What it is, where, and what to do."""
    with pytest.raises(UserError) as error:
        decoded(raw, "log.csv")
    (problem,) = error.value.problems
    assert said in problem.sentence()
    assert problem.way_out


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0\ufeff"), max_size=60))
def test_utf_8_is_never_taken_for_something_else(text: str) -> None:
    """Valid UTF-8 without zeros comes back as it was."""
    assert decoded(text.encode(), "x").text == text or text.startswith("PK\x03\x04")
