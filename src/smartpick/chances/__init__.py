"""How likely: one applicant's chances at every program, with intervals and reasons.

Comes in: a ``Profile``, the directory, the model card, the market's shipped equilibrium, and what the user believes of
programs. Goes out:
``Chances``, whose f[program, signal level, latent node] is the only thing the optimiser takes; screens,
intervals and reasons.
"""

from smartpick.chances.assess import LEVELS, Chances, Market, assess, chances_if
from smartpick.chances.case import FACTS_THAT_MATTER
from smartpick.chances.estimate import Estimate
from smartpick.chances.evidence import Evidence
from smartpick.chances.explain import explain
from smartpick.chances.intervals import ListEstimates, list_estimates, row_estimates
from smartpick.chances.list_chance import chance_of_list
from smartpick.chances.observed import MAX_LETTERS, ObservedIndex, is_us_letter
from smartpick.chances.reason import Reason
from smartpick.chances.screens import Screen, Verdict
from smartpick.chances.shipped import shipped_market

__all__ = [
    "FACTS_THAT_MATTER",
    "LEVELS",
    "MAX_LETTERS",
    "Chances",
    "Estimate",
    "Evidence",
    "ListEstimates",
    "Market",
    "ObservedIndex",
    "Reason",
    "Screen",
    "Verdict",
    "assess",
    "chance_of_list",
    "chances_if",
    "explain",
    "is_us_letter",
    "list_estimates",
    "row_estimates",
    "shipped_market",
]
