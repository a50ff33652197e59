"""The small pieces of the acceptance kernels against plain Python (whole procedures: test_deferred_acceptance)."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from smartpick.market._kernels import bring_best, packed, score_of

SCORES = st.floats(width=32, allow_nan=False)
INDICES = st.integers(0, 2**31 - 1)


@given(SCORES, INDICES, SCORES, INDICES)
def test_packed_orders_by_score_then_lower_index(s: float, i: int, t: float, j: int) -> None:
    """A key is larger for a better score and, at equal scores, for the lower index; zeros of both signs are equal."""
    assert (packed(s, i) > packed(t, j)) == ((s, -i) > (t, -j))
    assert (packed(s, i) == packed(t, j)) == (s == t and i == j)


@given(SCORES, INDICES)
def test_a_key_gives_its_score_back(s: float, i: int) -> None:
    """Unpacking returns the score, infinities included."""
    assert score_of(packed(s, i)) == s
    assert math.isinf(score_of(packed(math.inf, i)))


@given(st.lists(st.integers(-(2**62), 2**62), unique=True, max_size=60), st.data())
def test_selection_brings_the_best_to_the_front(keys: list[int], data: st.DataObject) -> None:
    """The first places hold the largest keys, in any order, and everything outside the range stays where it was."""
    low = data.draw(st.integers(0, len(keys)))
    high = data.draw(st.integers(low, len(keys)))
    best = data.draw(st.integers(0, high - low))
    array = np.array(keys, np.int64)
    bring_best(array, low, high, best)
    inside = sorted(keys[low:high], reverse=True)
    assert sorted(array[low : low + best].tolist(), reverse=True) == inside[:best]
    assert sorted(array[low:high].tolist(), reverse=True) == inside
    assert array[:low].tolist() == keys[:low]
    assert array[high:].tolist() == keys[high:]
