"""Cells: programs that the directory cannot tell apart share one pool of simulated seasons.

What a program drew in a replicate (residual openness, rules, tastes) is noise as far as anybody knows, so programs
with the same specialty, kind, evidence and size are exchangeable: the draws of one are as good as those of another.
Pooling them is what keeps a list of the best programs from being a list of the luckiest draws (winner's curse).
"""

import numpy as np
import numpy.typing as npt

from smartpick.market.programs_side import World

__all__ = ["LEAST", "MOST_SIZES", "cells_of", "families_of", "representative"]

I32 = npt.NDArray[np.int32]
LEAST = 8
MOST_SIZES = 4
PER_SIZE = 24


def cells_of(world: World) -> npt.NDArray[np.int16]:
    """Return the cell int16[P] of every modelled program, numbered from 0 in the order of the programs.

    Programs of one specialty, military or not, are sorted by evidence of openness and cut where it changes; groups
    below ``LEAST`` join the next; large groups are cut by quota into up to ``MOST_SIZES``.
    """
    return _numbered(world)[0]


def families_of(world: World) -> npt.NDArray[np.int16]:
    """Return the family int16[K] of every cell: cells of one family differ only in the size of their programs."""
    cell, family = _numbered(world)
    found = np.zeros(int(cell.max()) + 1, np.int16)
    found[cell] = family
    return found


def _numbered(world: World) -> tuple[npt.NDArray[np.int16], npt.NDArray[np.int16]]:
    """Return cell and family of every program [P]; cells are numbered in the order of the programs."""
    military = world.kind == 3
    cell, family = np.full(len(world.rows), -1, np.int64), np.full(len(world.rows), -1, np.int16)
    found = families = 0
    for s in range(len(world.specialties)):
        for armed in (False, True):
            members = np.flatnonzero((world.specialty == s) & (military == armed))
            for group in _by_evidence(world, members):
                family[group] = families
                families += 1
                for part in _by_size(world, group):
                    cell[part] = found
                    found += 1
    first = np.unique(cell, return_index=True)[1]
    renumbered = np.empty(found, np.int64)
    renumbered[cell[np.sort(first)]] = np.arange(found)
    return renumbered[cell].astype(np.int16), family


def _by_evidence(world: World, members: npt.NDArray[np.intp]) -> list[npt.NDArray[np.intp]]:
    """Cut programs where their (evidence, kind) changes, joining what is too small with the next."""
    order = members[np.lexsort((world.kind[members], np.round(world.evidence[members], 6)))]
    changes = np.flatnonzero(
        (np.diff(np.round(world.evidence[order], 6)) != 0) | (np.diff(world.kind[order]) != 0)
    )
    groups: list[npt.NDArray[np.intp]] = []
    waiting = np.zeros(0, np.intp)
    for part in np.split(order, changes + 1):
        waiting = np.concatenate([waiting, part])
        if len(waiting) >= LEAST:
            groups.append(waiting)
            waiting = np.zeros(0, np.intp)
    if len(waiting):
        groups[-1:] = [np.concatenate([*groups[-1:], waiting])]
    return groups


def _by_size(world: World, group: npt.NDArray[np.intp]) -> list[npt.NDArray[np.intp]]:
    """Cut a large group into equal parts by quota."""
    parts = int(np.clip(len(group) // PER_SIZE, 1, MOST_SIZES))
    return np.array_split(group[np.argsort(world.quota[group], kind="stable")], parts)


def representative(strata: tuple[npt.NDArray[np.generic], ...], draws: int) -> npt.NDArray[np.intp]:
    """Return ``draws`` positions of a pool, spread evenly over it once it is sorted by ``strata``, first key first.

    A systematic sample: every stratum gets its share to within one, so the sample's means are the pool's up to what
    varies inside the last stratum.
    """
    order = np.lexsort(strata[::-1])
    at = np.floor((np.arange(draws) + 0.5) * len(order) / draws).astype(np.intp)
    return order[at]
