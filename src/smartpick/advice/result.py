"""What a plan is made of, once every question is answered: plain values, ready to be shown or kept.

Nothing here computes. ``advice`` fills these dataclasses, ``render`` shows them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from smartpick.chances.estimate import Estimate
    from smartpick.chances.reason import Reason
    from smartpick.chances.screens import Screen
    from smartpick.programs import Program

__all__ = [
    "CurvePoint",
    "FactsUsed",
    "Goal",
    "KnownFact",
    "NextHundred",
    "Plan",
    "PlanRow",
    "Provenance",
    "StopPoint",
    "Tier",
    "Totals",
]

Tier = Literal["reach", "target", "likely"]


@dataclass(frozen=True, slots=True)
class KnownFact:
    """What somebody says about one field of one program, ready to be shown.

    ``said`` are (value in words, weight in 0..1), heaviest first, the rest being what nobody knows; ``spread`` the band
    of a figure that drifts, in words ("" for none). ``as_of``, ``source``, ``link`` and ``verified`` (in words) are
    those of the newest report behind the heaviest value; with ``conflict`` others contradict it, undecided.
    """

    field: str
    label: str
    said: tuple[tuple[str, float], ...]
    spread: str
    as_of: str
    source: str
    link: str
    verified: str
    conflict: bool

    @property
    def words(self) -> str:
        """It as one phrase: "visas it sponsors: J-1 (program site, 2026-09, checked by you)"."""
        if self.conflict:
            said = " or ".join(f"{words} ({100 * weight:.0f} %)" for words, weight in self.said)
            return f"{self.label}: sources contradict each other: {said}"
        stamp = ", ".join(filter(None, [self.source, self.as_of, self.verified]))
        return f"{self.label}: {self.said[0][0]}{self.spread and f' {self.spread}'} ({stamp})"


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One application of the plan.

    ``rank`` is the order of choice (1 is first): what adds most to the goal, for its price, to the rows before it.
    ``interview`` and ``match`` are chances in 0..1; ``marginal_value`` is the P(match) lost when this row alone is
    dropped from the whole list, so it need not fall with the rank; ``cost`` is in dollars; ``signal`` is one of
    "none", "silver", "gold" or "signal"; ``unknown`` names facts that nobody has verified. ``past_stop``: the stop
    point comes before this row. ``why_wasted`` says why a pinned row buys nothing; empty when it does. ``facts`` are
    those entered about the program, in the order of the catalogue.
    """

    rank: int
    tier: Tier
    program: Program
    signal: str
    interview: Estimate
    match: Estimate
    marginal_value: float
    cost: float
    reasons: tuple[Reason, ...]
    screens: tuple[Screen, ...]
    unknown: tuple[str, ...]
    pinned: bool
    past_stop: bool
    why_wasted: str
    facts: tuple[KnownFact, ...] = ()

    @property
    def wasted(self) -> bool:
        """Tell whether the applicant pinned it and the money buys nothing."""
        return bool(self.why_wasted)


@dataclass(frozen=True, slots=True)
class Goal:
    """What the list was chosen for, in words; ``weighted`` when that is expected worth and not the chance alone."""

    weighted: bool
    words: str


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """The first ``applications`` rows of the list, and what would follow them: dollars, chance of matching, value."""

    applications: int
    dollars: float
    p_match: float
    value: float


@dataclass(frozen=True, slots=True)
class Totals:
    """The plan as a whole.

    ``value`` is what was maximised (see ``Goal``), no list of the same limits exceeds ``upper_bound``, and ``gap`` is
    ``(upper_bound - value) / value``, a fraction: 0.001 is 0.1 %.
    """

    applications: int
    dollars: float
    dollars_by_specialty: dict[str, float]
    expected_interviews: Estimate
    p_match: Estimate
    value: float
    upper_bound: float
    gap: float


@dataclass(frozen=True, slots=True)
class StopPoint:
    """Where one more application stops being worth its price, and why, in words."""

    applications: int
    dollars: float
    p_match: float
    words: str


@dataclass(frozen=True, slots=True)
class NextHundred:
    """What the dollars from ``dollars_from`` to ``dollars_to`` add to P(match)."""

    dollars_from: float
    dollars_to: float
    gain: float


@dataclass(frozen=True, slots=True)
class FactsUsed:
    """The entered facts that a plan rests on: how many fields of how many programs, and of which days (ISO).

    ``histories`` programs of which the user's copy of NRMP's results says how they filled, in ``years`` ("2016-2020").
    ``digest`` is made of all that was believed: the same beliefs, the same digest.
    """

    fields: int
    programs: int
    oldest: str
    newest: str
    digest: str
    histories: int = 0
    years: str = ""

    @property
    def words(self) -> str:
        """It as one phrase for people."""
        said = []
        if self.fields:
            days = self.oldest if self.oldest == self.newest else f"{self.oldest} to {self.newest}"
            said.append(
                f"{_counted(self.fields, 'fact')} about {_counted(self.programs, 'program')}, of {days}"
            )
        if self.histories:
            said.append(f"NRMP's results of {_counted(self.histories, 'program')}, {self.years}")
        return "; ".join(said)


def _counted(number: int, one: str) -> str:
    return f"{number:,} {one}{'s' if number != 1 else ''}"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Everything needed to make the same plan again: seed, versions, the day it was made, facts (``None``: none)."""

    seed: int
    directory: str
    season: str
    card: str
    engine: str
    made_on: str
    facts: FactsUsed | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The answer to "which programs, why, with what chance, and where to stop"."""

    label: str
    season: str
    goal: Goal
    rows: tuple[PlanRow, ...]
    totals: Totals
    curve: tuple[CurvePoint, ...]
    stop: StopPoint
    next_hundreds: tuple[NextHundred, ...]
    wasted: tuple[PlanRow, ...]
    warnings: tuple[str, ...]
    specialties: tuple[str, ...]
    budget: float | None
    provenance: Provenance
    fees_stamp: str
    sources: tuple[tuple[str, str], ...]
