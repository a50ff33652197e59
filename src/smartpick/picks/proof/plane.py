"""The value from above as a linear function of the chosen rows, touching it at a fractional list."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from smartpick.picks.capacity import Attendance
from smartpick.picks.capacity import _kernels as seat_kernels
from smartpick.picks.instance import Instance
from smartpick.picks.proof import _kernels

__all__ = ["Plane", "certain_part", "plane_at", "use_of_interviews", "value_at"]

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Plane:
    """V - outside <= ``constant`` + sum of ``score[p, l]`` over the rows of a list, for every list."""

    constant: float
    score: Floats


def plane_at(
    given: Instance, a: Floats, x: Floats, allowed: Flags | None = None, forced: Flags | None = None
) -> Plane:
    """Return the plane at the fractional list x (n L,); ``a`` = -log(1 - f), (n L, Q).

    With ``allowed`` rows (n, L) and ``forced`` programs (n,) it is above the lists that keep to them, and lower.
    """
    shape, tiers = (given.n, given.levels), len(given.worth)
    if given.seats.limited:
        strength, price = use_of_interviews(given.seats, given, x)
        used = np.where(price > 0, given.seats.capacity * price, 0.0)
        score = _kernels.limited_scores(
            a, given.seats.seats, given.tier, given.worth, strength, price, given.seats.capacity, given.levels
        )
        return Plane(_constant(given.worth, used, np.maximum(strength - used, 0.0)), score.reshape(shape))
    worth, base = given.worth, 0.0
    if allowed is not None and forced is not None and forced.any():
        certain, a = certain_part(given, a, allowed, forced)
        worth, base = worth * np.exp(-certain), -float((worth * np.expm1(-certain)).sum())
    strength = _kernels.strengths(a, given.tier, tiers, x, given.levels)
    score = _kernels.scores(a, given.tier, worth, strength, given.levels)
    return Plane(base + _constant(worth, np.zeros_like(strength), strength), score.reshape(shape))


def certain_part(given: Instance, a: Floats, allowed: Flags, forced: Flags) -> tuple[Floats, Floats]:
    """Return the strengths (K, Q) that every list has, and what each row adds to them, (n L, Q).

    A forced program has at least the weakest of its allowed rows at every node; only the rest is a matter of choice.
    As a factor it lowers the weight of what is left, and one more row counts for more of the strength that is left.
    """
    shape = (given.n, given.levels, a.shape[1])
    least = np.where(allowed[:, :, None], a.reshape(shape), np.inf).min(axis=1)
    least[~forced | ~allowed.any(axis=1)] = 0.0
    certain = _kernels.strengths(least, given.tier, len(given.worth), np.ones(given.n), 1)
    return certain, np.maximum(a.reshape(shape) - least[:, None, :], 0.0).reshape(a.shape)


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
