"""The one place that talks to the linear solver: arrays in, solution and multipliers out."""

from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["INFINITY", "LinearModel", "Solution"]

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
INFINITY: float = highspy.kHighsInf
TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Solution:
    """``x`` of every column, ``price`` of each row (>= 0 at upper limits), ``value`` of the objective.

    A solution that is not ``finished`` (time was up) has no meaning.
    """

    x: Floats
    price: Floats
    value: float
    finished: bool


class LinearModel:
    """A maximisation problem that grows: give columns first, then rows, solve, add rows, solve again."""

    def __init__(self) -> None:
        self.solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]  # ships no type information
        self.columns = 0
        self.rows = 0
        for name, value in (
            ("output_flag", False),
            ("threads", 1),
            ("random_seed", 0),
            ("presolve", "off"),  # the basis of the last solution is the best start
            ("solver", "simplex"),  # interior points were an order of magnitude slower on these models
            ("primal_feasibility_tolerance", TOLERANCE),
            ("dual_feasibility_tolerance", TOLERANCE),
            ("small_matrix_value", 1e-12),
        ):
            self.solver.setOptionValue(name, value)

    def add_columns(self, gain: ArrayLike, low: ArrayLike, high: ArrayLike) -> Integers:
        """Add columns with objective coefficients and limits; return their numbers."""
        cost = -np.asarray(gain, dtype=np.float64)
        count = len(cost)
        none = np.zeros(0, dtype=np.int32)
        if count:
            self.solver.addCols(
                count, cost, _each(low, count), _each(high, count), 0, none, none, np.zeros(0)
            )
        numbers = np.arange(self.columns, self.columns + count)
        self.columns += count
        return numbers

    def add_rows(
        self, low: ArrayLike, high: ArrayLike, start: ArrayLike, index: ArrayLike, value: ArrayLike
    ) -> Integers:
        """Add rows low <= sum of value x <= high; row i holds the entries start[i] .. start[i + 1]."""
        start = np.asarray(start, dtype=np.int32)
        count = len(start) - 1
        if count:
            entries = np.asarray(index, dtype=np.int32), np.asarray(value, dtype=np.float64)
            limits = _each(low, count), _each(high, count)
            self.solver.addRows(count, *limits, len(entries[0]), start[:-1].copy(), *entries)
        numbers = np.arange(self.rows, self.rows + count)
        self.rows += count
        return numbers

    def add_row(self, low: float, high: float, index: ArrayLike, value: ArrayLike) -> int:
        """Add one row; return its number."""
        index = np.asarray(index)
        return int(self.add_rows(low, high, [0, len(index)], index, np.broadcast_to(value, index.shape))[0])

    def add_uneven_rows(self, high: list[float], index: list[Integers], value: list[Floats]) -> None:
        """Add rows sum of value x <= high of different lengths, at once."""
        if high:
            start = np.concatenate([[0], np.cumsum([len(i) for i in index])])
            self.add_rows(-INFINITY, high, start, np.concatenate(index), np.concatenate(value))

    def limit_columns(self, columns: Integers, low: ArrayLike, high: ArrayLike) -> None:
        """Replace the limits of some columns."""
        count = len(columns)
        if count:
            self.solver.changeColsBounds(
                count, columns.astype(np.int32), _each(low, count), _each(high, count)
            )

    def limit_rows(self, rows: Integers, low: ArrayLike, high: ArrayLike) -> None:
        """Replace the limits of some rows."""
        count = len(rows)
        for row, least, most in zip(rows, _each(low, count), _each(high, count), strict=True):
            self.solver.changeRowBounds(int(row), float(least), float(most))

    def solve(self, seconds: float) -> Solution | None:
        """Solve by the simplex method, warm from the last basis; None when nothing satisfies the rows."""
        if not self.columns:
            return Solution(np.zeros(0), np.zeros(self.rows), 0.0, finished=True)
        self.solver.setOptionValue("time_limit", max(seconds, 0.0))
        self.solver.run()
        status = self.solver.getModelStatus()
        if status not in {_OPTIMAL, _INFEASIBLE, _TIME}:  # numerical trouble: once more, without the basis
            self.solver.clearSolver()
            self.solver.run()
            status = self.solver.getModelStatus()
        if status == _INFEASIBLE:
            return None
        found, value = self.solver.getSolution(), -self.solver.getInfo().objective_function_value
        x, price = (np.asarray(v, dtype=np.float64) for v in (found.col_value, found.row_dual))
        return Solution(x, -price, value, finished=status == _OPTIMAL)


_OPTIMAL = highspy.HighsModelStatus.kOptimal
_INFEASIBLE = highspy.HighsModelStatus.kInfeasible
_TIME = highspy.HighsModelStatus.kTimeLimit


def _each(values: ArrayLike, count: int) -> Floats:
    return np.broadcast_to(np.asarray(values, dtype=np.float64), (count,)).copy()
