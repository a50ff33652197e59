"""The chance of matching anywhere on a list when the index is better or worse by a given amount."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from smartpick.chances.assess import Chances, chances_at_nodes

__all__ = ["chance_of_list"]

F64 = NDArray[np.float64]
Rows = NDArray[np.intp]


def chance_of_list(chances: Chances, at: Rows, levels: Rows, shift: float) -> F64:
    """Return P(match) by member of the ensemble [M]: candidates ``at`` [k], signal ``levels`` [k], index + ``shift``.

    What could be known of the index is not averaged over here, because the caller asks for one value of it; luck and
    the market's draws are.
    """
    likes, members = chances.likes, chances.market.members
    groups, place = np.unique(chances.group[at], return_inverse=True)
    if not len(groups):
        return np.zeros(len(members))
    chosen = likes.at(groups)
    moved = replace(chosen, apply=chosen.apply + shift, rank=chosen.rank + shift)
    match = chances_at_nodes(moved, members, chances.luck)[1]
    anywhere = 1.0 - np.prod(1.0 - match[place.ravel(), levels], axis=0)
    found: F64 = anywhere.reshape(len(members), -1) @ chances.luck.weights
    return found
