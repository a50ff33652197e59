"""The offer rounds, compiled and plain, give the same."""

import math
from collections.abc import Sequence

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from smartpick.market.deferred_acceptance import starts
from smartpick.market.soap import _kernels

SCORES = st.one_of(st.integers(-2, 2).map(float), st.sampled_from([math.nan, math.inf, -math.inf]))


def offer_rounds(
    lists: Sequence[Sequence[int]], scores: Sequence[Sequence[float]], openings: Sequence[int], rounds: int
) -> tuple[dict[int, tuple[int, int]], list[int], list[int]]:
    """Return (program, round) per applicant who accepted, positions filled per round, positions left."""
    left, offered, accepted, filled = list(openings), set(), {}, []
    for r in range(rounds):
        offers: dict[int, list[int]] = {}
        for p, room in enumerate(left):
            waiting = [
                (-scores[a][row.index(p)], a)
                for a, row in enumerate(lists)
                if p in row and a not in accepted and (p, a) not in offered
            ]
            for _, a in sorted(one for one in waiting if not math.isnan(one[0]))[:room]:
                offered.add((p, a))
                offers.setdefault(a, []).append(p)
        for a, programs in offers.items():
            accepted[a] = (min(programs, key=lists[a].index), r)
            left[accepted[a][0]] -= 1
        filled.append(len(offers))
    return accepted, filled, left


@st.composite
def weeks(draw: st.DrawFn) -> tuple[list[list[int]], list[list[float]], list[int], int]:
    """Return applications, what programs think of them (ties, nan, infinities), open positions and rounds."""
    programs = draw(st.integers(0, 4))
    lists = [
        draw(st.lists(st.integers(0, programs - 1), unique=True)) if programs else []
        for _ in range(draw(st.integers(0, 8)))
    ]
    scores = [draw(st.lists(SCORES, min_size=len(row), max_size=len(row))) for row in lists]
    openings = draw(st.lists(st.integers(0, 3), min_size=programs, max_size=programs))
    return lists, scores, openings, draw(st.integers(1, 5))


@settings(max_examples=300, deadline=None)
@given(weeks())
def test_rounds_equal_their_plain_twin(week: tuple) -> None:
    """Same acceptances, same rounds, same positions filled and left."""
    lists, scores, openings, rounds = week
    program = np.array([p for row in lists for p in row], np.int32)
    owner = np.array([a for a, row in enumerate(lists) for _ in row], np.int32)
    left, filled = np.array(openings, np.int32), np.full(rounds, 9, np.int32)
    accepted, in_round = np.full(len(lists), -1, np.int32), np.full(len(lists), -1, np.int32)
    _kernels.offer_rounds(
        starts(np.bincount(program, minlength=len(openings)).astype(np.int32)),
        *(owner, program, np.array([s for row in scores for s in row], np.float32)),
        *(left, filled, accepted, in_round, np.empty(len(lists), np.int32)),
    )
    expected, per_round, open_ = offer_rounds(lists, scores, openings, rounds)
    assert {a: (p, in_round[a]) for a, p in enumerate(accepted.tolist()) if p >= 0} == expected
    assert filled.tolist() == per_round
    assert left.tolist() == open_
