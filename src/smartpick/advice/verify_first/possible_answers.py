"""What a visit may show, answer by answer: its probability and what it makes of the program."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from smartpick.advice.verify_first.board import Board
from smartpick.advice.verify_first.deciding import Deciding
from smartpick.advice.verify_first.share_seen import SHARE

__all__ = ["PossibleAnswers", "possible_answers", "refused_or_passed"]

F64 = NDArray[np.float64]
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class PossibleAnswers:
    """The A answers of a visit, the refusal first.

    ``likelihood`` [A, M] of each by member of the ensemble, sums to one; ``rows`` [A, L, Q]: the program's chances
    after it, interviews priced in; all zero for the refusal.
    """

    likelihood: F64
    rows: F64


def refused_or_passed(board: Board, row: int, passing: F64) -> PossibleAnswers:
    """Return the answers "screens the applicant out" and "lets pass", which has the probability ``passing`` [M]."""
    rows = np.stack([np.zeros(board.bank.shape[1:]), board.given_answer(row, board.match[row], passing)])
    return PossibleAnswers(np.stack([1.0 - passing, passing]), rows)


def possible_answers(
    board: Board, deciding: Deciding, program: int, fields: tuple[int, ...]
) -> PossibleAnswers:
    """Return what looking up ``fields`` of a program may show: a refusal by any, or a pass, by bands of the share."""
    row = int(board.row[program])
    group = int(board.group[row])
    if deciding.fields.index(SHARE) not in fields:
        return refused_or_passed(board, row, deciding.chance(fields, group))
    passing = deciding.chance_with_share(fields, group)
    shares = deciding.shares
    rows = [np.zeros(board.bank.shape[1:])]
    rows += [
        board.given_answer(row, match, chance, interview)
        for match, interview, chance in zip(
            shares.match[:, group], shares.interview[:, group], passing, strict=True
        )
    ]
    refusal = 1.0 - passing.sum(axis=0)
    # Bands that add up to one but for rounding refuse nobody.
    refusal = np.where(refusal > ROUNDING, refusal, 0.0)
    return PossibleAnswers(np.concatenate([refusal[None], passing]), np.stack(rows))
