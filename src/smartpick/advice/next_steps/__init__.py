"""Which experience is worth having: what each next step would do to the chance, for its price and its weeks.

Comes in: a profile, the market, the season, a day. Goes out: ``NextStep`` rows, best first, each with its gain and the
interval of the gain; the same for any ``Scenario``.
"""

from smartpick.advice.next_steps.changes import Change, possible_changes
from smartpick.advice.next_steps.comparison import (
    Answered,
    Compared,
    answered,
    compare_profiles,
    gain,
)
from smartpick.advice.next_steps.ranking import NextStep, next_steps
from smartpick.advice.next_steps.scenario import Scenario

__all__ = [
    "Answered",
    "Change",
    "Compared",
    "NextStep",
    "Scenario",
    "answered",
    "compare_profiles",
    "gain",
    "next_steps",
    "possible_changes",
]
