"""An upper bound in our own arithmetic: linearise the value, price the limits, and each program decide alone.

For any plane above the value (see ``plane``) and any multipliers (budget beta >= 0, number of programs gamma
>= 0, signals sigma >= 0, specialties mu) no feasible list is worth more than

    constant + sum over p of max(0, best level of score - sigma - mu - beta cost - gamma)
    + sum over s of max over m of (mu_s m - beta fee_s(m)) + beta budget + gamma most + sigma caps

whatever a solver's tolerances were when it proposed them. Fee schedules enter exactly, convex or not. The
best list that holds a given row (or leaves a program out) has the same bound less the row's loss: that
fixes rows.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from smartpick.picks.instance import Instance
from smartpick.picks.proof.plane import Plane

__all__ = ["Bound", "Multipliers", "bound_at", "decide"]

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Multipliers:
    """Prices of the limits: money, number of programs, each specialty (S,), each signal (S, L)."""

    budget: float
    most: float
    specialty: Floats
    signals: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Bound:
    """``value``: no list among the allowed rows is worth more. ``with_row`` (n, L), ``without`` (n,): the
    same for lists that hold a row, that leave a program out.
    """  # noqa: D205

    value: float
    with_row: Floats
    without: Floats


def bound_at(given: Instance, plane: Plane, prices: Multipliers, allowed: Flags, forced: Flags) -> Bound:
    """Evaluate the bound over lists of ``allowed`` rows (n, L) that hold the ``forced`` programs (n,)."""
    net = plane.score - prices.signals[given.specialty] - prices.specialty[given.specialty][:, None]
    net -= (prices.budget * given.own + prices.most)[:, None]
    net = np.where(allowed, net, -np.inf)
    best = net.max(axis=1, initial=-np.inf)
    taken = np.where(forced, best, np.maximum(best, 0.0))
    total = plane.constant + float(taken.sum()) + prices.most * given.most
    total += float((prices.signals[:, 1:] * given.caps[:, 1:]).sum())
    if prices.budget > 0:
        total += prices.budget * (given.budget + given.tolerance)
    counts = np.arange(given.fees.shape[1], dtype=np.float64)
    gains = prices.specialty[:, None] * counts - prices.budget * given.fees
    gains[(counts < given.minimum[:, None]) | (counts > given.maximum[:, None])] = -np.inf
    total += float(gains.max(axis=1).sum())
    total += 1e-12 * (abs(total) + float(np.abs(taken).sum()) + prices.budget * given.cost_scale)  # rounding
    if not np.isfinite(total):  # a forced program has no row left: nothing is better than the list in hand
        return Bound(-np.inf, np.full(net.shape, -np.inf), np.full(given.n, -np.inf))
    total += given.problem.outside_utility
    return Bound(total, total - taken[:, None] + net, np.where(forced, -np.inf, total - taken))


def decide(bound: Bound, value: float, allowed: Flags, forced: Flags) -> tuple[Flags, Flags]:
    """Return the rows still allowed and the programs that every list better than ``value`` must hold."""
    return allowed & (bound.with_row > value), forced | (bound.without <= value)
