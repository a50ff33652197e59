"""The value as a linear model: strengths F per tier and node, and tangents above 1 - exp(-F).

What every list has (see ``certain_part``) is constant: with Z = exp(-its strength) the value is

    V = constant + sum over tiers g and nodes q of W_gq (1 - exp(-F_gq)),   W_gq = sum of worth Z over the
    tiers that see the same open programs, F_gq = sum over rows of tier <= g of what they add, times x

which is exact at whole rows. Columns are scaled so that tangents have slopes near 1 whatever the size of
the chances.
"""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from smartpick.picks.instance import Instance
from smartpick.picks.proof.limits import add_limits
from smartpick.picks.proof.linear import INFINITY, LinearModel, Solution
from smartpick.picks.proof.plane import Plane, certain_part

__all__ = ["TangentModel"]

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]
NEGLIGIBLE = 1e-12
MOST_BLOCKS = 400  # beyond it neighbouring tiers are valued as one: the model only proposes


class TangentModel:
    """Lists within ``allowed`` rows (n, L) that hold the ``forced`` programs (n,), bounded by tangents."""

    constants = True  # what every list has is a factor of the weights

    def __init__(
        self,
        given: Instance,
        a: Floats,
        allowed: Flags,
        forced: Flags,
        scale: float,
        around: Integers,
    ) -> None:
        self.given = given
        self.scale = scale
        self._forced = forced.copy()
        self.rows = np.flatnonzero(allowed.reshape(-1))
        self.model = LinearModel()
        program = self.rows // given.levels
        decided = (forced & (allowed.sum(axis=1) == 1))[program]
        self.x = self.model.add_columns(np.zeros(len(self.rows)), decided.astype(float), 1.0)
        self.limits = add_limits(self.model, given, self.rows, forced, columns=self.x)
        certain = np.zeros_like(given.worth)
        if self.constants:
            certain, a = certain_part(given, a, allowed, forced)
        counts = (a[self.rows] > 0).any(axis=1) if self.constants else np.ones(len(self.rows), dtype=bool)
        self.free = np.flatnonzero(counts & (given.tier[program] < len(given.worth)))
        self._weigh(certain)
        self.a = a[self.rows[self.free]]
        self._value_columns(self.as_x(around))
        self._define_strengths()
        self.touch_at(self.as_x(around), self.active)

    def _weigh(self, certain: Floats) -> None:
        """Collect the tiers that see the same undecided programs into groups, and their weights."""
        given = self.given
        weight = given.worth * np.exp(-certain)
        self.constant = given.problem.outside_utility - float((given.worth * np.expm1(-certain)).sum())
        tier = given.tier[self.rows[self.free] // given.levels]
        first = np.unique(tier)
        step = max(1, -(-len(first) * weight.shape[1] // MOST_BLOCKS))
        self.coarse = step > 1
        first = first[::step]
        self.group = np.searchsorted(first, tier, side="right") - 1
        edges = np.append(first, len(weight))
        self.last = edges[1:] - 1
        blocks = [weight[low:high].sum(axis=0) for low, high in pairwise(edges)]
        self.weight = np.array(blocks).reshape(len(first), weight.shape[1])

    def _value_columns(self, around: Floats) -> None:
        """Add the columns F and t of every block (group, node) that matters."""
        groups, nodes = self.weight.shape
        self.peak = np.zeros((groups, nodes))
        for g in range(groups):
            self.peak[g] = self.a[self.group <= g].max(axis=0, initial=0.0)
        self.unit = np.maximum(self.strength_of(around), self.peak)
        self.active = (self.unit > 0) & (self.weight > NEGLIGIBLE * self.scale)
        self.constant += float(self.weight[~self.active & (self.unit > 0)].sum())
        self.unit[~self.active] = 1.0
        self.rise = -np.expm1(-self.unit)  # of t over the unit of F
        gain = np.where(self.active, self.weight * self.rise / self.scale, 0.0)
        count = groups * nodes
        self.F = self.model.add_columns(np.zeros(count), 0.0, INFINITY).reshape(groups, nodes)
        self.t = self.model.add_columns(
            gain.ravel(), 0.0, np.where(self.active, 1.0 / self.rise, 0.0).ravel()
        )
        self.t = self.t.reshape(groups, nodes)

    def _define_strengths(self) -> None:
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
        strong = self.peak[g, q] > at[g, q]
        self.add_plain_tangents(at, g[~strong], q[~strong])
        kappa = _intercept(at)
        high, index, value = [], [], []
        for i, j in zip(g[strong], q[strong], strict=True):
            seen = np.flatnonzero(self.group <= i)
            a = self.a[seen, j]
            lifted = np.where(a <= at[i, j], np.exp(-at[i, j]) * a, -np.expm1(-a) - kappa[i, j])
            high.append(float(kappa[i, j] / self.rise[i, j]))
            index.append(np.append(self.t[i, j], self.x[self.free[seen]]))
            value.append(np.append(1.0, -lifted / self.rise[i, j]))
        self.model.add_uneven_rows(high, index, value)

    def add_plain_tangents(self, at: Floats, g: Integers, q: Integers) -> None:
        """Add tangents on F for the blocks (g[i], q[i])."""
        index = np.stack([self.t[g, q], self.F[g, q]], axis=1).ravel()
        slope = -np.exp(-at[g, q]) * self.unit[g, q] / self.rise[g, q]
        value = np.stack([np.ones(len(g)), slope], axis=1).ravel()
        high = _intercept(at[g, q]) / self.rise[g, q]
        self.model.add_rows(-INFINITY, high, np.arange(len(g) + 1) * 2, index, value)

    def add_plane(self, plane: Plane) -> None:
        """Keep the valued blocks below a plane above the value: it mends what neighbouring tiers valued as one lose.

        Blocks that value worse programs as better ones overstate the value; kept below the plane they can still reach
        it, so no list is lost.
        """
        program, level = np.divmod(self.rows, self.given.levels)
        at = plane.score[program, level] / self.scale
        gain = np.where(self.active, self.weight * self.rise / self.scale, 0.0)
        height = (self.given.problem.outside_utility + plane.constant - self.constant) / self.scale
        entries = np.concatenate([gain.ravel(), -at])
        self.model.add_row(-INFINITY, height, np.concatenate([self.t.ravel(), self.x]), entries)

    def touch_at(self, x: Floats, blocks: Flags) -> None:
        """Make the model touch the value of the given blocks (groups, Q) at choice columns x."""
        self.add_tangents(self.strength_of(x), blocks)

    def touch(self, full: Floats) -> None:
        """Make the model touch the value at a fractional list over all rows of the instance, (n L,)."""
        self.touch_at(full[self.rows], self.active)

    def refine(self, x: Floats, t: Floats) -> float:
        """Touch the value at x where the model exceeds it; return by how much it does there."""
        excess = t * self.rise + np.expm1(-self.strength_of(x))
        blocks = self.active & (excess * self.weight > 1e-10 * self.scale)
        if blocks.any():
            self.touch_at(x, blocks)
        return float((excess * self.weight)[blocks].sum())

    def restrict(self, allowed: Flags, forced: Flags) -> None:
        """Keep to fewer rows (n, L) and hold more programs (n,) than the model was made with."""
        program = self.rows // self.given.levels
        open_ = allowed.reshape(-1)[self.rows]
        decided = forced & (allowed.sum(axis=1) == 1)
        self.model.limit_columns(self.x, (open_ & decided[program]).astype(float), open_.astype(float))
        names = np.flatnonzero(self.limits.program >= 0)
        changed = names[self._forced[names] != forced[names]]
        low = np.where(forced[changed], 1.0, -INFINITY)
        self.model.limit_rows(self.limits.program[changed], low, 1.0)
        self._forced = forced.copy()

    def upper(self, solution: Solution) -> float:
        """Return the value of the relaxation: what no list in this model exceeds, up to the solver's tolerance."""
        return self.constant + self.scale * solution.value

    def fractions(self, solution: Solution) -> Floats:
        """Return the solution over all rows of the instance, shape (n L,)."""
        full = np.zeros(self.given.n * self.given.levels)
        full[self.rows] = solution.x[self.x]
        return full


def _intercept(at: Floats) -> Floats:
    """Return 1 - exp(-F) (1 + F), by its series where the difference would lose its digits."""
    return np.where(at < 1e-4, at * at * (0.5 - at / 3.0), -np.expm1(-at) - at * np.exp(-at))
