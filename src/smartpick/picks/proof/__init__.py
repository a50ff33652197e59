"""The proof of a pick: how far any feasible list can be above it.

Comes in: an ``Instance`` and a good list. Goes out: a better list where one is found, and an upper bound
that holds. The steps: a Lagrangian bound evaluated in our own arithmetic (``lagrange``), rows that cannot
or must be in a better list fixed by it, a linear model with tangent cuts (``tangents``) whose multipliers
sharpen the bound, and at last the same model with whole numbers (``certificate``).
"""

from smartpick.picks.proof.certificate import certify

__all__ = ["certify"]
