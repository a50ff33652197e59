"""Fee schedules as the optimiser needs them: tables by count, their convex envelope, runs of equal price."""

import numpy as np
from numpy.typing import NDArray

from smartpick.season import Fees

__all__ = ["fee_table", "lower_envelope", "segments"]

Floats = NDArray[np.float64]


def fee_table(schedule: Fees | None, most: int) -> Floats:
    """Return total[0..most], the price of that many applications; no schedule costs 0."""
    if schedule is None:
        return np.zeros(most + 1)
    return np.cumsum([0.0, *map(schedule.marginal, range(1, most + 1))])


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
