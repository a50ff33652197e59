"""The answer in milliseconds: lazy greedy from several starts, then the best single and double moves.

Two rankings are tried, gain and gain per marginal dollar; the better one is kept (on one convex schedule they
agree).
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from smartpick.picks import _kernels
from smartpick.picks.base import forced_base, keeps_limits
from smartpick.picks.capacity import attendance
from smartpick.picks.instance import Instance, prepare
from smartpick.picks.moves import improve
from smartpick.picks.pick import Pick
from smartpick.picks.problem import Problem
from smartpick.picks.valuation import describe, value_of

__all__ = [
    "choose",
    "easy_bound",
    "greedy_after",
    "greedy_levels",
    "greedy_sequence",
    "quick_levels",
    "single_values",
    "top_up",
]

PRICE_ROUNDS = 6
QUICK_PASSES = 3  # of local search with limited interviews, a hundredth of a second each; certify goes on
# Share of the attainable value that a limit may cost before it is minded; certify minds all of it.
IDLE = 1e-4
Integers = NDArray[np.int64]
Bytes = NDArray[np.uint8]


def choose(problem: Problem) -> Pick:
    """Return a good list within milliseconds; its ``upper_bound`` is only the value of applying everywhere.

    Raises ``UserError`` when pins and minima cannot be met within the limits.
    """
    given = prepare(problem)
    level = quick_levels(given)
    return describe(given, level, greedy_sequence(_unlimited(given), level), easy_bound(given))


def quick_levels(given: Instance) -> Integers:
    """Return the levels (n,) of a good list, in canonical order."""
    return limited_levels(given) if given.seats.limited else greedy_levels(given)


def _unlimited(given: Instance, price: NDArray[np.float64] | None = None) -> Instance:
    """Return the instance without its limit on interviews, each interview costing ``price`` [Q] of strength.

    For any price t >= 0, S <= C t + sum_p max(0, a - t i), and equality holds at the price where attending stops: at
    that price the limited problem is an unlimited one with weaker chances and smaller node weights.
    """
    if price is None:
        return replace(given, seats=attendance(given.f, None, np.inf))
    left = given.seats.a - price * given.seats.seats
    weaker = -np.expm1(-np.where(left > 1e-12 * given.seats.a, left, 0.0))  # rounding is no gain
    worth = given.worth * np.exp(-given.seats.capacity * price)
    return replace(given, f=weaker, worth=worth, seats=attendance(weaker, None, np.inf))


def limited_levels(given: Instance) -> Integers:
    """Return levels (n,) for a limited number of interviews: prices of an interview and lists, in turn."""
    level = greedy_levels(_unlimited(given))
    best, best_value = level, value_of(given, level)
    if value_of(_unlimited(given), level) <= best_value + IDLE * given.worth.sum():
        return level  # the limit is all but idle, so no other list gains by minding it
    price = given.seats.price(level, given.levels)
    for _ in range(PRICE_ROUNDS):
        level = greedy_levels(_unlimited(given, price))
        value = value_of(given, level)
        if (value, -int((level >= 0).sum())) <= (best_value, -int((best >= 0).sum())):
            break
        best, best_value = level, value
        price = 0.5 * (price + given.seats.price(level, given.levels))
    return improve(given, best, QUICK_PASSES)


def easy_bound(given: Instance) -> float:
    """Return the value of every program at its best level, limits ignored."""
    if not given.n:
        return given.problem.outside_utility
    best = given.f.reshape(given.n, given.levels, given.worth.shape[1]).max(axis=1)
    best[given.bans.astype(bool)] = 0.0
    strength = np.zeros((len(given.worth) + 1, best.shape[1]))
    np.add.at(strength, given.tier, -np.log1p(-best))
    reached = -np.expm1(-np.cumsum(strength[:-1], axis=0))
    return given.problem.outside_utility + float((given.worth * reached).sum()) * (1.0 + 1e-12)


def greedy_levels(given: Instance) -> Integers:
    """Return levels (n,) in canonical order: the best of the greedy starts after local search."""
    base = forced_base(given, single_values(given).max(axis=1, initial=0.0))
    priced = bool(np.isfinite(given.budget)) and (given.fees.any() or given.own.any())
    starts: dict[bytes, Integers] = {}
    for per_dollar in (True, False) if priced else (False,):
        level = base.copy()
        _greedy(given, level, per_dollar=per_dollar)
        starts[level.tobytes()] = level
    done = [improve(given, level) for level in starts.values()]
    return max(done, key=lambda level: value_of(given, level))


def single_values(given: Instance) -> NDArray[np.float64]:
    """Return what each row alone is worth above staying outside, shape (n, L)."""
    pull = np.zeros((len(given.worth) + 1, given.worth.shape[1]))
    _kernels.suffix_sums(np.ones_like(given.worth), given.worth, pull)
    f = given.f.reshape(given.n, given.levels, given.worth.shape[1])
    return np.asarray(np.einsum("plq,pq->pl", f, pull[given.tier]))


def _greedy(given: Instance, level: Integers, *, per_dollar: bool, closed: Bytes | None = None) -> Integers:
    """Add to ``level`` within the limits and return what was added, in order; ``closed`` (else the bans) stay out."""
    closed = given.bans if closed is None else closed
    order = np.empty(given.n, dtype=np.int64)
    added = _kernels.greedy(
        given.f, given.available, given.tier, given.worth, given.seats.a, given.seats.seats,
        given.seats.ratio, given.seats.capacity, given.specialty, given.fees, given.steps, given.own,
        given.caps, given.budget, given.tolerance, given.most, closed, per_dollar, level, order,
    )  # fmt: skip
    return order[:added]


def greedy_after(given: Instance, level: Integers) -> Integers:
    """Add to ``level`` what pays most per dollar until the limits are reached; return what was added, in order.

    A limit on interviews is left out of the ranking, as in ``choose``: the order costs milliseconds, not seconds.
    """
    return _greedy(_unlimited(given), level, per_dollar=True)


def top_up(given: Instance, x: NDArray[np.float64]) -> Integers:
    """Round a fractional list x (n L,): rows near 1 first, then greedy among rows that are used at all."""
    share = x.reshape(given.n, given.levels)
    level = forced_base(given, share.sum(axis=1))
    best = share.argmax(axis=1)
    for p in np.flatnonzero((share.max(axis=1) > 1.0 - 1e-6) & (level != best)):
        before, level[p] = level[p], best[p]
        if not keeps_limits(given, level):
            level[p] = before
    for closed in (given.bans.astype(bool) | (share.sum(axis=1) < 1e-9), given.bans.astype(bool)):
        _greedy(given, level, per_dollar=True, closed=closed.astype(np.uint8))
    return level


def greedy_sequence(given: Instance, level: Integers) -> Integers:
    """Return the chosen programs in the order in which greedy would take them at these levels.

    The rank is by gain per marginal dollar (by gain when nothing costs anything or all cost the same);
    programs that add nothing come last, in canonical order.
    """
    chosen = np.flatnonzero(level >= 0)
    order, again = np.empty(given.n, dtype=np.int64), np.full(given.n, -1, dtype=np.int64)
    available = np.zeros_like(given.available)
    available[chosen, level[chosen]] = 1
    added = _kernels.greedy(
        given.f, available, given.tier, given.worth, given.seats.a, given.seats.seats, given.seats.ratio,
        given.seats.capacity, given.specialty, given.fees, given.steps, given.own, given.caps, np.inf, 0.0,
        given.n, (level < 0).astype(np.uint8), True, again, order,
    )  # fmt: skip
    return np.concatenate([order[:added], chosen[again[chosen] < 0]])
