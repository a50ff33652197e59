import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pick_enumeration import every_list, random_problem

from smartpick.picks.instance import Instance, prepare
from smartpick.picks.proof import _kernels
from smartpick.picks.proof.plane import Plane, plane_at
from smartpick.picks.valuation import value_of


def prepared(seed: int) -> tuple[Instance, np.ndarray, np.ndarray]:
    """Return a small instance, its a = -log(1 - f), and a fractional list."""
    given_ = prepare(random_problem(seed, most=4))
    x = np.random.default_rng(seed).random(given_.n * given_.levels)
    return given_, -np.log1p(-given_.f), x


def at_list(given_: Instance, plane: Plane, level: np.ndarray) -> float:
    """Return the height of the plane at a list."""
    chosen = np.flatnonzero(level >= 0)
    return given_.problem.outside_utility + plane.constant + float(plane.score[chosen, level[chosen]].sum())


@given(st.integers(0, 10**6))
@settings(max_examples=80)
def test_the_plane_is_above_every_list(seed: int) -> None:
    """Whatever the fractional list it is made at, no whole list lies above the plane."""
    given_, a, x = prepared(seed)
    plane = plane_at(given_, a, x)
    for levels in every_list(given_.problem):
        level = np.array(levels, dtype=np.int64)[given_.order]
        assert at_list(given_, plane, level) >= value_of(given_, level) - 1e-9


@given(st.integers(0, 10**6))
def test_the_plane_touches_its_own_list(seed: int) -> None:
    """Made at a whole list, the plane has exactly the value there."""
    given_, a, _ = prepared(seed)
    level = np.where(given_.available.any(axis=1), given_.available.argmax(axis=1), -1).astype(np.int64)
    x = np.zeros((given_.n, given_.levels))
    x[level >= 0, level[level >= 0]] = 1.0
    plane = plane_at(given_, a, x.ravel())
    assert at_list(given_, plane, level) == pytest.approx(value_of(given_, level), abs=1e-9)


@given(st.integers(0, 10**6))
def test_kernels_equal_their_numpy_twins(seed: int) -> None:
    """Strengths and scores follow their formulas."""
    given_, a, x = prepared(seed)
    tiers = len(given_.worth)
    strength = _kernels.strengths(a, given_.tier, tiers, x, given_.levels)
    row_tier = np.repeat(given_.tier, given_.levels)
    for k in range(tiers):
        assert np.allclose(strength[k], (a * x[:, None])[row_tier <= k].sum(axis=0))
    score = _kernels.scores(a, given_.f, given_.tier, given_.worth, strength, given_.levels)
    for j in range(len(score)):
        total = 0.0
        for k in range(row_tier[j], tiers):
            s = strength[k]
            lifted = np.where(a[j] <= s, np.exp(-s) * a[j], given_.f[j] - (1 - np.exp(-s) * (1 + s)))
            total += float((given_.worth[k] * lifted).sum())
        assert score[j] == pytest.approx(total, abs=1e-9)
