"""The tangent model when interviews are limited: strengths under planes, one for each price of an interview.

For every price t >= 0, S <= C t + sum of max(0, a - t seats) x over the rows of the tier or better; at the
price that the best use of C interviews has at a list, the plane touches S there. Nothing is constant: every
decided row takes part in the use of interviews.
"""

import numpy as np
from numpy.typing import NDArray

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
        return strength[self.last], price[self.last]

    def _define_strengths(self) -> None:
        """Leave F to the planes above it."""

    def touch_at(self, x: Floats, blocks: Flags) -> None:
        """Add the planes above F and the tangents that touch the given blocks at the choice columns x."""
        seats = self.given.seats
        strength, price = self._use(x)
        need = seats.seats[self.rows[self.free]]
        high, index, value = [], [], []
        for g, q in np.argwhere(blocks):
            t, unit = float(price[g, q]), self.unit[g, q]
            gain = self.a[:, q] - t * need[:, q]
            some = (gain > 0) & (self.group <= g)
            high.append(seats.capacity * t / unit if t > 0 else 0.0)
            index.append(np.append(self.F[g, q], self.x[self.free[some]]))
            value.append(np.append(1.0, -gain[some] / unit))
        self.model.add_uneven_rows(high, index, value)
        self.add_plain_tangents(strength, *np.nonzero(blocks))
