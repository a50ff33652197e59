"""The value as a linear model: strengths F per tier and node, and tangents above 1 - exp(-F).

Programs whose row is decided are constants: with Z the chance that all of them fail, the value is

    V = constant + sum over tiers g and nodes q of W_gq (1 - exp(-F_gq)),   W_gq = sum of worth Z over the
    tiers that see the same undecided programs, F_gq = sum of a x over undecided rows of tier <= g

which is exact at whole rows. Columns are scaled so that tangents have slopes near 1 whatever the size of
the chances.
"""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from smartpick.picks import _kernels
from smartpick.picks.instance import Instance
from smartpick.picks.proof.limits import add_limits
from smartpick.picks.proof.linear import INFINITY, LinearModel, Solution

__all__ = ["TangentModel"]

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]
NEGLIGIBLE = 1e-12


class TangentModel:
    """Lists within ``allowed`` rows (n, L) that hold the ``forced`` programs (n,), bounded by tangents."""

    constants = True  # a decided row is a factor of the weights

    def __init__(
        self,
        given: Instance,
        a: Floats,
        allowed: Flags,
        forced: Flags,
        scale: float,
        around: Integers,
        *,
        exact: bool,
    ) -> None:
        self.given = given
        self.scale = scale
        self.rows = np.flatnonzero(allowed.reshape(-1))
        self.model = LinearModel()
        program, level = np.divmod(self.rows, given.levels)
        decided = (forced & (allowed.sum(axis=1) == 1))[program]
        self.x = self.model.add_columns(np.zeros(len(self.rows)), decided.astype(float), 1.0, whole=exact)
        self.limits = add_limits(self.model, given, self.rows, forced, columns=self.x, exact=exact)
        constant = decided & self.constants
        fixed = np.full(given.n, -1, dtype=np.int64)
        fixed[program[constant]] = level[constant]
        self.free = np.flatnonzero(~constant & (given.tier[program] < len(given.worth)))
        self._weigh(fixed)
        self.a, self.f = a[self.rows[self.free]], given.f[self.rows[self.free]]
        self._value_columns(self.as_x(around))
        self.add_strengths(self.as_x(around))
        self.add_tangents(self.strength_of(self.as_x(around)), self.active)

    def _weigh(self, fixed: Integers) -> None:
        """Collect the tiers that see the same undecided programs into groups, and their weights."""
        given = self.given
        rest = _kernels.residuals(given.f, given.tier, given.worth, fixed, given.levels)
        weight = given.worth * rest
        self.constant = given.problem.outside_utility + float((given.worth * (1.0 - rest)).sum())
        tier = given.tier[self.rows[self.free] // given.levels]
        first = np.unique(tier)
        self.first, self.group = first, np.searchsorted(first, tier)
        edges = np.append(first, len(weight))
        blocks = [weight[low:high].sum(axis=0) for low, high in pairwise(edges)]
        self.weight = np.array(blocks).reshape(len(first), weight.shape[1])

    def _value_columns(self, around: Floats) -> None:
        """Add the columns F and t of every block (group, node) that matters."""
        groups, nodes = self.weight.shape
        peak = np.zeros((groups, nodes))
        for g in range(groups):
            peak[g] = self.a[self.group <= g].max(axis=0, initial=0.0)
        self.unit = np.maximum(self.strength_of(around), peak)
        self.active = (self.unit > 0) & (self.weight > NEGLIGIBLE * self.scale)
        self.constant += float(self.weight[~self.active & (self.unit > 0)].sum())
        self.unit[~self.active] = 1.0
        self.rise = -np.expm1(-self.unit)  # of t over the unit of F
        gain = np.where(self.active, self.weight * self.rise / self.scale, 0.0)
        self.clamp = 1e-8 + 4e-9 * float(gain.sum())
        count = groups * nodes
        self.F = self.model.add_columns(np.zeros(count), 0.0, INFINITY).reshape(groups, nodes)
        self.t = self.model.add_columns(
            gain.ravel(), 0.0, np.where(self.active, 1.0 / self.rise, 0.0).ravel()
        )
        self.t = self.t.reshape(groups, nodes)

    def add_strengths(self, at: Floats) -> None:  # noqa: ARG002  (what depends on the point does so in a subclass)
        """Add the rows that define F."""
        groups, nodes = self.weight.shape
        for g in range(groups):
            mine = np.flatnonzero(self.group == g)
            choice = np.broadcast_to(self.x[self.free[mine]][:, None], (len(mine), nodes))
            before = [self.F[g - 1]] if g else []
            index = np.stack([*choice, *before, self.F[g]])
            carried = [-self.unit[g - 1] / self.unit[g]] if g else []
            value = np.stack([*(-self.a[mine] / self.unit[g]), *carried, np.ones(nodes)])
            start = np.arange(nodes + 1) * len(index)
            self.model.add_rows(0.0, 0.0, start, index.T.ravel(), value.T.ravel())

    def as_x(self, level: Integers) -> Floats:
        """Return the choice columns of whole levels (n,)."""
        program, m = np.divmod(self.rows, self.given.levels)
        at: Floats = (level[program] == m).astype(np.float64)
        return at

    def strength_of(self, x: Floats) -> Floats:
        """Return F (groups, Q) at choice columns x."""
        part: Floats = np.zeros_like(self.weight)
        np.add.at(part, self.group, self.a * x[self.free][:, None])
        total: Floats = np.cumsum(part, axis=0)
        return total

    def add_tangents(self, at: Floats, blocks: Flags) -> None:
        """Add 1 - exp(-F) <= its tangent at the strengths ``at`` (groups, Q), for the given blocks.

        Where a row alone is stronger than the point, its coefficient is lowered to what one whole row can add
        (see ``scores`` in the kernels); such tangents are written on the choices instead of F.
        """
        g, q = np.nonzero(blocks)
        strong = np.zeros(len(g), dtype=bool)
        for i in range(len(g)):
            strong[i] = bool((self.a[self.group <= g[i], q[i]] > at[g[i], q[i]]).any())
        self.add_plain_tangents(at, g[~strong], q[~strong])
        kappa = _intercept(at)
        for i, j in zip(g[strong], q[strong], strict=True):
            seen = np.flatnonzero(self.group <= i)
            a, f = self.a[seen, j], self.f[seen, j]
            lifted = np.where(a <= at[i, j], np.exp(-at[i, j]) * a, f - kappa[i, j])
            self.model.add_row(
                -INFINITY,
                float(kappa[i, j] / self.rise[i, j]),
                np.append(self.t[i, j], self.x[self.free[seen]]),
                np.append(1.0, -lifted / self.rise[i, j]),
            )

    def add_plain_tangents(self, at: Floats, g: Integers, q: Integers) -> None:
        """Add tangents on F for the blocks (g[i], q[i])."""
        index = np.stack([self.t[g, q], self.F[g, q]], axis=1).ravel()
        slope = -np.exp(-at[g, q]) * self.unit[g, q] / self.rise[g, q]
        value = np.stack([np.ones(len(g)), slope], axis=1).ravel()
        high = _intercept(at[g, q]) / self.rise[g, q]
        self.model.add_rows(-INFINITY, high, np.arange(len(g) + 1) * 2, index, value)

    def refine(self, x: Floats, t: Floats) -> float:
        """Add tangents where the model exceeds the value at x; return by how much it does there."""
        at = self.strength_of(x)
        excess = t * self.rise + np.expm1(-at)
        blocks = self.active & (excess * self.weight > 1e-10 * self.scale)
        if blocks.any():
            self.add_tangents(at, blocks)
        return float((excess * self.weight)[blocks].sum())

    def upper(self, solution: Solution) -> float:
        """Return the value that no list in this model can exceed, tolerance of the solver included."""
        return self.constant + self.scale * (solution.bound + self.clamp)

    def fractions(self, solution: Solution) -> Floats:
        """Return the solution over all rows of the instance, shape (n L,)."""
        full = np.zeros(self.given.n * self.given.levels)
        full[self.rows] = solution.x[self.x]
        return full


def _intercept(at: Floats) -> Floats:
    """Return 1 - exp(-F) (1 + F), by its series where the difference would lose its digits."""
    return np.where(at < 1e-4, at * at * (0.5 - at / 3.0), -np.expm1(-at) - at * np.exp(-at))
