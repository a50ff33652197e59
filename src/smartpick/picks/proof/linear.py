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
    """``x`` columns, ``price`` of each row (>= 0 at upper limits), ``bound`` >= every feasible objective."""

    x: Floats
    price: Floats
    bound: float
    finished: bool


class LinearModel:
    """A maximisation problem that grows: give columns first, then rows, then solve and add rows again."""

    def __init__(self) -> None:
        self.solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]  # ships no type information
        self.columns = 0
        self.rows = 0
        self._whole: list[Integers] = []
        for name, value in (
            ("output_flag", False),
            ("threads", 1),
            ("random_seed", 0),
            ("primal_feasibility_tolerance", TOLERANCE),
            ("dual_feasibility_tolerance", TOLERANCE),
            ("mip_feasibility_tolerance", TOLERANCE),
            ("mip_abs_gap", 0.0),
            ("small_matrix_value", 1e-12),
        ):
            self.solver.setOptionValue(name, value)

    def add_columns(
        self, gain: ArrayLike, low: ArrayLike, high: ArrayLike, *, whole: bool = False
    ) -> Integers:
        """Add columns with objective coefficients and limits; return their numbers."""
        cost = -np.asarray(gain, dtype=np.float64)
        count = len(cost)
        low, high = (np.broadcast_to(np.asarray(v, dtype=np.float64), (count,)).copy() for v in (low, high))
        none = np.zeros(0, dtype=np.int32)
        if count:
            self.solver.addCols(count, cost, low, high, 0, none, none, np.zeros(0))
        numbers = np.arange(self.columns, self.columns + count)
        self.columns += count
        if whole:
            self._whole.append(numbers)
        return numbers

    def add_rows(
        self, low: ArrayLike, high: ArrayLike, start: ArrayLike, index: ArrayLike, value: ArrayLike
    ) -> None:
        """Add rows low <= sum of value x <= high; row i holds the entries start[i] .. start[i + 1]."""
        start = np.asarray(start, dtype=np.int32)
        count = len(start) - 1
        low, high = (np.broadcast_to(np.asarray(v, dtype=np.float64), (count,)).copy() for v in (low, high))
        if count:
            entries = np.asarray(index, dtype=np.int32), np.asarray(value, dtype=np.float64)
            self.solver.addRows(count, low, high, len(entries[0]), start[:-1].copy(), *entries)
        self.rows += count

    def add_row(self, low: float, high: float, index: ArrayLike, value: ArrayLike) -> int:
        """Add one row; return its number."""
        index = np.asarray(index)
        self.add_rows(low, high, [0, len(index)], index, np.broadcast_to(value, index.shape))
        return self.rows - 1

    def solve(self, seconds: float) -> Solution | None:
        """Solve the relaxation by the simplex method, warm from the last basis; None: no answer."""
        self.solver.setOptionValue("presolve", "off")
        self.solver.setOptionValue("solver", "simplex")
        return self._run(seconds, whole=False)

    def solve_whole(self, seconds: float, gap: float) -> Solution | None:
        """Solve with whole numbers where columns ask for them, to the relative gap."""
        for numbers in self._whole:
            kind = np.full(len(numbers), highspy.HighsVarType.kInteger)
            self.solver.changeColsIntegrality(len(numbers), numbers.astype(np.int32), kind)
        self.solver.setOptionValue("presolve", "choose")
        self.solver.setOptionValue("mip_rel_gap", gap)
        return self._run(seconds, whole=True)

    def _run(self, seconds: float, *, whole: bool) -> Solution | None:
        if not self.columns:
            return Solution(np.zeros(0), np.zeros(self.rows), 0.0, finished=True)
        self.solver.setOptionValue("time_limit", self.solver.getRunTime() + max(seconds, 0.01))
        self.solver.run()
        status, info = self.solver.getModelStatus(), self.solver.getInfo()
        finished = status == highspy.HighsModelStatus.kOptimal
        if not finished and (status != highspy.HighsModelStatus.kTimeLimit or not whole):
            return None
        found = self.solver.getSolution()
        bound = -info.mip_dual_bound if whole else -info.objective_function_value
        return Solution(
            np.asarray(found.col_value, dtype=np.float64),
            -np.asarray(found.row_dual, dtype=np.float64),
            bound,
            finished,
        )
