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
    "Goal",
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
class PlanRow:
    """One application of the plan.

    ``rank`` is the order of choice (1 is first): what adds most to the goal, for its price, to the rows before it.
    ``interview`` and ``match`` are chances in 0..1; ``marginal_value`` is the P(match) lost when this row alone is
    dropped from the whole list, so it need not fall with the rank; ``cost`` is in dollars; ``signal`` is one of
    "none", "silver", "gold" or "signal"; ``unknown`` names facts that nobody has verified. ``past_stop``: the stop
    point comes before this row. ``why_wasted`` says why a pinned row buys nothing; empty when it does.
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
class Provenance:
    """Everything needed to make the same plan again: seed, versions and the day it was made."""

    seed: int
    directory: str
    season: str
    card: str
    engine: str
    made_on: str


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
