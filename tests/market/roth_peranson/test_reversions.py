"""Reversions move open positions only, as many as were named, and hurt nobody where positions are not linked."""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from linked_markets import instances

from smartpick.market.instance_document import read_instance
from smartpick.market.numbering import number
from smartpick.market.rank_lists import Instance
from smartpick.market.roth_peranson.lists import Index, RankLists
from smartpick.market.roth_peranson.matching import LinkedMatching, match_lists
from smartpick.market.roth_peranson.reversions import Reversions, match_with_reversions
from smartpick.market.stability import is_stable


@st.composite
def reversions(draw: st.DrawFn, programs: int) -> Reversions:
    """Return up to three reversions, from programs to later ones, so that they make no circle."""
    rows = []
    for _ in range(draw(st.integers(0, 3)) if programs > 1 else 0):
        donor = draw(st.integers(0, programs - 2))
        rows.append((donor, draw(st.integers(donor + 1, programs - 1)), draw(st.integers(1, 2))))
    table = np.array(rows, np.int32).reshape(-1, 3)
    return Reversions(table[:, 0].copy(), table[:, 1].copy(), table[:, 2].copy())


def check(instance: Instance, moves: Reversions) -> bool:
    """Check what must hold of every outcome; return whether it is consistent."""
    numbered = number(instance)
    lists = numbered.lists
    result = match_with_reversions(lists, moves)
    assert result.quota.sum() == lists.quota.sum()
    assert (result.reverted >= 0).all()
    assert (result.reverted <= moves.positions).all()
    expected = lists.quota.copy()
    np.subtract.at(expected, moves.donor, result.reverted.astype(np.int32))
    np.add.at(expected, moves.receiver, result.reverted.astype(np.int32))
    assert result.quota.tolist() == expected.tolist()
    assert (result.quota >= 0).all()
    ranked = zip(instance.programs.items(), result.quota.tolist(), strict=True)
    after = replace(instance, programs={p: replace(r, quota=q) for (p, r), q in ranked})
    found = result.matching
    primary, first_years = numbered.named(found.program), numbered.named(found.preliminary)
    assert found.stable == is_stable(after, primary, first_years)
    if result.consistent:
        filled = np.bincount(found.program[found.program >= 0], minlength=len(result.quota))
        filled += np.bincount(found.preliminary[found.preliminary >= 0], minlength=len(result.quota))
        for v in np.flatnonzero(result.reverted < moves.positions):
            assert filled[moves.donor[v]] == result.quota[moves.donor[v]], (
                "an open position could still revert"
            )
        if not lists.linked:
            restored = {
                p: replace(r, quota=r.quota + int(result.reverted[moves.donor == i].sum()))
                for i, (p, r) in enumerate(after.programs.items())
            }
            assert is_stable(replace(after, programs=restored), primary), "somebody would have it back"
    return result.consistent


@settings(max_examples=150, deadline=None)
@given(instances(couples=0, supplemental=False), st.data())
def test_without_linked_positions_reversions_end_well(instance: Instance, data: st.DataObject) -> None:
    """The outcome is consistent, and everybody likes it at least as well as without reversions."""
    moves = data.draw(reversions(len(instance.programs)))
    assert check(instance, moves)
    lists = number(instance).lists
    before, after = match_lists(lists), match_with_reversions(lists, moves).matching
    for a in range(lists.applicants):
        ranks = lists.program[lists.offsets[a] : lists.offsets[a + 1]].tolist()
        place = [ranks.index(p) if p >= 0 else len(ranks) for p in (before.program[a], after.program[a])]
        assert place[1] <= place[0]


@settings(max_examples=150, deadline=None)
@given(instances(), st.data())
def test_with_linked_positions_the_flag_is_true(instance: Instance, data: st.DataObject) -> None:
    """Quotas add up and the claims hold, whatever couples and first years do."""
    check(instance, data.draw(reversions(len(instance.programs))))


def test_a_chain_of_two() -> None:
    """Two open positions go to the first receiver as far as named, the rest to the second; one of those moves on."""
    instance = read_instance(
        {
            "applicants": {"a": ["q"], "b": ["r"], "c": ["s"]},
            "programs": {
                "p": {"quota": 3, "ranks": []},
                "q": {"quota": 0, "ranks": ["a"]},
                "r": {"quota": 0, "ranks": ["b"]},
                "s": {"quota": 0, "ranks": ["c"]},
            },
        }
    )[0]
    moves = Reversions(*np.array([[0, 1, 1], [0, 2, 2], [2, 3, 1]], np.int32).T.copy())
    result = match_with_reversions(number(instance).lists, moves)
    assert result.reverted.tolist() == [1, 2, 1]
    assert result.quota.tolist() == [0, 1, 1, 1]
    assert result.matching.program.tolist() == [1, 2, 3]
    assert (result.consistent, result.passes) == (True, 3)


def advanced(positions: int) -> Instance:
    """Return a Match whose only applicant wants a first year at the program that gives its positions away."""
    return read_instance(
        {
            "applicants": {"Ana": ["Advanced"]},
            "programs": {
                "First": {"quota": positions, "ranks": ["Ana"]},
                "Advanced": {"quota": 0, "ranks": ["Ana"]},
            },
            "supplemental": {"Ana": {"Advanced": ["First"]}},
        }
    )[0]


def test_a_position_that_is_wanted_back_goes_back() -> None:
    """Both positions revert; one makes Ana's match, which makes her want the other: it goes back and all is well."""
    moves = Reversions(*np.array([[0, 1, 1], [0, 1, 1]], np.int32).T.copy())
    result = match_with_reversions(number(advanced(2)).lists, moves)
    assert result.reverted.tolist() == [1, 0]
    assert (result.matching.program.tolist(), result.matching.preliminary.tolist()) == ([1], [0])
    assert (result.consistent, result.passes) == (True, 3)


def test_where_no_outcome_is_consistent_it_says_so() -> None:
    """The only position makes a match that wants it back; without it there is no match, and it could revert again."""
    moves = Reversions(*np.array([[0, 1, 1]], np.int32).T.copy())
    result = match_with_reversions(number(advanced(1)).lists, moves)
    assert not result.consistent
    assert result.reverted.tolist() == [0]
    assert result.matching.stable


def test_two_positions_wanted_together_go_back_together() -> None:
    """A couple that wants positions of two donors, and neither alone, is heard."""
    instance = read_instance(
        {
            "programs": {
                "p": {"quota": 1, "ranks": ["Ana"]},
                "q": {"quota": 1, "ranks": ["Bao"]},
                "r": {"quota": 0, "ranks": []},
            },
            "couples": [{"members": ["Ana", "Bao"], "ranks": [["p", "q"]]}],
        }
    )[0]
    lists = number(instance).lists
    passes = []

    def solve(_: RankLists, index: Index) -> LinkedMatching:
        passes.append(index.quota.tolist())
        # The first pass leaves both positions open; the couple wants them later.
        lists_now = lists if len(passes) > 1 else number(replace(instance, couples=())).lists
        return match_lists(lists_now, index if len(passes) > 1 else None)

    moves = Reversions(*np.array([[0, 2, 1], [1, 2, 1]], np.int32).T.copy())
    result = match_with_reversions(lists, moves, solve)
    assert result.reverted.tolist() == [0, 0]
    assert result.matching.program.tolist() == [0, 1]
    assert result.consistent


def test_what_was_given_on_comes_back_too() -> None:
    """When a position goes back through a chain, the program in the middle does not end below nothing."""
    instance = read_instance(
        {
            "applicants": {"Ana": ["Advanced"]},
            "programs": {
                "First": {"quota": 1, "ranks": ["Ana"]},
                "Middle": {"quota": 0, "ranks": []},
                "Advanced": {"quota": 0, "ranks": ["Ana"]},
            },
            "supplemental": {"Ana": {"Advanced": ["First"]}},
        }
    )[0]
    moves = Reversions(*np.array([[0, 1, 1], [1, 2, 1]], np.int32).T.copy())
    result = match_with_reversions(number(instance).lists, moves)
    assert not result.consistent
    assert result.quota.tolist() == [1, 0, 0]
