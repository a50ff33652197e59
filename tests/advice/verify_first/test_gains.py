"""The gain of an answer: kernels against plain Python, and local repair against every list there is."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from small_boards import answered, every_list, passing_of, small_board, small_problem, worth_of

from smartpick.advice.verify_first import _kernels
from smartpick.advice.verify_first.board import Board
from smartpick.advice.verify_first.gains import Knowledge, repaired
from smartpick.advice.verify_first.possible_answers import refused_or_passed
from smartpick.picks import Problem

F64 = NDArray[np.float64]
Integers = NDArray[np.int64]
SEEDS = st.integers(0, 10_000)


def plain_moves(f: F64, level: Integers, focus: int) -> Iterator[list[tuple[int, int]]]:
    """Yield the moves that the kernel tries: one program, or the focus together with a chosen one."""
    for p in range(len(f)):
        if f[p].any():
            yield from ([(p, m)] for m in range(f.shape[1]) if m != level[p])
    for a in np.flatnonzero(level >= 0) if f[focus].any() else []:
        if a != focus and level[focus] >= 0:
            yield [(focus, int(level[a])), (int(a), int(level[focus]))]
        elif a != focus:
            yield from ([(focus, m), (int(a), -1)] for m in range(f.shape[1]))


def plain_repair(board: Board, f: F64, worth: F64, level: Integers, focus: int) -> float:
    """Repair a list as the kernel does, every move valued from the definition."""
    limits, tier = board.given, board.given.tier
    gone = bool(level[focus] >= 0 and not f[focus].any())
    if gone:
        level[focus] = -1
    value = worth_of(f, worth, tier, level)
    while True:
        best, chosen = value + 1e-13, None
        for move in plain_moves(f, level, focus):
            tried = level.copy()
            for p, m in move:
                tried[p] = m
            if (tried >= 0).sum() <= limits.most and (tried == 1).sum() <= limits.caps[0, 1]:
                found = worth_of(f, worth, tier, tried)
                if found > best:
                    best, chosen = found, tried
        if chosen is None:
            return value
        entered = np.flatnonzero((level < 0) & (chosen >= 0))
        focus = int(entered[0]) if gone and entered.size else focus
        level[:] = chosen
        value = best


def gain_of(board: Board, program: int, passing: F64) -> float:
    """Return the gain of learning whether a program lets the applicant pass."""
    answers = refused_or_passed(board, int(board.row[program]), passing)
    return float(Knowledge(board, 1, 0).gains(program, answers)[0])


@settings(max_examples=40, deadline=None)
@given(SEEDS, st.integers(1, 3), st.integers(0, 5), st.integers(0, 1))
def test_repairing_a_list_is_what_plain_python_does(seed: int, tiers: int, program: int, answer: int) -> None:
    """After any answer the kernel ends at the same value as moves tried one by one."""
    board = small_board(small_problem(seed, tiers=tiers))
    passing = passing_of(board, program, seed)
    f, worth = answered(board, program, passing, answer)
    ours, plain = board.level.copy(), board.level.copy()
    bank = np.concatenate([board.bank, refused_or_passed(board, int(board.row[program]), passing).rows[1:]])
    row = board.row.copy()
    row[program] = len(board.bank) if answer else 0
    likelihood = (passing if answer else 1.0 - passing)[board.member]
    value = repaired(board, bank, row, board.weights * likelihood, ours, program)
    assert value == pytest.approx(plain_repair(board, f, worth, plain, program), abs=1e-12)
    assert value == pytest.approx(worth_of(f, worth, board.given.tier, ours), abs=1e-12)


def exact_gain(board: Board, program: int, passing: F64) -> float:
    """Return the value of the answer from the definition, every list tried after every answer and before any."""
    lists = every_list(board.given.n, board.given.most, int(board.given.caps[0, 1]))
    tier = board.given.tier
    now = board.steps[:, None] * board.weights
    before = max(worth_of(board.match[board.row], now, tier, one) for one in lists)
    after = sum(
        max(worth_of(f, worth, tier, one) for one in lists)
        for f, worth in (answered(board, program, passing, answer) for answer in (0, 1))
    )
    return after - before


@settings(max_examples=25, deadline=None)
@given(SEEDS, st.integers(1, 2), st.integers(0, 4))
def test_a_gain_is_never_more_than_the_exact_one_and_never_negative(
    seed: int, tiers: int, program: int
) -> None:
    """Repair is a search from the best list: its expected gain lies between nothing and full re-optimisation."""
    board = small_board(small_problem(seed, programs=5, most=2, tiers=tiers))
    passing = passing_of(board, program, seed)
    ours = gain_of(board, program, passing)
    assert -1e-15 <= ours <= exact_gain(board, program, passing) + 1e-12


def test_repair_finds_nearly_all_of_the_exact_gain() -> None:
    """Over many small decisions no more than a twentieth of what full re-optimisation gains is missed."""
    ours = exact = 0.0
    for seed in range(24):
        board = small_board(small_problem(seed, programs=5, most=2, tiers=1 + seed % 2))
        for program in range(5):
            passing = passing_of(board, program, seed)
            ours += gain_of(board, program, passing)
            exact += exact_gain(board, program, passing)
    assert exact > 0.1
    assert ours >= 0.95 * exact


def test_where_greedy_is_exact_so_is_the_gain() -> None:
    """With one node, one tier and no signals the gain is the exact one, to rounding."""
    for seed in range(20):
        problem = small_problem(seed, programs=5, most=2, signals=0)
        mean = np.repeat(problem.chances.mean(axis=2, keepdims=True), 4, axis=2)
        board = small_board(small_problem_with(problem, mean))
        for program in range(5):
            passing = np.full(2, float(passing_of(board, program, seed).max()))
            ours = gain_of(board, program, passing)
            assert ours == pytest.approx(exact_gain(board, program, passing), abs=1e-12)


def small_problem_with(problem: Problem, chances: F64) -> Problem:
    """Return the problem with other chances."""
    return replace(problem, chances=chances)


@settings(max_examples=30, deadline=None)
@given(SEEDS, st.integers(0, 5))
def test_a_decided_fact_and_a_hopeless_program_are_worth_nothing(seed: int, program: int) -> None:
    """Who passes for certain, or is out for certain, has no answer to gain from; nor has a program of no chance."""
    board = small_board(small_problem(seed))
    assert gain_of(board, program, np.ones(2)) == pytest.approx(0.0, abs=1e-12)
    hopeless = small_problem(seed)
    chances = hopeless.chances.copy()
    chances[program] = 1e-9
    board = small_board(small_problem_with(hopeless, chances))
    assert gain_of(board, program, np.full(2, 0.5)) == pytest.approx(0.0, abs=1e-8)


@settings(max_examples=30, deadline=None)
@given(SEEDS, st.permutations(range(6)))
def test_the_order_of_programs_changes_nothing(seed: int, order: list[int]) -> None:
    """Gains belong to programs, not to their places."""
    problem = small_problem(seed, tiers=2)
    other = replace(
        problem,
        chances=problem.chances[order],
        utility=problem.utility[order],
        ids=[problem.ids[p] for p in order] if problem.ids is not None else None,
        pins=None,
        bans=None,
        own_cost=None,
    )
    one, two = small_board(problem), small_board(other)
    for program in range(6):
        passing = passing_of(one, program, seed)
        assert gain_of(one, program, passing) == pytest.approx(gain_of(two, program, passing), abs=1e-12)


def test_hearing_an_answer_moves_the_members_by_bayes_and_repairs_every_list() -> None:
    """A refusal that one member thinks likelier makes that member likelier, and the program leaves the list."""
    board = small_board(small_problem(3))
    listed = int(np.flatnonzero(board.level >= 0)[0])
    knowledge = Knowledge(board, 2, 1)
    passing = np.array([0.9, 0.6])
    answers = refused_or_passed(board, int(board.row[listed]), passing)
    knowledge.hear(listed, answers, np.array([0, 1]))
    refused = knowledge.weights[0] / board.weights
    assert refused[2] / refused[0] == pytest.approx(0.4 / 0.1)
    assert knowledge.levels[0, listed] == -1
    assert knowledge.levels[1, listed] >= 0
    assert (knowledge.levels[0] >= 0).sum() == board.given.most


def test_the_value_and_pulls_of_a_list_are_those_of_the_definition() -> None:
    """``pulls`` values a list as the definition does, and its pulls are what one more success would add."""
    board = small_board(small_problem(11, tiers=3))
    worth = np.ascontiguousarray(board.steps[:, None] * board.weights)
    pull = np.empty((len(worth) + 1, worth.shape[1]))
    value = _kernels.pulls(board.bank, board.row, board.given.tier, worth, board.level, pull)
    assert value == pytest.approx(worth_of(board.match[board.row], worth, board.given.tier, board.level))
    outside = int(np.flatnonzero(board.level < 0)[0])
    more = board.level.copy()
    more[outside] = 0
    gain = _kernels.change(board.bank, pull, board.given.tier[outside], board.row[outside], -1, 0)
    assert gain == pytest.approx(
        worth_of(board.match[board.row], worth, board.given.tier, more) - value, abs=1e-13
    )
