"""What one answer would do to the list as it is now: who leaves, who enters, whose signal changes, what it is worth."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from smartpick.advice.verify_first.board import Board
from smartpick.advice.verify_first.gains import repaired
from smartpick.advice.verify_first.visit import Visit

__all__ = ["Effect", "effects", "gain_by_member"]

F64 = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Effect:
    """One answer: its probability [M] by member, and signal levels (n,) of the list before and after (-1: not on it).

    ``p_match`` [Q]: by how much the repaired list beats the old one at each node, both in the light of the answer, as
    P(match); weights of the nodes are not in it.
    """

    likelihood: F64
    before: Integers
    after: Integers
    p_match: F64


def effects(board: Board, visit: Visit) -> tuple[Effect, ...]:
    """Return what each possible answer of a visit would do, the refusal first."""
    used = len(board.bank)
    bank = np.concatenate([board.bank, visit.answers.rows[1:]])
    return tuple(
        _effect(board, visit.program, bank, used + i - 1 if i else 0, likelihood)
        for i, likelihood in enumerate(visit.answers.likelihood)
    )


def _effect(board: Board, program: int, bank: F64, answer: int, likelihood: F64) -> Effect:
    row, level = board.row.copy(), board.level.copy()
    row[program] = answer
    if answer != 0 or (level[program] >= 0 and not board.given.pins[program]):
        weights = board.weights * likelihood[board.member]
        repaired(board, bank, row, weights, level, program)
    missed_before, missed_after = (_missed(bank, row, one) for one in (board.level, level))
    kept = board.weights / board.given.problem.node_weights
    return Effect(likelihood, board.level, level, kept * (missed_before - missed_after))


def _missed(bank: F64, row: Integers, level: Integers) -> F64:
    """Return the chance [Q] that nothing on a list comes true."""
    listed = np.flatnonzero(level >= 0)
    return np.asarray(np.prod(1.0 - bank[row[listed], level[listed]], axis=0))


def gain_by_member(board: Board, found: Sequence[Effect]) -> F64:
    """Return the expected gain in P(match) [M] of hearing the answer, for each member of the ensemble."""
    nodes = board.given.problem.node_weights
    members = int(board.member[-1]) + 1
    gain = np.zeros(members)
    for effect in found:
        by_node = nodes * effect.p_match
        gain += effect.likelihood * np.bincount(board.member, by_node, members)
    return gain / np.bincount(board.member, nodes, members)
