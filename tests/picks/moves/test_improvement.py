import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pick_enumeration import random_problem

from smartpick.errors import UserError
from smartpick.picks._kernels import residuals, suffix_sums
from smartpick.picks.base import forced_base, keeps_limits
from smartpick.picks.instance import Instance, prepare
from smartpick.picks.moves import _kernels, improve
from smartpick.picks.valuation import value_of


def start(seed: int, most: int = 6) -> tuple[Instance, np.ndarray] | None:
    """Return a problem and a list that fits, None when nothing fits."""
    given_ = prepare(random_problem(seed, most=most))
    try:
        return given_, forced_base(given_, np.zeros(given_.n))
    except UserError:
        return None


def neighbours(given_: Instance, level: np.ndarray) -> list[np.ndarray]:
    """Return every list that one addition, change of level, swap, or exchange of levels makes."""
    found = []

    def changed(*changes: tuple[int, int]) -> None:
        other = level.copy()
        for p, m in changes:
            other[p] = m
        found.append(other)

    for p in range(given_.n):
        for m in np.flatnonzero(given_.available[p]):
            changed((p, m))
            if level[p] < 0:
                for out in np.flatnonzero(level >= 0):
                    changed((out, -1), (p, m))
        for other in range(given_.n):
            swap = min(level[p], level[other]) >= 0 and given_.specialty[p] == given_.specialty[other]
            if swap and given_.available[p, level[other]] and given_.available[other, level[p]]:
                changed((p, level[other]), (other, level[p]))
    return [other for other in found if keeps_limits(given_, other)]


@given(st.integers(0, 10**6))
@settings(max_examples=60)
def test_no_move_is_left_that_gains(seed: int) -> None:
    """After ``improve`` no addition, change, swap or exchange that fits gains anything; the limits are kept."""
    begun = start(seed)
    if begun is None:
        return
    given_, level = begun
    better = improve(given_, level)
    assert keeps_limits(given_, better)
    assert value_of(given_, better) >= value_of(given_, level)
    for other in neighbours(given_, better):
        assert value_of(given_, other) <= value_of(given_, better) + 1e-9


@given(st.integers(0, 10**6))
@settings(max_examples=60)
def test_listed_gains_are_differences_of_value(seed: int) -> None:
    """Every move in the list gains exactly what it says, and the best neighbour is among them."""
    begun = start(seed)
    if begun is None:
        return
    given_, level = begun
    moves, gains = np.empty((given_.n + 1, 4), dtype=np.int64), np.empty(given_.n + 1)
    found = _kernels.best_moves(
        given_.f, given_.available, given_.tier, given_.worth, given_.specialty, given_.fees, given_.own, given_.caps,
        given_.budget + given_.tolerance, given_.most, given_.pins, given_.bans, given_.minimum, level, moves, gains,
    )  # fmt: skip
    now = value_of(given_, level)
    for (p1, m1, p2, m2), gain in zip(moves[:found], gains[:found], strict=True):
        other = level.copy()
        other[p1] = m1
        if p2 >= 0:
            other[p2] = m2
        assert keeps_limits(given_, other)
        assert gain == pytest.approx(value_of(given_, other) - now, abs=1e-9)
    best = max((value_of(given_, other) - now for other in neighbours(given_, level)), default=0.0)
    assert max(gains[:found], default=0.0) == pytest.approx(max(best, 0.0), abs=1e-9)


@given(st.integers(0, 10**6))
def test_residuals_equal_their_numpy_twin(seed: int) -> None:
    """Residuals and their suffix sums are products and sums from the definition."""
    begun = start(seed)
    if begun is None:
        return
    given_, level = begun
    rest = residuals(given_.f, given_.tier, given_.worth, level, given_.levels)
    pull = np.full((len(rest) + 1, given_.worth.shape[1]), np.nan)
    suffix_sums(rest, given_.worth, pull)
    chosen = np.flatnonzero(level >= 0)
    f = given_.f[chosen * given_.levels + level[chosen]]
    for k in range(len(rest)):
        assert np.allclose(rest[k], np.prod(1 - f[given_.tier[chosen] <= k], axis=0))
        assert np.allclose(pull[k], (given_.worth * rest)[k:].sum(axis=0))
    assert not pull[len(rest)].any()
