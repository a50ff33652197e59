"""Screens: the rules by which a program sets an application aside before anyone reads it.

Each rule gives every program a verdict and the chance that the applicant passes it. A known fact decides;
where the fact is unknown every draw of the market says what the rule was there. What many programs share (how
willing programs are to sponsor visas this year) belongs to the member of the ensemble, a latent node, and is not
a factor.
"""

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

__all__ = ["FAILS", "PASSES", "UNKNOWN", "VERDICTS", "Screen", "ScreenColumn", "Verdict", "passing_chance"]

Verdict = Literal["passes", "fails", "unknown"]
VERDICTS: tuple[Verdict, ...] = ("passes", "fails", "unknown")
PASSES, FAILS, UNKNOWN = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Screen:
    """The answer to one rule of one program: passes, fails or unknown, in words."""

    rule: str
    verdict: Verdict
    words: str


@dataclass(frozen=True, slots=True)
class ScreenColumn:
    """One rule against all n programs.

    ``chance`` [R, n]: that the applicant passes in each draw of the market;
    ``verdict`` int8 [n] codes into ``VERDICTS``; ``words`` says each verdict in words, ``own_words``
    replaces it for programs with a known fact.
    """

    rule: str
    chance: NDArray[np.float64]
    verdict: NDArray[np.int8]
    words: dict[Verdict, str]
    own_words: dict[int, str] = field(default_factory=dict)

    def at(self, program: int) -> Screen:
        """Return the screen of one column entry (a program, or a group of programs that are alike)."""
        verdict = VERDICTS[int(self.verdict[program])]
        words = self.own_words[program] if program in self.own_words else self.words[verdict]
        return Screen(self.rule, verdict, words)


def passing_chance(columns: tuple[ScreenColumn, ...], shape: tuple[int, int]) -> NDArray[np.float64]:
    """Return the chance [R, n] that every screen passes: given the draw, independent."""
    product = np.ones(shape)
    for column in columns:
        product *= column.chance
    return product
