"""The Match with couples and supplemental lists, applicants proposing one after the other.

After Roth & Peranson (AER 89, 1999). Singles are matched first by deferred acceptance. Then everybody with a
supplemental list looks for a preliminary position, and couples are added one by one: whoever is displaced asks further
down the list, a displaced member takes the partner along, and a position that falls vacant is offered to the best who
would rather have it. Couples ask when everything else has settled. Linked positions can chase each other for ever,
because there may be no stable matching: every linked unit has a limited number of turns, and when one goes round,
couples are added anew in another order; those that went round come first, and every second time they pass over the
top of their list.

The result says how many blocking entries an independent count finds in it; ``stable`` means none.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from smartpick.market.deferred_acceptance import match_applicants
from smartpick.market.roth_peranson import _kernels
from smartpick.market.roth_peranson.blocking.check import find_blocks
from smartpick.market.roth_peranson.lists import Index, RankLists, index_lists
from smartpick.market.roth_peranson.positions._kernels import BEGIN, END, PROGRAM, TURNS
from smartpick.randomness import key, words

__all__ = ["LinkedMatching", "match_lists"]

Indices = npt.NDArray[np.int32]
STARTS = 20
LIMIT = 60


@dataclass(frozen=True, slots=True, eq=False)
class LinkedMatching:
    """Who is matched where, and how sure that is.

    ``program`` int32[n], ``preliminary`` int32[n]: program of each applicant, -1 for none. ``blocks``: blocking
    entries by the independent count (``blocking.check``). ``starts``: how often couples were added anew; ``turns``:
    turns taken.
    """

    program: Indices
    preliminary: Indices
    blocks: int
    starts: int
    turns: int

    @property
    def stable(self) -> bool:
        """Whether nobody blocks."""
        return self.blocks == 0


def match_lists(lists: RankLists, index: Index | None = None, *, seed: int = 0) -> LinkedMatching:
    """Return a stable matching, or the one with the fewest blocks of those that were found.

    ``index`` is that of ``lists``, if it is at hand; its quotas count. Without couples and supplemental lists the
    answer is the applicant-optimal stable matching. ``seed`` chooses how couples are added after the first time.
    """
    index = index or index_lists(lists)
    n, fewest = index.applicants, -1
    singles = match_applicants(
        lists.offsets, lists.program, lists.score, index.quota, count_rounds=False
    ).program
    base = _empty_desk(index)
    turns = _seat(index, base, singles)
    order, passed = np.arange(index.couples, dtype=np.int32), np.zeros(index.couples, np.int32)
    for start in range(STARTS):
        desk = base.copy()
        unit = desk.unit
        unit[:, TURNS] = 0
        unit[2 * n :, BEGIN] += 2 * passed
        turns += _add(index, desk, order)
        matched = unit[: 2 * n, PROGRAM].copy()
        blocks = find_blocks(index, matched)
        if fewest < 0 or blocks.count < fewest:
            best, fewest = matched, blocks.count
        if not fewest or not index.couples:
            break
        unsettled = unit[2 * n :, TURNS] > LIMIT
        unsettled[blocks.units[blocks.units >= 2 * n] - 2 * n] = True
        order, passed = _next_start(index, unsettled, key(seed, start))
    return LinkedMatching(best[:n], best[n:], fewest, start + 1, turns)


def _next_start(
    index: Index, unsettled: npt.NDArray[np.bool_], of: tuple[int, int]
) -> tuple[Indices, Indices]:
    """Return a random order of the couples, unsettled ones first, and how many pairs each passes over at the top."""
    drawn = words(of, np.arange(index.couples))
    order = np.lexsort((drawn[:, 0], ~unsettled)).astype(np.int32)
    couples = index.unit[2 * index.applicants :]
    pairs = np.maximum((couples[:, END] - couples[:, BEGIN]) // 2, 1)
    passed = np.where(unsettled & (drawn[:, 1] % 2 == 1), drawn[:, 2] % pairs, 0)
    return order, passed.astype(np.int32)


@dataclass(frozen=True, slots=True, eq=False)
class _Desk:
    """Where everybody stands (see ``positions._kernels``)."""

    unit: Indices
    room: Indices
    held: npt.NDArray[np.int64]
    stack: Indices
    vacant: Indices

    def copy(self) -> "_Desk":
        """Return another desk on which everybody stands the same."""
        return _Desk(
            self.unit.copy(), self.room.copy(), self.held.copy(), self.stack.copy(), self.vacant.copy()
        )


def _empty_desk(index: Index) -> _Desk:
    held = np.empty(max(int(index.quota.sum()), 1), np.int64)
    stack, vacant = np.zeros(len(index.unit) + 2, np.int32), np.zeros(len(index.room), np.int32)
    return _Desk(index.unit.copy(), index.room.copy(), held, stack, vacant)


def _seat(index: Index, desk: _Desk, singles: Indices) -> int:
    """Seat the singles and let them look for preliminary positions; return the turns."""
    return int(
        _kernels.seat_singles(
            index.program,
            index.attached,
            index.score,
            desk.unit,
            desk.room,
            desk.held,
            desk.stack,
            desk.vacant,
            index.wish,
            singles,
            LIMIT,
        )
    )


def _add(index: Index, desk: _Desk, order: Indices) -> int:
    """Add the couples in an order; return the turns."""
    return int(
        _kernels.add_couples(
            index.program,
            index.attached,
            index.score,
            desk.unit,
            desk.room,
            desk.held,
            desk.stack,
            desk.vacant,
            index.wish,
            order,
            LIMIT,
        )
    )
