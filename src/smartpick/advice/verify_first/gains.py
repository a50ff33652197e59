"""The expected gain of one visit: every answer heard, the list repaired, by states of knowledge."""

import numpy as np
from numpy.typing import NDArray

from smartpick.advice.verify_first._kernels import expected_gains, repair
from smartpick.advice.verify_first.board import Board
from smartpick.advice.verify_first.possible_answers import PossibleAnswers

__all__ = ["Knowledge", "repaired"]

F64 = NDArray[np.float64]
Integers = NDArray[np.int64]
# Rows of the bank that one visit may need.
MOST_ROWS = 4


class Knowledge:
    """What is known and chosen in each of S imagined states, and what another answer would add there.

    ``rows`` and ``levels`` [S, n], ``weights`` [S, Q]; S = 1 is what is known now. Rows that answers make are written
    behind those of the board.
    """

    def __init__(self, board: Board, states: int, visits: int) -> None:
        self._board = board
        self._used = len(board.bank)
        self._bank = np.zeros((self._used + MOST_ROWS * (visits + 1), *board.bank.shape[1:]))
        self._bank[: self._used] = board.bank
        self.rows: Integers = np.ascontiguousarray(np.tile(board.row, (states, 1)))
        self.levels: Integers = np.ascontiguousarray(np.tile(board.level, (states, 1)))
        self._posterior: F64 = np.ones((states, int(board.member[-1]) + 1))
        self.weights: F64 = np.ascontiguousarray(np.tile(board.weights, (states, 1)))

    def gains(self, program: int, answers: PossibleAnswers) -> F64:
        """Return the expected gain [S] of hearing one of the possible answers of ``program``."""
        board, given = self._board, self._board.given
        found = np.empty(len(self.rows))
        expected_gains(
            self._bank, given.available, self.rows, given.tier, board.steps, self.weights, self._kept(answers),
            np.ascontiguousarray(answers.likelihood[:, board.member]), given.specialty, given.fees, given.caps,
            given.budget + given.tolerance, given.most, given.pins, given.bans, given.minimum, self.levels, program,
            found,
        )  # fmt: skip
        return found

    def hear(self, program: int, answers: PossibleAnswers, heard: Integers) -> None:
        """Take in an answer of a program in every state: ``heard`` [S]; lists are repaired, members reweighted."""
        board = self._board
        self.rows[:, program] = self._kept(answers)[heard]
        self._used += len(answers.rows) - 1
        posterior = self._posterior * answers.likelihood[heard]
        total = posterior.mean(axis=1, keepdims=True)
        # What no member allows cannot be drawn; where rounding leaves nothing, what was believed is kept.
        self._posterior = np.where(
            total > 0.0, posterior / np.where(total > 0.0, total, 1.0), self._posterior
        )
        self.weights = np.ascontiguousarray(board.weights * self._posterior[:, board.member])
        for s in range(len(self.rows)):
            repaired(board, self._bank, self.rows[s], self.weights[s], self.levels[s], program)

    def _kept(self, answers: PossibleAnswers) -> Integers:
        """Write the rows of answers behind what is known and return their places [A]; a refusal's is 0."""
        passes = len(answers.rows) - 1
        self._bank[self._used : self._used + passes] = answers.rows[1:]
        return np.concatenate([[0], self._used + np.arange(passes)]).astype(np.int64)


def repaired(board: Board, bank: F64, row: Integers, weights: F64, level: Integers, program: int) -> float:
    """Repair ``level`` in place around a program whose row has changed; return the value above staying outside."""
    given = board.given
    worth = np.ascontiguousarray(board.steps[:, None] * weights[None, :])
    value: float = repair(
        bank, given.available, row, given.tier, worth, given.specialty, given.fees, given.caps,
        given.budget + given.tolerance, given.most, given.pins, given.bans, given.minimum, level, program,
    )  # fmt: skip
    return value
