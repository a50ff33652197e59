"""Where things stand on a page: lines, words, the heads of the tables and the columns under them."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from smartpick.intake.nrmp.page_text import Glyph
from smartpick.intake.nrmp.track import CODE

__all__ = ["Columns", "Line", "Word", "columns_of", "lines_of", "years_of"]

_SAME_LINE = 4.0  # points; letters of one row differ by up to 2.5, rows are 9 and more apart
_WIDE = 20.0  # points; no letter of the report is as wide, so what stands farther off is another word
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_CODE_LENGTH = 9
_HEAD = re.compile(r"Quota|Matched")
_HEADS = re.compile(r"(?:Quota|Matched){2,}")


class Word(NamedTuple):
    """Letters that stand together, and where the first of them starts, in points from the left edge."""

    x: float
    text: str


class Line(NamedTuple):
    """What stands on one height of a page, from left to right."""

    y: float
    words: tuple[Word, ...]

    def text(self, left: float = 0.0, right: float = float("inf")) -> str:
        """Return the words that start between two distances from the left edge, joined by single spaces."""
        return " ".join(word.text for word in self.words if left <= word.x < right)

    def code(self) -> Word | None:
        """Return the nine characters that name a track, if the line has them."""
        return next((word for word in self.words if CODE.fullmatch(word.text)), None)


class Columns(NamedTuple):
    """The columns of a table: ``starts`` of "Quota" and "Matched" in turn, and of ``codes``, in points."""

    codes: float
    starts: tuple[float, ...]

    def cells(self, words: Iterable[Word]) -> list[str]:
        """Return what stands in each column; what stands to the left of the first is left out."""
        found = [""] * len(self.starts)
        for word in words:
            at = sum(word.x >= start for start in self.starts) - 1
            if at >= 0:
                found[at] += word.text
        return found


def lines_of(glyphs: Sequence[Glyph]) -> list[Line]:
    """Return the lines of a page from top to bottom."""
    begun: list[tuple[float, list[Word]]] = []
    for y, word in sorted(_words(glyphs), key=lambda one: -one[0]):
        if not begun or begun[-1][0] - y > _SAME_LINE:
            begun.append((y, []))
        begun[-1][1].append(word)
    return [Line(top, tuple(sorted(words, key=lambda word: word.x))) for top, words in begun]


def columns_of(line: Line) -> Columns | None:
    """Return the columns under a line that heads a table ("Code", then "Quota" and "Matched" in turn)."""
    heads = [word for word in line.words if word.text in {"Quota", "Matched"}]
    code = next((word for word in line.words if word.text == "Code"), None)
    paired = [word.text for word in heads] == ["Quota", "Matched"] * (len(heads) // 2)
    if code is None or not heads or not paired:
        return None
    return Columns(code.x, tuple(word.x for word in heads))


def years_of(line: Line) -> tuple[int, ...]:
    """Return the years of a line that heads a table ("Program 2020 2019 ..."), from left to right; else none."""
    if not any(word.text == "Program" for word in line.words):
        return ()
    return tuple(int(word.text) for word in line.words if _YEAR.fullmatch(word.text))


def _words(glyphs: Sequence[Glyph]) -> list[tuple[float, Word]]:
    """Return the words with the height of their first letter, in the order in which the document draws them."""
    runs: list[list[Glyph]] = [[]]
    last: Glyph | None = None
    for glyph in glyphs:
        near = last is not None and -1.0 <= glyph.x - last.x <= _WIDE and abs(glyph.y - last.y) <= _SAME_LINE
        if glyph.letter == " " or not near:
            runs.append([])
        if glyph.letter != " ":
            runs[-1].append(glyph)
        last = glyph
    return [(run[0].y, Word(run[0].x, _text(run))) for whole in runs for run in _parted(whole) if run]


def _parted(run: list[Glyph]) -> list[list[Glyph]]:
    """Part what touches and is two: a long name and the code after it, the heads of two columns."""
    text = _text(run)
    if len(run) > _CODE_LENGTH and CODE.fullmatch(text[-_CODE_LENGTH:]):
        return [run[:-_CODE_LENGTH], run[-_CODE_LENGTH:]]
    if _HEADS.fullmatch(text):
        return [run[found.start() : found.end()] for found in _HEAD.finditer(text)]
    return [run]


def _text(run: Iterable[Glyph]) -> str:
    return "".join(glyph.letter for glyph in run)
