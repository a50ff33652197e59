"""What a list is worth, exactly: expected utility of the best success, chance of success, marginal values.

    V(x) = u0 + sum_q w_q sum_k (u_k - u_{k+1}) (1 - prod over chosen p with u_p >= u_k of (1 - f[p, l_p, q]))

(the layer-cake form of the expected best outcome, Chade & Smith 2006 with latent nodes). With a limited
number of interviews C the product becomes exp(-S), S = min over t >= 0 of C t + sum_p max(0, a - t i), a =
-log(1 - f): the best use of C expected interviews (a fractional knapsack).
"""

import numpy as np
from numpy.typing import NDArray

from smartpick.picks import _kernels
from smartpick.picks.instance import Instance
from smartpick.picks.pick import Choice, CurvePoint, Pick

__all__ = ["curve_of", "describe", "marginal_values", "value_of"]

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


def value_of(given: Instance, level: Integers) -> float:
    """Return V for levels (n,) in canonical order (-1: not chosen)."""
    outside = given.problem.outside_utility
    if given.seats.limited:
        return outside + given.seats.value(given.tier, given.worth, level, given.levels)
    values, _ = _along(given, level, np.flatnonzero(level >= 0))
    return outside + float(values[-1])


def _rows(given: Instance, level: Integers, sequence: Integers) -> Floats:
    """Return the exact chances of the chosen rows in the given sequence, shape (m, Q)."""
    return np.ascontiguousarray(given.problem.chances[given.order[sequence], level[sequence]])


def _along(given: Instance, level: Integers, sequence: Integers) -> tuple[Floats, Floats]:
    """Return value above outside and chance of success after each step, shape (m + 1,) each."""
    weights = given.problem.node_weights
    if given.seats.limited:
        rows = sequence * given.levels + level[sequence]
        value = given.seats.along(given.tier, given.worth, given.levels, rows)
        return value, given.seats.along(np.zeros_like(given.tier), weights[None, :], given.levels, rows)
    value, success = np.empty(len(sequence) + 1), np.empty(len(sequence) + 1)
    chances, tier = _rows(given, level, sequence), np.ascontiguousarray(given.tier[sequence])

    _kernels.walk(chances, tier, given.worth, weights, value, success)
    return value, success


def marginal_values(given: Instance, level: Integers, sequence: Integers) -> Floats:
    """Return V(x) - V(x without the row), keeping all others, for the rows of the sequence."""
    if given.seats.limited:
        order, count = given.seats.ranked(level, given.levels)
        after = given.seats.value_after
        whole = after(given.tier, given.worth, given.levels, order, count)
        rows = sequence * given.levels + level[sequence]
        return np.array(
            [whole - after(given.tier, given.worth, given.levels, order, count, out=int(j)) for j in rows]
        )
    tiers, nodes = given.worth.shape
    rest = _kernels.residuals(given.f, given.tier, given.worth, level, given.levels)
    pull = np.zeros((tiers + 1, nodes))
    _kernels.suffix_sums(rest, given.worth, pull)
    f = given.f[sequence * given.levels + level[sequence]]
    return np.asarray((f / (1.0 - f) * pull[given.tier[sequence]]).sum(axis=1))


def curve_of(given: Instance, level: Integers, sequence: Integers) -> tuple[CurvePoint, ...]:
    """Return cost, chance and value of the first i rows of a sequence, i = 0 .. m."""
    values, success = _along(given, level, sequence)
    outside = given.problem.outside_utility
    # The weights of the nodes add up to 1 only within rounding; what is certain is not more than certain.
    success = np.minimum(success, 1.0)
    values = np.minimum(values, max(given.problem.utility.max(initial=outside) - outside, 0.0))
    return tuple(
        CurvePoint(n, float(c), float(s), outside + float(v))
        for n, (c, s, v) in enumerate(zip(_costs(given, sequence), success, values, strict=True))
    )


def describe(given: Instance, level: Integers, sequence: Integers, bound: float) -> Pick:
    """Turn levels in canonical order and a greedy sequence into a ``Pick`` in the order of the problem."""
    curve = curve_of(given, level, sequence)
    margins = marginal_values(given, level, sequence)
    index = given.order[sequence]
    value = curve[-1].value
    bound = max(bound, value)
    return Pick(
        chosen=tuple(
            Choice(int(p), int(m), float(v)) for p, m, v in zip(index, level[sequence], margins, strict=True)
        ),
        value=value,
        p_success=curve[-1].p_success,
        cost=given.cost(level),
        curve=curve,
        upper_bound=bound,
        gap=(bound - value) / max(abs(value - given.problem.outside_utility), 1e-12),
    )


def _costs(given: Instance, sequence: Integers) -> Floats:
    """Return the price of the first i rows of the sequence, i = 0 .. m."""
    held = np.zeros(len(given.fees), dtype=np.int64)
    costs = np.zeros(len(sequence) + 1)
    for i, p in enumerate(sequence):
        s = given.specialty[p]
        held[s] += 1
        costs[i + 1] = costs[i] + given.own[p] + given.fees[s, held[s]] - given.fees[s, held[s] - 1]
    return costs
