"""The nouns of one small Match: rank lists of applicants, programs and couples, by name."""

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Couple", "Instance", "OfferRounds", "RankedProgram", "Reversion"]


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
class Reversion:
    """Up to ``positions`` that a program did not fill go to another one."""

    donor: str
    receiver: str
    positions: int


@dataclass(frozen=True, slots=True)
class OfferRounds:
    """What is known before SOAP: who applies where (best liked first), whom each program would take (best first)."""

    rounds: int
    applications: Mapping[str, tuple[str, ...]]
    preferences: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Instance:
    """A Match to be solved. Every name that is used is defined, and every rank is mutual.

    ``applicants``: name -> rank list, best first (empty for members of a couple, who rank in pairs only).
    ``supplemental``: name -> advanced program -> preliminary positions wished for if matched there, best first.
    ``first_years``: every program that somebody's supplemental list names, whether it ranks them or not.
    """

    applicants: Mapping[str, tuple[str, ...]]
    programs: Mapping[str, RankedProgram]
    couples: tuple[Couple, ...] = ()
    supplemental: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    reversions: tuple[Reversion, ...] = ()
    first_years: frozenset[str] = frozenset()
    soap: OfferRounds | None = None
