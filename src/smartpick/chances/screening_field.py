"""What the screens see: programs with the rules each had in every draw, and one rule from one applicant's side."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from smartpick.chances.answers import Answer
from smartpick.chances.members import Members
from smartpick.chances.screens import Verdict
from smartpick.facts import Belief, Value
from smartpick.market import LACKS

__all__ = ["RuleView", "ScreeningField"]

F64 = NDArray[np.float64]
U8 = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class ScreeningField:
    """The n programs as the screens see them, with the rules each had in the R draws.

    ``military`` bool [n]; ``h1b_evidence`` int [n] (0 none found, 1 employer, 2 resident's title); ``demands``,
    ``minimum``, ``limit`` uint8 [R, n] as in ``market.Equilibrium``; ``members`` whose draws they are; ``beliefs``
    about some of the programs, by their place among the n and by field.
    """

    military: NDArray[np.bool_]
    h1b_evidence: NDArray[np.int8]
    demands: U8
    minimum: U8
    limit: U8
    members: Members
    beliefs: Mapping[int, Mapping[str, Belief]] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """Number of programs."""
        return int(self.military.size)

    def demands_of(self, lack: str) -> F64:
        """Return 1 where a draw's program ends applications that lack this, else 0; [R, n]."""
        return np.asarray((self.demands & LACKS[lack]) != 0, dtype=np.float64)

    def has(self, lack: str, program: int) -> F64:
        """Return 1 where one program ends applications that lack this, else 0; [R]."""
        return np.asarray((self.demands[:, program] & LACKS[lack]) != 0, dtype=np.float64)


@dataclass(frozen=True, slots=True)
class RuleView:
    """One rule as it meets one applicant.

    ``fields`` are the facts that decide it; ``chance`` [R, n] that the applicant passes, as the draws alone say;
    ``words`` for each verdict where nobody said anything; ``answer`` takes a program, a weight and a value of every
    field (``None``: not known) and returns what that state of affairs means. ``said_only``: the market knows no such
    rule, so it counts only where somebody spoke of it.
    """

    rule: str
    fields: tuple[str, ...]
    chance: F64
    words: dict[Verdict, str]
    answer: Callable[[int, float, tuple[Value | None, ...]], Answer]
    said_only: bool = False
