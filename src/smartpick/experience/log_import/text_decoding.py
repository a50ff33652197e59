"""Bytes to text, with the encoding that was found and a sentence about it."""

import codecs
from dataclasses import dataclass

from smartpick.errors import Problem, UserError

__all__ = ["Decoded", "decoded"]

#: Bytes that mean nothing in Windows-1252.
_UNDEFINED = frozenset({0x81, 0x8D, 0x8F, 0x90, 0x9D})


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the name of its encoding, and a sentence where the reader should look twice ("" otherwise)."""

    text: str
    encoding: str
    note: str = ""


def decoded(raw: bytes, name: str) -> Decoded:
    """Return the text of a file in UTF-8, UTF-16 or Windows-1252, whichever it is.

    Raise :class:`UserError` for a spreadsheet, a damaged file, or an encoding that cannot be told.
    """
    if raw[:4] == b"PK\x03\x04":
        what = "This is a spreadsheet (XLSX) or an archive, not a text file."
        raise UserError(Problem(what, "Import it as XLSX, or save it as CSV.", name))
    if raw.startswith(codecs.BOM_UTF8):
        return _strict(raw, "utf-8-sig", name)
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(raw, "utf-16", name)
    guessed = _utf16_without_mark(raw)
    if guessed is not None:
        return _strict(raw, guessed, name)
    if b"\0" in raw:
        raise UserError(Problem("This is not a text file.", "Save the log as CSV in UTF-8.", name))
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _windows(raw, error, name)


def _strict(raw: bytes, encoding: str, name: str) -> Decoded:
    try:
        return Decoded(raw.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        # The mark at the beginning is not counted by every decoder; a line is near enough.
        line = raw.count(b"\n", 0, error.start + 3) + 1
        what = f"The file begins like {encoding.upper()}, but is damaged."
        raise UserError(Problem(what, "Save it again as CSV in UTF-8.", f"{name}, line {line}")) from None


def _utf16_without_mark(raw: bytes) -> str | None:
    """Return which UTF-16 it is when every second byte of mostly Latin text is zero."""
    sample = raw[:2000]
    half = len(sample) // 2
    if half < 2:
        return None
    if sample[1::2].count(0) > 0.7 * half and sample[::2].count(0) == 0:
        return "utf-16-le"
    if sample[::2].count(0) > 0.7 * half and sample[1::2].count(0) == 0:
        return "utf-16-be"
    return None


def _windows(raw: bytes, error: UnicodeDecodeError, name: str) -> Decoded:
    line = raw.count(b"\n", 0, error.start) + 1
    if _UNDEFINED & set(raw):
        what = "The file is neither UTF-8 nor UTF-16 nor Windows-1252."
        raise UserError(Problem(what, "Save it again as CSV in UTF-8.", f"{name}, line {line}")) from None
    shown = raw.split(b"\n")[line - 1].decode("cp1252").strip()[:60]
    note = (
        f"{name} is not UTF-8; it was read as Windows-1252 (Western European). "
        f"Line {line} then says: {shown}. If that looks wrong, save the file again as UTF-8."
    )
    return Decoded(raw.decode("cp1252"), "cp1252", note)
