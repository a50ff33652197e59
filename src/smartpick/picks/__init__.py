"""The decision room: which programs to choose, at which signal level, and how far from the best that can be.

Comes in: a ``Problem`` (chances per program, signal level and latent node; worth; fees, signals, budget and
other limits). Goes out: a ``Pick`` with the list in greedy order, marginal values, the curve, and a certified
bound.
"""

from smartpick.picks.choosing import choose
from smartpick.picks.continuation import continued
from smartpick.picks.pick import Choice, CurvePoint, Pick
from smartpick.picks.problem import Problem
from smartpick.picks.proof import certify
from smartpick.season import Fees

__all__ = ["Choice", "CurvePoint", "Fees", "Pick", "Problem", "certify", "choose", "continued"]
