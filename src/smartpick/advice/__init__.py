"""The questions people ask, answered from all the rooms below.

Comes in: a ``Profile``, a ``Season``, the ``Market`` and a ``Question`` (budget, pins, bans, where to
stop). Goes out: a ``Plan``: the list with reasons, totals, curve, stop point and proof.
"""

from smartpick.advice.plan import plan
from smartpick.advice.question import Progress, Question
from smartpick.advice.result import (
    CurvePoint,
    FactsUsed,
    Goal,
    KnownFact,
    NextHundred,
    Plan,
    PlanRow,
    Provenance,
    StopPoint,
    Totals,
)

__all__ = [
    "CurvePoint",
    "FactsUsed",
    "Goal",
    "KnownFact",
    "NextHundred",
    "Plan",
    "PlanRow",
    "Progress",
    "Provenance",
    "Question",
    "StopPoint",
    "Totals",
    "plan",
]
