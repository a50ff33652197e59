"""The index says who wishes for what, and which first years hang on which entry."""

import numpy as np

from smartpick.market.instance_document import read_instance
from smartpick.market.numbering import number
from smartpick.market.roth_peranson.lists import index_lists
from smartpick.market.roth_peranson.positions._kernels import AT, BEGIN, END, PROGRAM, QUOTA, SEAT, WISH, A, B

LISTS = number(
    read_instance(
        {
            "applicants": {"a": ["p", "q"], "b": [], "c": []},
            "programs": {
                "p": {"quota": 9, "ranks": ["a", "b"]},
                "q": {"quota": 1, "ranks": ["a", "b", "c"]},
                "r": {"quota": 1, "ranks": ["a", "c"]},
            },
            "couples": [{"members": ["b", "c"], "ranks": [["p", "q"], [None, "r"]]}],
            "supplemental": {"a": {"q": ["r"]}, "c": {"q": ["r"]}},
        }
    )[0]
).lists


def test_units_stand_in_front_of_their_lists() -> None:
    """Nobody is matched; applicants have their lists, searches for first years none yet, couples two codes a pair."""
    index = index_lists(LISTS)
    assert (index.applicants, index.couples) == (3, 1)
    assert (index.unit[:, PROGRAM] == -1).all()
    assert index.unit[:, [BEGIN, END]].tolist() == [[0, 2], [2, 2], [2, 2], [0, 0], [0, 0], [0, 0], [4, 8]]
    assert (index.unit[:, AT] == index.unit[:, END]).all()
    assert index.unit[[1, 2, 6]][:, [A, B]].tolist() == [[6, 2], [6, 1], [1, 2]]


def test_entries_carry_their_first_years() -> None:
    """Entries: a's p and q, the two supplemental lists, the couple's pairs; lists hang on q of a and q of c."""
    index = index_lists(LISTS)
    assert index.program.tolist() == [0, 1, 2, 2, 0, 1, -1, 2]
    assert np.flatnonzero(index.attached[:, 1]).tolist() == [1, 5]
    assert index.attached[[1, 5]].tolist() == [[2, 3], [3, 4]]


def test_everybody_who_wishes_for_a_program_is_known() -> None:
    """Program r is wished for by the first-year searches of a and c and by the couple; quotas follow wishes."""
    index = index_lists(LISTS)
    first, last = index.room[2:4, WISH]
    assert index.wish[first:last].tolist() == [[2, 3], [3, 5], [7, 6]]
    assert index.quota.tolist() == [2, 1, 1]
    more = index.with_quota(np.array([0, 2, 9], np.int32))
    assert more.room[:3, QUOTA].tolist() == [0, 2, 3]
    assert more.room[:, SEAT].tolist() == [0, 0, 2, 5]
    assert index.quota.tolist() == [2, 1, 1]


def test_whether_positions_are_linked() -> None:
    """Couples or supplemental lists link positions; without them there is nothing to attach."""
    assert LISTS.linked
    plain = read_instance({"applicants": {"a": ["p"]}, "programs": {"p": {"quota": 1, "ranks": ["a"]}}})[0]
    assert not number(plain).lists.linked
    assert len(index_lists(number(plain).lists).attached) == 0
