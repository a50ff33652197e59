"""The current list as the kernels see it: rows that programs share, limits, and what an answer makes of a row.

With a limited number of interviews, an interview keeps the price it has on the current list at each node (see
``docs/optimiser.md``): at that price the problem is one without the limit.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from smartpick.picks import Pick, Problem
from smartpick.picks.base import levels_of
from smartpick.picks.capacity import attendance
from smartpick.picks.instance import SURE, Instance, prepare
from smartpick.picks.moves import improve

__all__ = ["Board", "board_of"]

F64 = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Board:
    """n programs in canonical order and the list they are on.

    ``given`` holds limits, and chances with interviews priced in; ``level`` (n,) the current list, -1 for not chosen;
    ``row`` (n,) leads from 1 into ``bank`` [1 + G, L, Q], whose row 0 is a program that screens the applicant out;
    ``match`` and ``interview`` [1 + G, L, Q] chances before any price, the latter only where interviews are limited;
    ``price`` [Q] of an interview; ``steps`` [K] of worth between tiers; ``weights`` [Q] of the nodes; ``member`` [Q]
    of the ensemble behind each node; ``group`` [1 + G] of programs alike behind each row.
    """

    given: Instance
    level: Integers
    row: Integers
    bank: F64
    match: F64
    interview: F64 | None
    price: F64
    steps: F64
    weights: F64
    member: Integers
    group: Integers

    def given_answer(self, row: int, match: F64, chance: F64, interview: F64 | None = None) -> F64:
        """Return a row [L, Q] after an answer that had the probability ``chance`` [M], interviews priced in.

        ``match`` [L, Q] and ``interview`` (those of the row unless given): the chance of the answer and of success at
        once.
        """
        share = chance[self.member]
        scale = np.where(share > 0.0, 1.0 / np.where(share > 0.0, share, 1.0), 0.0)
        after = np.minimum(match * scale, SURE)
        if self.interview is None:
            return np.asarray(after)
        seats = self.interview[row] if interview is None else interview
        return _priced(after, np.minimum(seats * scale, 1.0), self.price)


def _priced(match: F64, interview: F64, price: F64) -> F64:
    """Return the chances that are left when every interview costs ``price`` [Q] of strength."""
    strength = -np.log1p(-match)
    return np.asarray(-np.expm1(-np.maximum(0.0, strength - price * interview)))


def board_of(problem: Problem, pick: Pick, groups: NDArray[np.intp], members: int) -> Board:
    """Return the board of a problem and a list, the list brought to where no move of one or two programs gains.

    ``groups`` [m]: programs that are alike, in the order of the problem; nodes are those of each of ``members`` in a
    row.
    """
    given = prepare(problem)
    level = levels_of(given, pick.chosen)
    nodes = given.f.shape[1]
    price = given.seats.price(level, given.levels) if given.seats.limited else np.zeros(nodes)
    kept = np.exp(-given.seats.capacity * price) if given.seats.limited else np.ones(nodes)
    first, row = _distinct(groups[given.order], given.tier)
    shape = (given.n, given.levels, nodes)
    match = _with_nothing(given.f.reshape(shape)[first])
    interview = None
    bank = match
    if given.seats.limited:
        interview = _with_nothing(given.seats.seats.reshape(shape)[first])
        bank = np.ascontiguousarray(_priced(match, interview, price))
    f = np.ascontiguousarray(bank[row].reshape(given.f.shape))
    priced = replace(given, f=f, worth=given.worth * kept, seats=attendance(f, None, np.inf))
    return Board(
        given=priced,
        level=improve(priced, level),
        row=row,
        bank=bank,
        match=match,
        interview=interview,
        price=price,
        steps=given.worth.sum(axis=1),
        weights=np.ascontiguousarray(given.problem.node_weights * kept),
        member=np.repeat(np.arange(members), nodes // members),
        group=np.concatenate([[-1], groups[given.order][first]]).astype(np.int64),
    )


def _distinct(groups: NDArray[np.intp], tier: Integers) -> tuple[Integers, Integers]:
    """Return the first program of each distinct (group, tier), and the row [n] of every program, from 1."""
    pairs = np.stack([groups.astype(np.int64), tier])
    _, first, row = np.unique(pairs, axis=1, return_index=True, return_inverse=True)
    return first.astype(np.int64), np.ascontiguousarray(row.ravel().astype(np.int64) + 1)


def _with_nothing(rows: F64) -> F64:
    """Return rows [1 + G, L, Q] with a first one of zeros."""
    return np.ascontiguousarray(np.concatenate([np.zeros((1, *rows.shape[1:])), rows]))
