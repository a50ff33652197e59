"""Bytes to text, with the encoding that was found and a sentence about it."""

import codecs
from dataclasses import dataclass

from smartpick.errors import Problem, UserError

__all__ = ["Decoded", "decoded"]

#: Bytes that mean nothing in Windows-1252.
_UNDEFINED = frozenset({0x81, 0x8D, 0x8F, 0x90, 0x9D})
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the name of its encoding, and a sentence where the reader should look twice ("" otherwise)."""

    text: str
    encoding: str
    note: str = ""


def decoded(raw: bytes, name: str) -> Decoded:
    """Return the text of a file in UTF-8, UTF-16 or Windows-1252, or with lines of UTF-8 and of Windows-1252.

    Raise :class:`UserError` for a spreadsheet, a damaged file, or an encoding that cannot be told.
    """
    if raw[:4] == b"PK\x03\x04":
        what = "This is a spreadsheet (XLSX) or an archive, not a text file."
        raise UserError(Problem(what, "Import it as XLSX, or save it as CSV.", name))
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(raw, "utf-16", name)
    guessed = _utf16_without_mark(raw)
    if guessed is not None:
        return _strict(raw, guessed, name)
    if b"\0" in raw:
        raise UserError(Problem("This is not a text file.", "Save the table as CSV in UTF-8.", name))
    marked = raw.startswith(codecs.BOM_UTF8)
    try:
        encoding = "utf-8-sig" if marked else "utf-8"
        return Decoded(raw.decode(encoding), encoding)
    except UnicodeDecodeError:
        return _by_line(raw.removeprefix(codecs.BOM_UTF8), name)


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


def _by_line(raw: bytes, name: str) -> Decoded:
    """Return each line as UTF-8 where it is that, else as Windows-1252: a table pasted together has both."""
    lines, western, eastern = [], [], 0
    for number, line in enumerate(raw.split(b"\n"), start=1):
        try:
            lines.append(line.decode("utf-8"))
            eastern += not line.isascii()
        except UnicodeDecodeError:
            if _UNDEFINED & set(line):
                what = "The file is neither UTF-8 nor UTF-16 nor Windows-1252."
                where = f"{name}, line {number}"
                raise UserError(Problem(what, "Save it again as CSV in UTF-8.", where)) from None
            lines.append(line.decode("cp1252"))
            western.append(number)
    shown = lines[western[0] - 1].strip()[:60]
    look = f"Line {western[0]} then says: {shown}. If that looks wrong, save the file again as UTF-8."
    if not eastern:
        note = f"{name} is not UTF-8; it was read as Windows-1252 (Western European). {look}"
        return Decoded("\n".join(lines), "cp1252", note)
    which = ", ".join(map(str, western[:_SHOWN])) + (" and more" if len(western) > _SHOWN else "")
    note = f"{name} mixes encodings; as Windows-1252 was read line {which}, as UTF-8 the rest. {look}"
    return Decoded("\n".join(lines), "utf-8 and cp1252", note)
