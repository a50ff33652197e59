"""The count on arrays equals the definition by name, on stable and unstable matchings alike."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from linked_markets import instances

from smartpick.errors import InternalError
from smartpick.market.exhaustive_search import every_matching
from smartpick.market.numbering import number
from smartpick.market.rank_lists import Instance
from smartpick.market.roth_peranson.blocking import _kernels
from smartpick.market.roth_peranson.blocking.check import find_blocks
from smartpick.market.roth_peranson.lists import index_lists
from smartpick.market.stability import blocking, is_stable


@settings(max_examples=150, deadline=None)
@given(instances(), st.integers(0, 500))
def test_blocks_equal_the_definition_by_name(instance: Instance, skip: int) -> None:
    """Whatever the matching: infeasible where the definition says so, else the same number of blocks by the same."""
    numbered = number(instance)
    index = index_lists(numbered.lists)
    n = index.applicants
    for i, (matches, preliminary) in enumerate(every_matching(instance)):
        if i % (skip + 1):
            continue
        matched = np.concatenate([numbered.coded(matches), numbered.coded(preliminary)])
        marks = np.zeros(len(index.unit), np.uint8)
        count = _kernels.mark_blocks(
            index.program, index.attached, index.score, index.unit, index.room, matched, marks
        )
        found = list(blocking(instance, matches, preliminary))
        if count < 0:
            assert not is_stable(instance, matches, preliminary)
            with pytest.raises(InternalError):
                find_blocks(index, matched)
            continue
        assert (count == 0) == is_stable(instance, matches, preliminary)
        assert count == len(found)
        couples = {c.members: 2 * n + i for i, c in enumerate(instance.couples)}
        people = {a: i for i, a in enumerate(instance.applicants)}
        units = {
            couples[b.applicants]
            if len(b.applicants) == 2
            else people[b.applicants[0]] + n * int(b.preliminary)
            for b in found
        }
        assert set(np.flatnonzero(marks).tolist()) == units
        assert find_blocks(index, matched).units.tolist() == sorted(units)
