"""How the chance of a list answers to a better or worse index, and what of the index is unknown, effect by effect.

Two profiles of one person share everything that is not known: the member of the ensemble, the size of every effect,
the draws of the market. So a difference between them is known better than either chance. Each list's chance is
tabulated against a shift of the index; states of what is unknown then move both profiles together.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from smartpick.chances import Chances, ObservedIndex, chance_of_list
from smartpick.randomness import key, latin_normals

__all__ = ["Response", "shifts_of", "tabulate"]

F64 = NDArray[np.float64]
Rows = NDArray[np.intp]
GRID = np.linspace(-2.0, 2.0, 9)
STATES = 400
SEED = 91


@dataclass(frozen=True, slots=True)
class Response:
    """P(match) of one list by member of the ensemble and shift of the index: ``table`` [M, len(GRID)]."""

    table: F64

    def at(self, member: NDArray[np.intp], shift: F64) -> F64:
        """Return P(match) in states with a member and a shift each [S]; beyond the table its ends hold."""
        found = np.empty(len(shift))
        for m in range(len(self.table)):
            here = member == m
            found[here] = np.interp(shift[here], GRID, self.table[m])
        return found


def tabulate(chances: Chances, at: Rows, levels: Rows) -> Response:
    """Return the response of a list: candidates ``at`` [k] with signal ``levels`` [k]; luck and draws are averaged."""
    return Response(np.stack([chance_of_list(chances, at, levels, float(d)) for d in GRID], axis=1))


def shifts_of(observed: ObservedIndex, states: int = STATES) -> F64:
    """Return how far the index is off in each state [S], beside what the members carry.

    The same label has the same draw whatever the profile, so one effect is as large before as after.
    """
    total = np.zeros(states)
    for contribution in observed.contributions:
        name = int.from_bytes(contribution.label.encode()[:8], "little") % 2**31
        size, field = latin_normals(key(SEED, name), 2, states).T
        if not contribution.by_member:
            total += size * contribution.parameter_sd * np.sign(contribution.value)
        total += field * contribution.unknown_sd
    return total
