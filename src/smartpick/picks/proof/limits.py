"""The limits as linear rows: one level per program, signals, counts, fees by tier, budget.

A fee schedule becomes one column per run of equal marginal price. When prices rise with the count that is
exact as it stands; otherwise the relaxation uses the convex envelope, and the whole-number model opens the
runs in order with binary columns (a flat opening price is a first run of width 1).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from smartpick.picks.fees import is_convex, lower_envelope, segments
from smartpick.picks.instance import Instance
from smartpick.picks.proof.lagrange import Multipliers
from smartpick.picks.proof.linear import INFINITY, LinearModel

__all__ = ["Limits", "add_limits"]

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Limits:
    """Row numbers of the limits in a model, to read their prices back; -1 where a limit needs no row."""

    budget: int
    most: int
    specialty: Integers
    minimum: Integers
    signals: Integers

    def prices(self, price: Floats, unit: float) -> Multipliers:
        """Collect the multipliers of the limits; the objective was counted in ``unit``."""
        padded = np.append(price, 0.0) * unit
        return Multipliers(
            budget=max(0.0, float(padded[self.budget])),
            most=max(0.0, float(padded[self.most])),
            specialty=padded[self.specialty] + padded[self.minimum],
            signals=np.maximum(0.0, padded[self.signals]),
        )


def add_limits(
    model: LinearModel, given: Instance, rows: Integers, forced: Flags, *, columns: Integers, exact: bool
) -> Limits:
    """Add the limits on the choice columns (``columns[i]`` stands for row ``rows[i]`` = p L + l)."""
    program, level = np.divmod(rows, given.levels)
    _one_level_each(model, program, columns, forced)
    count, levels = len(given.fees), given.levels
    signals = np.full((count, levels), -1, dtype=np.int64)
    specialty, minimum = np.full(count, -1, dtype=np.int64), np.full(count, -1, dtype=np.int64)
    priced = bool(np.isfinite(given.budget)) and bool(given.fees.any() or given.own.any())
    money: list[tuple[Integers, Floats]] = [(columns, given.own[program])]
    for s in range(count):
        mine = given.specialty[program] == s
        for m in range(1, levels):
            at = columns[mine & (level == m)]
            if len(at) > given.caps[s, m]:
                signals[s, m] = model.add_row(-INFINITY, float(given.caps[s, m]), at, 1.0)
        if given.minimum[s] > 0:
            minimum[s] = model.add_row(float(given.minimum[s]), INFINITY, columns[mine], 1.0)
        if priced and given.fees[s].any() and mine.any():
            held, each, specialty[s] = _fee_columns(model, given.fees[s], columns[mine], exact=exact)
            money.append((held, each))
    budget = most = -1
    if priced:
        at, each = np.concatenate([c for c, _ in money]), np.concatenate([e for _, e in money])
        budget = model.add_row(-INFINITY, given.budget + given.tolerance, at[each > 0], each[each > 0])
    if len(np.unique(program)) > given.most:
        most = model.add_row(-INFINITY, float(given.most), columns, 1.0)
    return Limits(budget, most, specialty, minimum, signals)


def _one_level_each(model: LinearModel, program: Integers, columns: Integers, forced: Flags) -> None:
    order = np.argsort(program, kind="stable")
    names, first = np.unique(program[order], return_index=True)
    low = np.where(forced[names], 1.0, -INFINITY)
    model.add_rows(low, 1.0, np.append(first, len(order)), columns[order], np.ones(len(order)))


def _fee_columns(
    model: LinearModel, total: Floats, chosen: Integers, *, exact: bool
) -> tuple[Integers, Floats, int]:
    """Add one column per run of the schedule; return columns, prices, and the row that links the count."""
    total = total[: max(len(chosen), 1) + 1]
    bent = not is_convex(total)
    runs = segments(total if exact or not bent else lower_envelope(total))
    width, each = (np.array(v, dtype=np.float64) for v in zip(*runs, strict=True))
    held = model.add_columns(np.zeros(len(runs)), 0.0, width)
    link = model.add_row(
        0.0, 0.0, np.concatenate([chosen, held]), np.append(np.ones(len(chosen)), -np.ones(len(held)))
    )
    if exact and bent:
        opened = model.add_columns(np.zeros(len(runs)), 0.0, 1.0, whole=True)
        for i in range(len(runs)):
            model.add_row(-INFINITY, 0.0, [held[i], opened[i]], [1.0, -width[i]])
            if i + 1 < len(runs):
                model.add_row(0.0, INFINITY, [held[i], opened[i + 1]], [1.0, -width[i]])
        if width[0] == 1.0:  # the first run is filled by any single program
            for column in chosen:
                model.add_row(-INFINITY, 0.0, [column, held[0]], [1.0, -1.0])
    return held, each, link
