"""The nouns of one small Match: rank lists of applicants, programs and couples, by name."""

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["Couple", "Instance", "RankedProgram"]


@dataclass(frozen=True, slots=True)
class RankedProgram:
    """A program's positions and its rank order list, best first."""

    quota: int
    ranks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Couple:
    """Two applicants who rank pairs of programs; ``None`` in a pair means that this member goes unmatched."""

    members: tuple[str, str]
    ranks: tuple[tuple[str | None, str | None], ...]


@dataclass(frozen=True, slots=True)
class Instance:
    """A Match to be solved. Every name that is used is defined, and every rank is mutual.

    ``applicants``: name -> rank list, best first (empty for members of a couple, who rank in pairs only).
    """

    applicants: Mapping[str, tuple[str, ...]]
    programs: Mapping[str, RankedProgram]
    couples: tuple[Couple, ...] = ()
