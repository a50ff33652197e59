"""The parts of an assessment."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from smartpick.experience.evidence import Evidence
from smartpick.experience.summary import LetterSummary, RotationSummary

__all__ = ["Assessment", "Dimension", "Figure", "Improvement", "Standing"]

#: How a dimension stands, in words; there is no number, and dimensions are never added up.
Standing = Literal["strong", "fair", "thin", "none", "unknown"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure that a dimension rests on, in ``unit`` ("" for a count of different things)."""

    label: str
    value: float
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Improvement:
    """One thing that would make a dimension better.

    ``change`` is the experience or letter it would add to a profile, so that its effect on the chances can be
    computed; ``None`` when it changes no chance.
    """

    what: str
    why: str
    change: RotationSummary | LetterSummary | None = None


@dataclass(frozen=True, slots=True)
class Dimension:
    """One dimension.

    ``rests_on`` are the names of the records behind it. ``evidence`` are claims with sources; those with ``gap`` say
    that nothing was found. ``judgement`` says in words what of the standing is judgement. ``moves`` are the keys of
    the model card through which it moves chances; empty when it moves none.
    """

    key: str
    title: str
    standing: Standing
    says: str
    figures: tuple[Figure, ...]
    rests_on: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    judgement: str
    improve: tuple[Improvement, ...]
    moves: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """All dimensions of a portfolio on one day, for the specialties applied to."""

    on: date
    specialties: tuple[str, ...]
    dimensions: tuple[Dimension, ...]

    def dimension(self, key: str) -> Dimension:
        """Return the dimension with a key such as "recency"; raise ``KeyError`` when there is none."""
        return {one.key: one for one in self.dimensions}[key]
