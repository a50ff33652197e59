"""A ``Problem`` prepared for the kernels: canonical order, flat arrays, infinities instead of None.

The canonical order is the order of the ids, or without ids the order of (specialty, utility, own cost,
content of the chances, pin, ban): exact ties are broken by it, so a permutation of the input gives the same
set.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from smartpick.picks.capacity import Attendance, attendance
from smartpick.picks.fees import fee_table, lower_envelope
from smartpick.picks.problem import Problem

__all__ = ["Instance", "prepare"]

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Bytes = NDArray[np.uint8]
SURE = 1.0 - 1e-15  # largest chance inside the kernels, where residuals are divided


@dataclass(frozen=True, slots=True, eq=False)
class Instance:
    """Arrays over programs in canonical order; ``order[i]`` is the place of row i in the problem.

    ``f`` (n L, Q): chances, row p L + l, 0 where the level is not available, at most ``SURE``. ``tier`` (n,):
    index of the utility tier, K for a program that is worth no more than staying outside. ``worth`` (K, Q):
    node weight times the step between a tier and the next. ``fees`` (S, M+1): price of m applications;
    ``steps`` (S, M+1): price of the m-th on the convex envelope.
    """

    problem: Problem
    order: Integers
    f: Floats
    available: Bytes
    tier: Integers
    worth: Floats
    specialty: Integers
    fees: Floats
    steps: Floats
    own: Floats
    caps: Integers
    budget: float
    most: int
    pins: Bytes
    bans: Bytes
    minimum: Integers
    maximum: Integers
    seats: Attendance

    @property
    def n(self) -> int:
        """Return the number of programs."""
        return len(self.tier)

    @property
    def levels(self) -> int:
        """Return the number of signal levels."""
        return int(self.available.shape[1])

    @property
    def cost_scale(self) -> float:
        """Return the size of the dollar amounts that are added up: the budget, or 0 without one."""
        return self.budget if np.isfinite(self.budget) else 0.0

    @property
    def tolerance(self) -> float:
        """Return the slack in dollars that rounding may use up."""
        return 1e-9 * max(1.0, self.budget) if np.isfinite(self.budget) else 0.0

    def counts(self, level: Integers) -> Integers:
        """Return how many programs of each specialty are chosen (``level`` >= 0)."""
        return np.bincount(self.specialty[level >= 0], minlength=len(self.fees)).astype(np.int64)

    def cost(self, level: Integers) -> float:
        """Return the price of a choice: schedules by count plus own costs."""
        chosen = level >= 0
        fees = self.fees[np.arange(len(self.fees)), self.counts(level)]
        return float(fees.sum() + self.own[chosen].sum())


def prepare(problem: Problem) -> Instance:
    """Bring a problem into canonical order and fill in what was left open."""
    order = _canonical_order(problem)
    n, levels, nodes = problem.chances.shape
    chances = problem.chances[order]
    available = problem.available()[order]
    np.nan_to_num(chances, copy=False, nan=0.0)
    np.minimum(chances, SURE, out=chances)
    tier, steps = _tiers(problem.utility[order], problem.outside_utility)
    codes = problem.codes()[order]
    fees = _fee_tables(problem, codes)
    maximum = _most_affordable(problem, codes, fees)
    envelope = np.diff(fees, axis=1, prepend=0.0)
    for s, (total, most) in enumerate(zip(fees, maximum, strict=True)):
        envelope[s, 1 : most + 1] = np.diff(lower_envelope(total[: most + 1]))
    f = chances.reshape(n * levels, nodes)
    interview, capacity = None, np.inf
    if problem.interview is not None and problem.interview_capacity is not None:
        interview = np.nan_to_num(problem.interview[order], nan=0.0).reshape(f.shape)
        capacity = float(problem.interview_capacity)
    return Instance(
        problem=problem,
        order=order,
        f=f,
        available=available.astype(np.uint8),
        tier=tier,
        worth=steps[:, None] * problem.node_weights[None, :],
        specialty=codes,
        fees=fees,
        steps=envelope,
        own=_array(problem.own_cost)[order],
        caps=problem.caps(),
        budget=np.inf if problem.budget is None else float(problem.budget),
        most=n if problem.max_programs is None else min(n, int(problem.max_programs)),
        pins=_array(problem.pins).astype(np.uint8)[order],
        bans=_array(problem.bans).astype(np.uint8)[order],
        minimum=problem.minima(),
        maximum=maximum,
        seats=attendance(f, interview, capacity),
    )


def _array(values: NDArray[np.generic] | None) -> NDArray[np.float64]:
    assert values is not None  # noqa: S101  (a Problem fills these in)
    return np.asarray(values, dtype=np.float64)


def _tiers(utility: Floats, outside: float) -> tuple[Integers, Floats]:
    """Return the tier of each program (K when it is worth nothing) and the step below each tier."""
    above = np.unique(utility[utility > outside])[::-1]
    steps = above - np.append(above[1:], outside) if len(above) else np.zeros(0)
    tier = np.full(len(utility), len(above), dtype=np.int64)
    worthy = utility > outside
    tier[worthy] = len(above) - 1 - np.searchsorted(above[::-1], utility[worthy])
    return tier, steps


def _fee_tables(problem: Problem, codes: Integers) -> Floats:
    count = problem.specialties
    most = int(np.bincount(codes, minlength=1).max(initial=0))
    fees = np.zeros((count, most + 1))
    for s, schedule in enumerate(problem.fees):
        fees[s] = fee_table(schedule, most)
    return fees


def _most_affordable(problem: Problem, codes: Integers, fees: Floats) -> Integers:
    """Return how many programs of each specialty there are and the whole budget could pay for, shape (S,)."""
    there = np.bincount(codes, minlength=problem.specialties)
    if problem.budget is None:
        return there.astype(np.int64)
    paid = (fees[:, 1:] <= problem.budget * (1.0 + 1e-9) + 1e-9).sum(axis=1)
    return np.asarray(np.minimum(there, paid), dtype=np.int64)


def _canonical_order(problem: Problem) -> Integers:
    if problem.ids is not None:
        return np.asarray(sorted(range(problem.n), key=list(problem.ids).__getitem__), dtype=np.int64)
    rows = problem.chances.reshape(problem.n, problem.levels * problem.nodes)
    marks = np.sqrt(np.arange(2.0, rows.shape[1] + 2.0))
    content = (np.where(np.isnan(rows), -1.0, rows) * marks).sum(axis=1)
    keys = (_array(problem.bans), _array(problem.pins), content, _array(problem.own_cost), problem.utility)
    return np.lexsort((*keys, problem.codes())).astype(np.int64)
