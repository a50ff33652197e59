"""How likely: one applicant's chances at every program, with intervals and reasons.

Comes in: a ``Profile``, the directory, the model card and the market's shipped equilibrium. Goes out:
``Chances``, whose f[program, signal level, latent node] is the only thing the optimiser takes; screens,
intervals and reasons.
"""

from smartpick.chances.assess import LEVELS, Chances, Market, assess
from smartpick.chances.estimate import Estimate
from smartpick.chances.explain import explain
from smartpick.chances.intervals import ListEstimates, list_estimates, row_estimates
from smartpick.chances.reason import Reason
from smartpick.chances.screening import KnownFacts
from smartpick.chances.screens import Screen, Verdict
from smartpick.chances.shipped import shipped_market

__all__ = [
    "LEVELS",
    "Chances",
    "Estimate",
    "KnownFacts",
    "ListEstimates",
    "Market",
    "Reason",
    "Screen",
    "Verdict",
    "assess",
    "explain",
    "list_estimates",
    "row_estimates",
    "shipped_market",
]
