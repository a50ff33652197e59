"""Rows of an instance with limited interviews, and the value of lists of them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from smartpick.picks.capacity import _kernels

__all__ = ["Attendance", "attendance"]

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Attendance:
    """What the rows j = p L + l give and need.

    ``a`` = -log(1 - f), ``seats``, ``ratio`` = a /
    seats.

    ``capacity`` is C, infinite when there is no limit (then the arrays are empty).
    """

    a: Floats
    seats: Floats
    ratio: Floats
    capacity: float

    @property
    def limited(self) -> bool:
        """Tell whether interviews are limited at all."""
        return bool(np.isfinite(self.capacity))

    def value(self, tier: Integers, worth: Floats, level: Integers, levels: int) -> float:
        """Return the value above outside of the chosen levels (n,)."""
        order, count = self.ranked(level, levels)
        return self.value_after(tier, worth, levels, order, count)

    def price(self, level: Integers, levels: int) -> Floats:
        """Return the ratio at which attending stops, by node [Q]: 0 where all interviews fit."""
        chosen = np.flatnonzero(level >= 0)
        rows = chosen * levels + level[chosen]
        if not rows.size:
            return np.zeros(self.a.shape[1])
        ratio = np.where(np.isfinite(self.ratio[rows]), self.ratio[rows], np.finfo(np.float64).max)
        order = np.argsort(-ratio, axis=0, kind="stable")
        held = np.cumsum(np.take_along_axis(self.seats[rows], order, axis=0), axis=0)
        last = (held < self.capacity).sum(axis=0).clip(max=rows.size - 1)
        at_last = np.take_along_axis(np.take_along_axis(ratio, order, axis=0), last[None], axis=0)[0]
        return np.where(held[-1] > self.capacity, at_last, 0.0)

    def ranked(self, level: Integers, levels: int) -> tuple[Integers, int]:
        """Return the chosen rows of each node (Q, m + 2) in falling order of ratio, and their number m."""
        order = np.zeros((self.a.shape[1], int((level >= 0).sum()) + 2), dtype=np.int64)
        return order, _kernels.rank_rows(self.ratio, level, levels, order)

    def along(self, tier: Integers, worth: Floats, levels: int, rows: Integers) -> Floats:
        """Return the value above outside of the first i of the given rows, i = 0 .. m."""
        order = np.zeros((self.a.shape[1], len(rows) + 2), dtype=np.int64)
        values = np.zeros(len(rows) + 1)
        for i, j in enumerate(rows):
            _kernels.insert_row(self.ratio, order, i, j)
            values[i + 1] = self.value_after(tier, worth, levels, order, i + 1)
        return values

    def value_after(
        self, tier: Integers, worth: Floats, levels: int, order: Integers, count: int, *, out: int = -1
    ) -> float:
        """Return the value above outside of ranked rows, one of them left out."""
        return float(
            _kernels.value_after(
                self.a,
                self.seats,
                self.ratio,
                tier,
                worth,
                order,
                count,
                self.capacity,
                levels,
                out,
                -1,
                -1,
                -1,
            )
        )


def attendance(f: Floats, seats: Floats | None, capacity: float) -> Attendance:
    """Prepare the rows; without a limit nothing is computed."""
    if seats is None or not np.isfinite(capacity):
        none = np.zeros((0, f.shape[1]))
        return Attendance(none, none, none, np.inf)
    a = -np.log1p(-f)
    ratio = np.where(seats > 0, a / np.where(seats > 0, seats, 1.0), np.where(a > 0, np.inf, 0.0))
    return Attendance(a, np.ascontiguousarray(seats), ratio, capacity)
