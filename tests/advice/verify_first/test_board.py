"""The board: a problem and its list as the kernels see them."""

from dataclasses import replace

import numpy as np
import pytest
from small_boards import MEMBERS, passing_of, small_board, small_problem, worth_of

from smartpick.advice.verify_first.board import board_of
from smartpick.picks import choose


def test_the_board_holds_the_list_and_its_value() -> None:
    """Levels, rows and weights give the value of the pick from the definition."""
    problem = small_problem(5, tiers=3)
    pick = choose(problem)
    board = board_of(problem, pick, np.arange(problem.n), MEMBERS)
    worth = board.steps[:, None] * board.weights
    value = worth_of(board.match[board.row], worth, board.given.tier, board.level)
    assert value >= pick.value - 1e-12
    assert (board.level >= 0).sum() == len(pick.chosen)
    assert not board.bank[0].any()


def test_programs_that_are_alike_share_a_row_but_not_across_utilities() -> None:
    """A row belongs to a group of programs and a tier of utility."""
    problem = small_problem(5)
    alike = replace(
        problem,
        chances=np.repeat(problem.chances[:3], 2, axis=0),
        utility=np.array([1.0, 1.0, 1.0, 0.5, 1.0, 1.0]),
        own_cost=None,
    )
    board = board_of(alike, choose(alike), np.array([0, 0, 1, 1, 2, 2]), MEMBERS)
    assert board.row[0] == board.row[1]
    assert board.row[2] != board.row[3]
    assert len(board.bank) == 1 + 4
    assert board.group[board.row].tolist() == [0, 0, 1, 1, 2, 2]


def test_an_answer_makes_a_row_so_that_the_mean_over_answers_is_what_was_believed() -> None:
    """Chances after a pass times its probability are the chances before, node by node."""
    board = small_board(small_problem(8))
    passing = passing_of(board, 2, 8)
    after = board.given_answer(int(board.row[2]), board.match[board.row[2]], passing)
    assert after * passing[board.member] == pytest.approx(board.match[board.row[2]])


def test_with_limited_interviews_the_price_makes_the_value_of_the_list_exact() -> None:
    """At the price of an interview the unlimited value plus what the seats are worth is the limited value."""
    problem = small_problem(4, programs=6, most=5)
    interview = np.minimum(problem.chances * 1.8, 1.0)
    limited = replace(problem, interview=interview, interview_capacity=1.0)
    pick = choose(limited)
    board = board_of(limited, pick, np.arange(6), MEMBERS)
    level = np.full(6, -1)
    for choice in pick.chosen:
        level[choice.index] = choice.level
    missed = np.prod([1.0 - board.bank[board.row[p], level[p]] for p in np.flatnonzero(level >= 0)], axis=0)
    value = 1.0 - (board.weights * missed).sum()
    assert (board.price > 0.0).any()
    assert value == pytest.approx(pick.value, abs=1e-9)
