"""What n applications in one specialty cost: prices by count, and an opening price that covers the first n.

A schedule is anything with ``tiers`` and ``flat`` (the season's ``FeeSchedule`` is one):

* ``tiers`` = ``((30, 11.0), (None, 30.0))``: applications 1-30 cost 11 each, every one above 30 costs 30; the
  counts are absolute and the last tier is open (``None``);
* ``flat`` = ``(n, x)``: the first application makes ``x`` due, which covers the first ``n``; the tiers apply
  to the counts above ``n``.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

__all__ = ["FeeScheduleLike", "Fees", "fee_table", "lower_envelope", "segments"]

Floats = NDArray[np.float64]


class FeeScheduleLike(Protocol):
    """What the optimiser needs to know about prices."""

    @property
    def tiers(self) -> tuple[tuple[int | None, float], ...]:
        """Pairs (up to this count, price of each), counts rising, last count None."""
        ...

    @property
    def flat(self) -> tuple[int, float] | None:
        """Pair (how many the opening price covers, opening price), or None."""
        ...


@dataclass(frozen=True, slots=True)
class Fees:
    """A plain fee schedule; the default costs nothing."""

    tiers: tuple[tuple[int | None, float], ...] = ((None, 0.0),)
    flat: tuple[int, float] | None = None

    def total(self, n: int) -> float:
        """Return the price of ``n`` applications, in the currency of the tiers."""
        return float(fee_table(self, n)[n])

    def marginal(self, n: int) -> float:
        """Return what the n-th application (counted from 1) adds."""
        table = fee_table(self, n)
        return float(table[n] - table[n - 1])


def fee_table(schedule: FeeScheduleLike | None, most: int) -> Floats:
    """Return total[0..most], the price of that many applications; no schedule costs 0."""
    total = np.zeros(most + 1)
    if schedule is None or most == 0:
        return total
    each = np.zeros(most + 1)
    done = 0
    for upto, price in schedule.tiers:
        end = most if upto is None else min(upto, most)
        each[done + 1 : end + 1] = price
        done = max(done, end)
    opening = 0.0
    if schedule.flat is not None:
        covered, opening = schedule.flat
        each[1 : min(covered, most) + 1] = 0.0
    np.cumsum(each, out=total)
    total[1:] += opening
    return total


def lower_envelope(total: Floats) -> Floats:
    """Return the largest convex function below the table: honest marginal prices for a ranking."""
    hull: list[int] = []
    for i in range(len(total)):
        while len(hull) >= 2:
            a, b = hull[-2], hull[-1]
            if (total[b] - total[a]) * (i - b) < (total[i] - total[b]) * (b - a):
                break
            hull.pop()
        hull.append(i)
    return np.interp(np.arange(len(total)), hull, total[hull])


def segments(total: Floats) -> list[tuple[int, float]]:
    """Return runs (how many, price of each) of equal marginal price, in order of the count."""
    runs: list[tuple[int, float]] = []
    for step in np.diff(total):
        if runs and abs(runs[-1][1] - step) <= 1e-9 * (1.0 + abs(step)):
            runs[-1] = (runs[-1][0] + 1, runs[-1][1])
        else:
            runs.append((1, float(step)))
    return runs
