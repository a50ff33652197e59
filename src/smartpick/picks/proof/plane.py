"""The value from above as a linear function of the chosen rows, touching it at a fractional list."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from smartpick.picks.capacity import Attendance
from smartpick.picks.capacity import _kernels as seat_kernels
from smartpick.picks.instance import Instance
from smartpick.picks.proof import _kernels

__all__ = ["Plane", "plane_at", "use_of_interviews", "value_at"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Plane:
    """V - outside <= ``constant`` + sum of ``score[p, l]`` over the rows of a list, for every list."""

    constant: float
    score: Floats


def plane_at(given: Instance, a: Floats, x: Floats) -> Plane:
    """Return the plane at the fractional list x (n L,); ``a`` = -log(1 - f), (n L, Q)."""
    shape = (given.n, given.levels)
    if given.seats.limited:
        strength, price = use_of_interviews(given.seats, given, x)
        used = np.where(price > 0, given.seats.capacity * price, 0.0)
        score = _kernels.limited_scores(
            a, given.seats.seats, given.tier, given.worth, strength, price, given.seats.capacity, given.levels
        )
        return Plane(_constant(given.worth, used, np.maximum(strength - used, 0.0)), score.reshape(shape))
    strength = _kernels.strengths(a, given.tier, len(given.worth), x, given.levels)
    score = _kernels.scores(a, given.f, given.tier, given.worth, strength, given.levels)
    return Plane(_constant(given.worth, np.zeros_like(strength), strength), score.reshape(shape))


def value_at(given: Instance, a: Floats, x: Floats) -> float:
    """Return the value of a fractional list x (n L,), strengths added up by share."""
    if given.seats.limited:
        strength, _ = use_of_interviews(given.seats, given, x)
    else:
        strength = _kernels.strengths(a, given.tier, len(given.worth), x, given.levels)
    return given.problem.outside_utility - float((given.worth * np.expm1(-strength)).sum())


def _constant(worth: Floats, used: Floats, rest: Floats) -> float:
    """Return the sum of worth (1 - exp(-used) exp(-rest) (1 + rest))."""
    return float((worth * (-np.expm1(-used - rest) - np.exp(-used - rest) * rest)).sum())


def use_of_interviews(seats: Attendance, given: Instance, x: Floats) -> tuple[Floats, Floats]:
    """Return strength and price of an interview, (K, Q) each, for the fractional list x (n L,)."""
    rows = np.flatnonzero(x > 1e-12)
    order = np.zeros((seats.a.shape[1], len(rows) + 2), dtype=np.int64)
    for i, j in enumerate(rows):
        seat_kernels.insert_row(seats.ratio, order, i, int(j))
    strength, price = np.empty_like(given.worth), np.empty_like(given.worth)
    seat_kernels.prices(
        seats.a, seats.seats, seats.ratio, given.tier, order, len(rows), seats.capacity, given.levels, -1, x,
        strength, price,
    )  # fmt: skip
    return strength, price
