"""What a number of applications in one specialty costs."""

import itertools
from dataclasses import dataclass

__all__ = ["FeeSchedule", "Fees"]


@dataclass(frozen=True, slots=True)
class Fees:
    """Price of applications in one specialty.

    ``flat`` is (k, price): the first k applications together cost ``price``, whether one or all are used.
    ``tiers`` then follow as (last application of the tier, price each); the last tier ends at ``None``.
    So 11 to the 30th and 30 after it is ``tiers=((30, 11.0), (None, 30.0)), flat=None``. Each specialty starts its own
    count. Any currency; nothing is checked here.
    """

    tiers: tuple[tuple[int | None, float], ...]
    flat: tuple[int, float] | None = None

    def marginal(self, n: int) -> float:
        """Return what the n-th application adds (n counts from 1)."""
        if n < 1:
            raise ValueError(f"applications are counted from 1, not {n}")
        if self.flat and n <= self.flat[0]:
            return self.flat[1] if n == 1 else 0.0
        return next(price for end, price in self.tiers if end is None or n <= end)

    def total(self, n: int) -> float:
        """Return the price of n applications in one specialty; 0 for none."""
        if n < 0:
            raise ValueError(f"there is no price for {n} applications")
        cost, paid = 0.0, 0
        if self.flat and n:
            cost, paid = self.flat[1], self.flat[0]
        for end, price in self.tiers:
            if n <= paid:
                break
            upto = n if end is None else min(n, end)
            cost, paid = cost + price * (upto - paid), upto
        return cost

    @property
    def first(self) -> float:
        """Return the price of the first application: the least a budget must hold."""
        return self.marginal(1)

    @property
    def convex(self) -> bool:
        """Tell whether no application costs less than the one before it."""
        prices = [price for _, price in self.tiers]
        return self.flat is None and all(a <= b for a, b in itertools.pairwise(prices))


@dataclass(frozen=True, slots=True)
class FeeSchedule(Fees):
    """Fees of a season in USD, with their stamp; a schedule that leaves an application without a price is refused."""

    flat: tuple[int, float] | None
    source: str
    as_of: str
    confidence: str
    note: str = ""
    season: str = ""
    url: str = ""

    def __post_init__(self) -> None:
        """Refuse a schedule that leaves an application without a price. Raise ``ValueError``."""
        ends = [end for end, _ in self.tiers]
        bounded = [end for end in ends if end is not None]
        if not ends or ends[-1] is not None or len(bounded) != len(ends) - 1:
            raise ValueError(f"the last fee tier, and only the last, must have no end: {self.tiers}")
        rising = [self.flat[0] if self.flat else 0, *bounded]
        if any(a >= b for a, b in itertools.pairwise(rising)) or any(price < 0 for _, price in self.tiers):
            raise ValueError(f"fee tiers must rise and none may cost less than nothing: {self.tiers}")
