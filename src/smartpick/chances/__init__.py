"""How likely: one applicant's chances at every program, with intervals and reasons.

Comes in: a ``Profile``, the directory, the model card and the market's shipped equilibrium. Goes out:
``Chances``, whose f[program, signal level, latent node] is the only thing the optimiser takes; screens,
intervals and reasons.
"""

from smartpick.chances.assess import LEVELS, Chances, Market, assess
from smartpick.chances.estimate import Estimate
from smartpick.chances.explain import explain
from smartpick.chances.intervals import ListEstimates, list_estimates, row_estimates
from smartpick.chances.list_chance import chance_of_list
from smartpick.chances.observed import MAX_LETTERS, ObservedIndex, is_us_letter
from smartpick.chances.reason import Reason
from smartpick.chances.screening import KnownFacts
from smartpick.chances.screens import Screen, Verdict
from smartpick.chances.shipped import shipped_market

__all__ = [
    "LEVELS",
    "MAX_LETTERS",
    "Chances",
    "Estimate",
    "KnownFacts",
    "ListEstimates",
    "Market",
    "ObservedIndex",
    "Reason",
    "Screen",
    "Verdict",
    "assess",
    "chance_of_list",
    "explain",
    "is_us_letter",
    "list_estimates",
    "row_estimates",
    "shipped_market",
]
