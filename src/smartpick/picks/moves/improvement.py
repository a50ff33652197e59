"""The best moves, again and again, until none gains: add, change level, swap, exchange levels."""

import numpy as np
from numpy.typing import NDArray

from smartpick.picks.capacity import _kernels as seat_kernels
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
    budget = given.budget + given.tolerance
    if given.seats.limited:
        return _list_limited_moves(given, level, moves, gains)
    return _kernels.best_moves(
        given.f, given.available, given.tier, given.worth, given.specialty, given.fees, given.own, given.caps, budget,
        given.most, given.pins, given.bans, given.minimum, level, moves, gains,
    )  # fmt: skip


def _list_limited_moves(given: Instance, level: Integers, moves: Integers, gains: Floats) -> int:
    """List moves at the plane that touches the value of the list, interviews at their prices."""
    seats, levels = given.seats, given.levels
    order, ranked = seats.ranked(level, levels)
    strength, price = np.empty_like(given.worth), np.empty_like(given.worth)
    share, hope = np.ones(given.n * levels), np.empty(given.n * levels)
    seat_kernels.prices(
        seats.a,
        seats.seats,
        seats.ratio,
        given.tier,
        order,
        ranked,
        seats.capacity,
        levels,
        -1,
        share,
        strength,
        price,
    )
    slope = given.worth * np.exp(-strength)
    open_ = given.available & (given.caps[given.specialty] > 0) & ~given.bans.astype(bool)[:, None]
    limited.heights(seats.a, seats.seats, given.tier, slope, price, open_.astype(np.uint8), level, hope)
    listed = np.argsort(-hope, kind="stable")[:SHORT_LIST]
    now = seats.value_after(given.tier, given.worth, levels, order, ranked)
    return limited.best_moves(
        seats.a, seats.seats, seats.ratio, seats.capacity, given.available, given.tier, given.worth, given.specialty,
        given.fees, given.own, given.caps, given.budget + given.tolerance, given.most, given.pins, given.minimum,
        level, order, ranked, slope, price, now, listed[hope[listed] > 0], hope, moves, gains,
    )  # fmt: skip
