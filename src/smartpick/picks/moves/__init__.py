"""Local search: a list comes in, the list after the best moves goes out."""

import numpy as np
from numpy.typing import NDArray

from smartpick.picks.instance import Instance
from smartpick.picks.moves import _kernels

__all__ = ["improve"]

Integers = NDArray[np.int64]
MOST_PASSES = 100


def improve(given: Instance, level: Integers) -> Integers:
    """Return levels after the best moves (add, change level, swap, exchange levels) until none gains."""
    level = level.copy()
    size = int((level >= 0).sum()) + given.n + 1
    moves, gains = np.empty((size, 4), dtype=np.int64), np.empty(size)
    threshold = 1e-14 * float(given.worth.sum())
    budget = given.budget + given.tolerance
    for _ in range(MOST_PASSES):
        found = _kernels.best_moves(
            given.f, given.available, given.tier, given.worth, given.specialty, given.fees, given.own,
            given.caps, budget, given.most, given.pins, given.bans, given.minimum, level, moves,
            gains,
        )  # fmt: skip
        order = np.argsort(-gains[:found], kind="stable")
        if not found or not _kernels.apply_moves(
            given.f, given.tier, given.worth, given.specialty, given.fees, given.own, given.caps, budget,
            given.most, given.minimum, level, moves, order, threshold,
        ):  # fmt: skip
            break
    return level
