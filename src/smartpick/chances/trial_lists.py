"""Lists to try the chances on: the programs with the best estimated chances, or any, with signals to the first."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from smartpick.chances.assess import Chances, Market, assess
from smartpick.chances.held_out import ON, Visitor
from smartpick.randomness import Key, uniforms, words
from smartpick.season import load_season

__all__ = ["TrialList", "trial_list"]

Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class TrialList:
    """A list: candidates ``at`` [k] of ``chances`` in order, with signal ``levels`` [k]; ``best`` by chance, or any."""

    chances: Chances
    at: Rows
    levels: Rows
    best: bool

    def p_match(self, match: NDArray[np.float64], weights: NDArray[np.float64]) -> float:
        """Return the chance of matching anywhere from chances ``match`` [m, L, Q] with node ``weights`` [Q]."""
        return float((1.0 - np.prod(1.0 - match[self.at, self.levels], axis=0)) @ weights)


def trial_list(belief: Market, visitor: Visitor, length: int, luck: Key | None) -> TrialList:
    """Return a list of ``length`` eligible programs of the visitor's specialty, or as many as there are.

    Without ``luck`` they are those with the best chance to match; with it they are drawn at random.
    """
    name = visitor.specialty
    rows = np.flatnonzero([p.specialty == name for p in belief.directory.programs])
    rows = rows[belief.equilibrium.cell[rows] >= 0]
    allowed = load_season().signals(name)
    chances = assess(
        visitor.profile, belief, rows, {name: (allowed.gold, allowed.silver, allowed.tiered)}, ON
    )
    best = chances.match[:, 0] @ chances.node_weights
    score = best if luck is None else uniforms(words(luck, np.arange(len(rows)))[:, 0])
    order = np.argsort(-score, kind="stable")
    order = order[chances.eligible[order]][:length]
    levels = np.zeros(len(order), np.intp)
    levels[: allowed.gold] = 2
    levels[allowed.gold : allowed.gold + allowed.silver] = 1
    return TrialList(chances, order, levels, luck is None)
