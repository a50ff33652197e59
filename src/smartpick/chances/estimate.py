"""One number that we are not sure of: a best value and the interval around it."""

from dataclasses import dataclass

__all__ = ["Estimate"]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A best value with the interval that holds the truth with probability ``level``.

    ``value``, ``low`` and ``high`` share one unit: a probability in 0..1 for chances, a count for expected
    numbers. The interval says what is not known (facts, model, market), not only sampling noise.
    """

    value: float
    low: float
    high: float
    level: float = 0.90
