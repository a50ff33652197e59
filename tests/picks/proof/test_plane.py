import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pick_enumeration import every_list, random_problem

from smartpick.picks.instance import Instance, prepare
from smartpick.picks.proof import _kernels
from smartpick.picks.proof.plane import Plane, certain_part, plane_at, value_at
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
def test_the_value_of_a_fractional_list_is_that_of_its_strengths(seed: int) -> None:
    """At whole shares it is the value of the list."""
    given_, a, _ = prepared(seed)
    level = np.where(given_.available.any(axis=1), given_.available.argmax(axis=1), -1).astype(np.int64)
    x = np.zeros((given_.n, given_.levels))
    x[level >= 0, level[level >= 0]] = 1.0
    assert value_at(given_, a, x.ravel()) == pytest.approx(value_of(given_, level), abs=1e-9)


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
@settings(max_examples=80)
def test_a_plane_for_some_lists_is_above_these_and_below_the_plane_for_all(seed: int) -> None:
    """Forced programs are factors: the plane bounds every list that holds them by an allowed row, more tightly."""
    given_, a, x = prepared(seed)
    r = np.random.default_rng(seed)
    allowed = given_.available.astype(bool) & (r.random(given_.available.shape) < 0.8)
    forced = allowed.any(axis=1) & (r.random(given_.n) < 0.5)
    share = np.where(allowed, x.reshape(allowed.shape), 0.0)
    total = share.sum(axis=1, keepdims=True)
    share = np.where(forced[:, None] & (total > 0), share / np.where(total > 0, total, 1.0), share)
    some = plane_at(given_, a, share.ravel(), allowed, forced)
    for levels in every_list(given_.problem):
        level = np.array(levels, dtype=np.int64)[given_.order]
        chosen = level >= 0
        if chosen[forced].all() and allowed[np.flatnonzero(chosen), level[chosen]].all():
            assert at_list(given_, some, level) >= value_of(given_, level) - 1e-9
    certain, more = certain_part(given_, a, allowed, forced)
    assert (more <= a + 1e-12).all()
    assert (certain >= 0).all()


@given(st.integers(0, 10**6))
def test_kernels_equal_their_numpy_twins(seed: int) -> None:
    """Strengths and scores follow their formulas."""
    given_, a, x = prepared(seed)
    tiers = len(given_.worth)
    strength = _kernels.strengths(a, given_.tier, tiers, x, given_.levels)
    row_tier = np.repeat(given_.tier, given_.levels)
    for k in range(tiers):
        assert np.allclose(strength[k], (a * x[:, None])[row_tier <= k].sum(axis=0))
    score = _kernels.scores(a, given_.tier, given_.worth, strength, given_.levels)
    for j in range(len(score)):
        total = 0.0
        for k in range(row_tier[j], tiers):
            s = strength[k]
            lifted = np.where(a[j] <= s, np.exp(-s) * a[j], 1 - np.exp(-a[j]) - (1 - np.exp(-s) * (1 + s)))
            total += float((given_.worth[k] * lifted).sum())
        assert score[j] == pytest.approx(total, abs=1e-9)
