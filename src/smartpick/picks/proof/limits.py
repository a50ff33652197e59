"""The limits as linear rows: one level per program, signals, counts, fees by tier, budget.

A fee schedule becomes one column per run of equal marginal price on the convex envelope of the schedule between the
least and the most programs of its specialty. When prices rise with the count that is exact; otherwise the search
narrows the counts until it is (see ``tree``).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from smartpick.picks.fees import lower_envelope, segments
from smartpick.picks.instance import Instance
from smartpick.picks.proof.lagrange import Multipliers
from smartpick.picks.proof.linear import INFINITY, LinearModel

__all__ = ["Limits", "add_limits"]

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Runs:
    """Columns of the runs of one specialty: run i counts from ``start[i]`` to ``start[i] + width[i]``."""

    columns: Integers
    start: Floats
    width: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Limits:
    """Row numbers of the limits in a model, -1 where a limit needs no row.

    ``program`` (n,): one level each; ``specialty`` (S,): count; ``signals`` (S, L); ``budget``; ``most``. ``runs``: the
    fee columns of each specialty, None where it has no fees.
    """

    program: Integers
    specialty: Integers
    signals: Integers
    budget: int
    most: int
    runs: tuple[Runs | None, ...]

    def keep_counts(self, model: LinearModel, minimum: Integers, maximum: Integers) -> None:
        """Narrow the count of every specialty that has fees to its interval, within the one it was made with."""
        for runs, low, high in zip(self.runs, minimum, maximum, strict=True):
            if runs is not None:
                least = np.clip(low - runs.start, 0.0, runs.width)
                model.limit_columns(runs.columns, least, np.clip(high - runs.start, 0.0, runs.width))

    def prices(self, price: Floats, unit: float) -> Multipliers:
        """Collect the multipliers of the limits; the objective was counted in ``unit``."""
        padded = np.append(price, 0.0) * unit
        return Multipliers(
            budget=max(0.0, float(padded[self.budget])),
            most=max(0.0, float(padded[self.most])),
            specialty=padded[self.specialty],
            signals=np.maximum(0.0, padded[self.signals]),
        )


def add_limits(
    model: LinearModel, given: Instance, rows: Integers, forced: Flags, *, columns: Integers
) -> Limits:
    """Add the limits on the choice columns (``columns[i]`` stands for row ``rows[i]`` = p L + l)."""
    program, level = np.divmod(rows, given.levels)
    one_level = _one_level_each(model, given.n, program, columns, forced)
    count, levels = len(given.fees), given.levels
    signals = np.full((count, levels), -1, dtype=np.int64)
    specialty = np.full(count, -1, dtype=np.int64)
    priced = bool(np.isfinite(given.budget)) and bool(given.fees.any() or given.own.any())
    money: list[tuple[Integers, Floats]] = [(columns, given.own[program])]
    base = 0.0
    all_runs: list[Runs | None] = [None] * count
    for s in range(count):
        mine = given.specialty[program] == s
        low, high = int(given.minimum[s]), int(given.maximum[s])
        for m in range(1, levels):
            at = columns[mine & (level == m)]
            if len(at) > given.caps[s, m]:
                signals[s, m] = model.add_row(-INFINITY, float(given.caps[s, m]), at, 1.0)
        if priced and given.fees[s].any() and (mine.any() or low > 0):
            base += float(given.fees[s, low])
            runs, each, specialty[s] = _fee_columns(model, given.fees[s], low, high, columns[mine])
            all_runs[s] = runs
            money.append((runs.columns, each))
        elif low > 0 or high < len(np.unique(program[mine])):
            specialty[s] = model.add_row(float(low), float(high), columns[mine], 1.0)
    budget = most = -1
    if priced:
        at, each = np.concatenate([c for c, _ in money]), np.concatenate([e for _, e in money])
        limit = given.budget + given.tolerance - base
        budget = model.add_row(-INFINITY, limit, at[each > 0], each[each > 0])
    if len(np.unique(program)) > given.most:
        most = model.add_row(-INFINITY, float(given.most), columns, 1.0)
    return Limits(one_level, specialty, signals, budget, most, tuple(all_runs))


def _one_level_each(
    model: LinearModel, n: int, program: Integers, columns: Integers, forced: Flags
) -> Integers:
    order = np.argsort(program, kind="stable")
    names, first = np.unique(program[order], return_index=True)
    low = np.where(forced[names], 1.0, -INFINITY)
    row = np.full(n, -1, dtype=np.int64)
    row[names] = model.add_rows(low, 1.0, np.append(first, len(order)), columns[order], np.ones(len(order)))
    return row


def _fee_columns(
    model: LinearModel, total: Floats, low: int, high: int, chosen: Integers
) -> tuple[Runs, Floats, int]:
    """Add one column per run of the schedule above ``low``; return runs, prices, and the row of the count."""
    pieces = segments(lower_envelope(total[low : high + 1]))
    width, each = np.array([w for w, _ in pieces], dtype=np.float64), np.array([e for _, e in pieces])
    held = model.add_columns(np.zeros(len(pieces)), 0.0, width)
    runs = Runs(held, low + np.cumsum(width) - width, width)
    entries = np.append(np.ones(len(chosen)), -np.ones(len(held)))
    return runs, each, model.add_row(float(low), float(low), np.concatenate([chosen, held]), entries)
