"""What the arithmetic costs: a coarse grid of latent nodes, few draws of the market, one seed of the equilibrium.

Measured on the chance of matching with a list, which is what is shown and what the list is chosen by.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from smartpick.chances.assess import Market, chances_at_nodes
from smartpick.chances.held_out import Visitor, keeping
from smartpick.chances.nodes import FILE_NODES, SKILL_NODES, latent_grid
from smartpick.chances.trial_lists import TrialList, trial_list
from smartpick.market import Equilibrium

__all__ = ["ErrorSource", "NumericalError", "numerical_error"]

F64 = NDArray[np.float64]
FINE_FILES, FINE_SKILLS = 40, 20
LENGTHS = (20, 60, 120)


@dataclass(frozen=True, slots=True)
class ErrorSource:
    """One source of error in P(match) of a list: in words, its standard deviation or mean size, and the largest met."""

    name: str
    typical: float
    largest: float


@dataclass(frozen=True, slots=True)
class NumericalError:
    """Every source, over ``lists`` lists; ``nodes`` is the grid in use, ``draws`` of the market for every cell."""

    sources: tuple[ErrorSource, ...]
    lists: int
    nodes: tuple[int, int]
    draws: int


def numerical_error(
    market: Market, people: Sequence[Visitor], rebuilt: Equilibrium | None = None
) -> NumericalError:
    """Return the numerical errors over the best lists of three lengths of every newcomer.

    ``rebuilt``: the equilibrium simulated once more with another seed.
    """
    trials = [trial_list(market, who, LENGTHS[i % len(LENGTHS)], None) for i, who in enumerate(people)]
    shown = np.array([trial.p_match(trial.chances.match, trial.chances.node_weights) for trial in trials])
    fine = np.array([_on_a_fine_grid(market, trial) for trial in trials])
    halves = [_again(half, people, trials) for half in (_part(market, 0), _part(market, 1))]
    sources = [
        _source(f"nodes: {FILE_NODES} x {SKILL_NODES} against {FINE_FILES} x {FINE_SKILLS}", shown - fine),
        # The mean of two halves has half the standard deviation of their difference.
        _source("draws: one half of each cell's against the other", 0.5 * (halves[0] - halves[1])),
    ]
    if rebuilt is not None:
        other = _again(replace(market, equilibrium=rebuilt), people, trials)
        sources.append(_source("seed: the equilibrium simulated again", (shown - other) / np.sqrt(2.0)))
    return NumericalError(tuple(sources), len(trials), (FILE_NODES, SKILL_NODES), market.equilibrium.draws)


def _source(name: str, off: F64) -> ErrorSource:
    return ErrorSource(name, float(np.sqrt(np.mean(off**2))), float(np.abs(off).max()))


def _on_a_fine_grid(market: Market, trial: TrialList) -> float:
    """Return P(match) of a list on a far finer grid of file quality and skill."""
    chances, members = trial.chances, market.members
    spread = np.hypot(np.hypot(members.luck, chances.shared_spread), chances.level_spread)
    grid = latent_grid(spread, FINE_FILES, FINE_SKILLS)
    _, match = chances_at_nodes(chances.likes, members, grid)
    weights = np.tile(grid.weights / len(members), len(members))
    return trial.p_match(match[chances.group], weights)


def _part(market: Market, part: int) -> Market:
    """Return the market with every second draw of each member."""
    kept = np.arange(market.equilibrium.draws) % market.members.each % 2 == part
    return replace(market, equilibrium=keeping(market.equilibrium, kept))


def _again(market: Market, people: Sequence[Visitor], trials: Sequence[TrialList]) -> F64:
    """Return P(match) of the same lists with another market."""
    found = []
    for who, trial in zip(people, trials, strict=True):
        other = trial_list(market, who, 1, None).chances
        found.append(trial.p_match(other.match, other.node_weights))
    return np.array(found)
