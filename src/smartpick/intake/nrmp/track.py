"""One row of the report: a track of a program, and what it offered and filled."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["CODE", "PROGRAM_LENGTH", "TRACK_KINDS", "Track", "YearResult"]

#: Four digits of the institution, three of the specialty, a letter for the kind of track, a number among its like.
CODE = re.compile(r"(?P<institution>\d{4})(?P<specialty>\d{3})(?P<kind>[A-Z])(?P<number>[0-9A-Z])", re.ASCII)

#: So many characters of a code are the same for all tracks of a program: those of institution and specialty.
PROGRAM_LENGTH = 7

#: What the letter in a code means. Source: NRMP, Main Residency Match, description of program types, 2020.
TRACK_KINDS: Mapping[str, str] = {
    "C": "categorical: from the first year, the whole training",
    "P": "preliminary: the first year only",
    "A": "advanced: from the second year, after a preliminary year elsewhere",
    "R": "physicians: from the second year in the same summer, for those who had a first year",
    "M": "primary: categorical, with emphasis on primary care",
}


@dataclass(frozen=True, slots=True, order=True)
class YearResult:
    """What one track offered in one Match, and how many of these positions the algorithm filled."""

    year: int
    quota: int
    matched: int


@dataclass(frozen=True, slots=True)
class Track:
    """One track: ``code`` (nine characters), the heading it stands under, its name, its years (oldest first).

    ``institution``, ``city`` and ``name`` are spelled as in the report; ``state`` is the postal code. Years in which
    it took no part are missing.
    """

    code: str
    institution: str
    city: str
    state: str
    name: str
    years: tuple[YearResult, ...]

    @property
    def institution_code(self) -> str:
        """The four digits that are the same for all tracks of an institution."""
        return self.code[:4]

    @property
    def program_code(self) -> str:
        """The seven characters that are the same for all tracks of a program of the report."""
        return self.code[:PROGRAM_LENGTH]

    @property
    def specialty(self) -> str:
        """The three digits of the specialty, with which the ACGME's numbers begin, too."""
        return self.code[4:7]

    @property
    def kind(self) -> str:
        """The letter that tells the kind of track: a key of ``TRACK_KINDS``, or one that is not known."""
        return self.code[7]
