"""The best moves, again and again, until none gains: add, change level, swap, exchange levels."""

import numpy as np
from numpy.typing import NDArray

from smartpick.picks.capacity.moves import _kernels as limited
from smartpick.picks.instance import Instance
from smartpick.picks.moves import _kernels
from smartpick.picks.valuation import value_of

__all__ = ["improve"]

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
MOST_PASSES = 100
SHORT_LIST = 200


def improve(given: Instance, level: Integers, passes: int = MOST_PASSES) -> Integers:
    """Return levels (n,) after the moves; the limits are kept and the value never falls.

    A pass lists the best move of every chosen program and carries out those that still gain, best first.
    """
    level = level.copy()
    size = given.n + 1
    moves, gains = np.empty((size, 4), dtype=np.int64), np.empty(size)
    seats, budget = given.seats, given.budget + given.tolerance
    # Below this a gain is rounding; with limited interviews it is the difference of two values.
    gained = value_of(given, level) - given.problem.outside_utility
    threshold = (1e-12 if seats.limited else 1e-14) * gained
    for _ in range(passes):
        found = _list_moves(given, level, moves, gains)
        sequence = np.argsort(-gains[:found], kind="stable")
        if not found or not _kernels.apply_moves(
            given.f, given.tier, given.worth, seats.a, seats.seats, seats.ratio, seats.capacity, given.specialty,
            given.fees, given.own, given.caps, budget, given.most, given.minimum, level, moves, sequence, threshold,
        ):  # fmt: skip
            break
    return level


def _list_moves(given: Instance, level: Integers, moves: Integers, gains: Floats) -> int:
    budget, seats = given.budget + given.tolerance, given.seats
    if seats.limited:
        return limited.best_moves(
            seats.a, seats.seats, seats.ratio, seats.capacity, given.available, given.tier, given.worth,
            given.specialty, given.fees, given.own, given.caps, budget, given.most, given.pins, given.bans,
            given.minimum, level, SHORT_LIST, moves, gains,
        )  # fmt: skip
    return _kernels.best_moves(
        given.f, given.available, given.tier, given.worth, given.specialty, given.fees, given.own, given.caps, budget,
        given.most, given.pins, given.bans, given.minimum, level, moves, gains,
    )  # fmt: skip
