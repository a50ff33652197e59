"""Small decisions for the tests of the verify-first queue, and what they are worth from the definition."""

from itertools import product

import numpy as np
from numpy.typing import NDArray

from smartpick.advice.verify_first.board import Board, board_of
from smartpick.picks import Problem, certify, choose

F64 = NDArray[np.float64]
MEMBERS, EACH = 2, 2


def small_problem(
    seed: int, programs: int = 6, most: int = 3, *, tiers: int = 1, signals: int = 1
) -> Problem:
    """Return a problem of a few programs with two signal levels and two members of two nodes each."""
    r = np.random.default_rng(seed)
    plain = r.uniform(0.02, 0.5, (programs, 1, MEMBERS * EACH))
    signalled = np.minimum(plain * r.uniform(1.1, 1.9, (programs, 1, 1)), 0.95)
    return Problem(
        chances=np.concatenate([plain, signalled], axis=1),
        node_weights=r.dirichlet(np.full(MEMBERS * EACH, 3.0)),
        utility=np.linspace(1.0, 0.6, tiers)[r.integers(0, tiers, programs)],
        signals=np.array([[0, signals]]),
        max_programs=most,
        ids=[f"{i:03}" for i in range(programs)],
    )


def small_board(problem: Problem) -> Board:
    """Return the board of a problem at its best list, every program in a group of its own."""
    best = certify(problem, choose(problem), 1e-9, 20.0)
    return board_of(problem, best, np.arange(problem.n), MEMBERS)


def worth_of(f: F64, worth: F64, tier: NDArray[np.int64], level: NDArray[np.int64]) -> float:
    """Return the value of a list from the definition; ``f`` [n, L, Q], ``worth`` [K, Q]."""
    total = 0.0
    for k in range(len(worth)):
        listed = [p for p in range(len(tier)) if level[p] >= 0 and tier[p] <= k]
        missed = (
            np.prod([1.0 - f[p, level[p]] for p in listed], axis=0) if listed else np.ones(worth.shape[1])
        )
        total += float((worth[k] * (1.0 - missed)).sum())
    return total


def every_list(programs: int, most: int, signals: int) -> list[NDArray[np.int64]]:
    """Return the levels of every list of at most ``most`` programs with at most ``signals`` signals."""
    return [
        np.array(levels)
        for levels in product((-1, 0, 1), repeat=programs)
        if sum(one >= 0 for one in levels) <= most and levels.count(1) <= signals
    ]


def answered(board: Board, program: int, passing: F64, answer: int) -> tuple[F64, F64]:
    """Return chances [n, L, Q] and worth [K, Q] once a program has answered: 1 passes, 0 refuses."""
    f = board.match[board.row].copy()
    share = passing[board.member]
    f[program] = f[program] / share if answer else 0.0
    likelihood = share if answer else 1.0 - share
    return np.minimum(f, 1.0 - 1e-15), board.steps[:, None] * board.weights * likelihood


def passing_of(board: Board, program: int, seed: int) -> F64:
    """Return a probability of passing [M] under which no chance of the program rises above one."""
    least = board.match[board.row[program]].max(axis=0).reshape(MEMBERS, -1).max(axis=1)
    return least + (1.0 - least) * np.random.default_rng(seed).uniform(0.05, 0.9, MEMBERS)
