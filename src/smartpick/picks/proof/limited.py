"""The tangent model when interviews are limited: strengths under planes, one for each price of an interview.

For every price t >= 0, S <= C t + sum of max(0, a - t seats) x over the rows of the tier or better; at the
price that the best use of C interviews has at a list, the plane touches S there. Nothing is constant: every
decided row takes part in the use of interviews.
"""

import numpy as np
from numpy.typing import NDArray

from smartpick.picks.proof.linear import INFINITY
from smartpick.picks.proof.plane import use_of_interviews
from smartpick.picks.proof.tangents import TangentModel

__all__ = ["LimitedModel"]

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


class LimitedModel(TangentModel):
    """A ``TangentModel`` whose strengths F are those of the best use of C expected interviews."""

    constants = False

    def strength_of(self, x: Floats) -> Floats:
        """Return F (groups, Q) at choice columns x."""
        return self._use(x)[0]

    def _use(self, x: Floats) -> tuple[Floats, Floats]:
        full = np.zeros(self.given.n * self.given.levels)
        full[self.rows] = x
        strength, price = use_of_interviews(self.given.seats, self.given, full)
        return strength[self.first], price[self.first]

    def add_strengths(self, at: Floats) -> None:
        """Add the planes above F that touch it at the choice columns ``at``."""
        seats = self.given.seats
        _, price = self._use(at)
        need = seats.seats[self.rows[self.free]]
        for g, q in np.argwhere(self.active):
            t = float(price[g, q])
            seen = np.flatnonzero(self.group <= g)
            gain = self.a[seen, q] - t * need[seen, q]
            some = gain > 0
            self.model.add_row(
                -INFINITY,
                seats.capacity * t / self.unit[g, q] if t > 0 else 0.0,
                np.append(self.F[g, q], self.x[self.free[seen[some]]]),
                np.append(1.0, -gain[some] / self.unit[g, q]),
            )

    def add_tangents(self, at: Floats, blocks: Flags) -> None:
        """Add tangents of 1 - exp(-F) on F, for the given blocks."""
        self.add_plain_tangents(at, *np.nonzero(blocks))

    def refine(self, x: Floats, t: Floats) -> float:
        """Add planes and tangents at x; return by how much the model exceeds the value there."""
        excess = super().refine(x, t)
        if excess > 0:
            self.add_strengths(x)
        return excess
