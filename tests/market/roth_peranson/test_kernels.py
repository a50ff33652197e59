"""The procedure with linked positions, compiled and plain, gives the same."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from linked_markets import instances
from linked_twin import Twin

from smartpick.market.deferred_acceptance import match_applicants
from smartpick.market.numbering import number
from smartpick.market.rank_lists import Instance
from smartpick.market.roth_peranson import _kernels
from smartpick.market.roth_peranson.blocking.check import find_blocks
from smartpick.market.roth_peranson.lists import Index, RankLists, index_lists
from smartpick.market.roth_peranson.positions._kernels import PROGRAM, TURNS


def compiled(
    lists: RankLists, index: Index, singles: np.ndarray, order: list[int], limit: int
) -> tuple[np.ndarray, int]:
    """Return the units' table at the end and the turns."""
    unit, room = index.unit.copy(), index.room.copy()
    held = np.empty(int(index.quota.sum()) + 1, np.int64)
    stack, vacant = np.zeros(len(unit) + 2, np.int32), np.zeros(len(room), np.int32)
    tables = (index.program, index.attached, index.score, unit, room, held, stack, vacant, index.wish)
    turns = _kernels.seat_singles(*tables, singles, limit)
    turns += _kernels.add_couples(*tables, np.array(order, np.int32), limit)
    return unit, turns


@settings(max_examples=250, deadline=None)
@given(instances(), st.randoms(use_true_random=False), st.sampled_from([1, 5, 60]))
def test_the_procedure_equals_its_plain_twin(instance: Instance, random: object, limit: int) -> None:
    """Same positions and same turns as the plain procedure, also when units run out of turns."""
    lists = number(instance).lists
    index = index_lists(lists)
    singles = match_applicants(lists.offsets, lists.program, lists.score, index.quota).program
    order = list(range(index.couples))
    random.shuffle(order)  # type: ignore[attr-defined]
    unit, turns = compiled(lists, index, singles, order, limit)
    programs, expected = Twin(lists, limit).run(singles.tolist(), order)
    assert unit[: 2 * lists.applicants, PROGRAM].tolist() == programs
    assert turns == expected


@settings(max_examples=200, deadline=None)
@given(instances(), st.sampled_from([1, 3, 60]))
def test_only_who_went_round_can_block(instance: Instance, limit: int) -> None:
    """When nobody waits and no vacancy calls, every blocking unit has used up its turns."""
    lists = number(instance).lists
    index = index_lists(lists)
    singles = match_applicants(lists.offsets, lists.program, lists.score, index.quota).program
    unit, _ = compiled(lists, index, singles, list(range(index.couples)), limit)
    blocks = find_blocks(index, unit[: 2 * lists.applicants, PROGRAM].copy())
    assert (unit[blocks.units, TURNS] > limit).all()


@given(
    st.lists(st.tuples(st.integers(-1, 4), st.integers(0, 9)), max_size=30),
)
def test_wishes_are_sorted_by_program(entries: list[tuple[int, int]]) -> None:
    """Each program's rows name every entry for it, in order, with its owner; -1 is nobody's wish."""
    program = np.array([p for p, _ in entries], np.int32)
    owner = np.array([x for _, x in entries], np.int32)
    room, wish = np.zeros((6, 5), np.int32), np.empty((len(entries), 2), np.int32)
    _kernels.index_wishes(program, owner, room, wish)
    starts = room[:, 4].tolist()
    for p in range(5):
        rows = wish[starts[p] : starts[p + 1]].tolist()
        assert rows == [[i, x] for i, (q, x) in enumerate(entries) if q == p]
