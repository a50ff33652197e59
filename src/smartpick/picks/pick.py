"""The answer of the decision room: the chosen rows in order, what each is worth, the curve, and the proof."""

from dataclasses import dataclass

__all__ = ["Choice", "CurvePoint", "Pick"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One chosen program: its index, its signal level, and the value lost when it alone is dropped."""

    index: int
    level: int
    marginal_value: float


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """The list after its first ``applications`` rows; ``cost`` in the currency of the fees."""

    applications: int
    cost: float
    p_success: float
    value: float


@dataclass(frozen=True, slots=True)
class Pick:
    """A list and how good it can be at most.

    ``chosen`` is in greedy order; ``curve`` has one point more than there are rows and starts at no
    application. ``upper_bound`` is a value that no feasible list can exceed, ``gap`` = (upper_bound - value)
    / |value - outside|.
    """

    chosen: tuple[Choice, ...]
    value: float
    p_success: float
    cost: float
    curve: tuple[CurvePoint, ...]
    upper_bound: float
    gap: float

    @property
    def order(self) -> tuple[int, ...]:
        """Return the indices of the chosen programs in greedy order."""
        return tuple(choice.index for choice in self.chosen)
