"""Randomness is a pure function of its key and counter, and it is good."""

import numpy as np
import pytest
from scipy import stats

from smartpick.randomness import (
    key,
    latin_normals,
    latin_row,
    normals,
    philox,
    quantile_table,
    uniforms,
    words,
)

# Random123 1.09, tests/kat_vectors, philox4x32 with 10 rounds: counter, key, result.
VECTORS = [
    ("00000000 00000000 00000000 00000000", "00000000 00000000", "6627e8d5 e169c58d bc57ac4c 9b00dbd8"),
    ("ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff", "408f276d 41c83b0e a20bc7c6 6d5451fd"),
    ("243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0", "d16cfe09 94fdcceb 5001e420 24126ea1"),
]


def _words(text: str) -> list[int]:
    return [int(part, 16) for part in text.split()]


@pytest.mark.parametrize(("counter", "of", "expected"), VECTORS)
def test_philox_gives_the_published_vectors(counter: str, of: str, expected: str) -> None:
    """The Random123 known-answer vectors come out bit for bit."""
    assert philox(_words(counter), _words(of)).tolist() == _words(expected)


def test_entities_are_independent_of_order_and_company() -> None:
    """A number does not change when others are drawn beside it or before it."""
    of = key(7, 3)
    together = words(of, np.arange(100))
    assert np.array_equal(together[[42, 7]], words(of, [42, 7]))


def test_seed_and_path_both_matter() -> None:
    """Another seed, replicate or stream is another key; large and negative seeds are fine."""
    keys = {key(1), key(2), key(1, 0), key(1, 1), key(1, 0, 0), key(1, 0, 1), key(2**63 + 5), key(-1)}
    assert len(keys) == 8


def test_uniforms_stay_inside() -> None:
    """Neither 0 nor 1 is ever drawn."""
    drawn = uniforms(np.array([0, 2**32 - 1], np.uint32))
    assert 0 < drawn[0] < drawn[1] < 1


def test_normals_have_the_normal_distribution() -> None:
    """Moments and quantiles agree with the normal law; the extreme words give finite, opposite tails."""
    z = normals(words(key(11), np.arange(250_000)).ravel()).astype(float)
    assert abs(z.mean()) < 0.004
    assert abs(z.std() - 1) < 0.003
    assert stats.kstest(z[:200_000], "norm").pvalue > 1e-3
    extremes = normals(np.array([0, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF], np.uint32))
    assert extremes[0] < -6
    assert extremes[2] > 6
    assert abs(extremes[1]) < 1e-6
    assert abs(extremes[3]) < 1e-6


def test_normals_follow_the_exact_quantile() -> None:
    """The table's interpolation error stays below 4e-5 everywhere, tails included."""
    word = np.concatenate([np.arange(1, 5000), np.linspace(5000, 2**31 - 1, 50_000)]).astype(np.uint32)
    exact = stats.norm.ppf((word.astype(float) + 0.5) * 2.0**-32)
    assert np.abs(normals(word) - exact).max() < 4e-5
    assert len(quantile_table()) == 2050


def test_latin_normals_are_stratified_per_entity() -> None:
    """Every entity's replicates are the same quantiles in its own order: mean 0, variance 1."""
    drawn = latin_normals(key(5), 40, 24)
    assert drawn.shape == (24, 40)
    assert np.allclose(np.sort(drawn, axis=0), np.sort(drawn[:, :1], axis=0))
    assert np.allclose(drawn.mean(axis=0), 0)
    assert np.allclose(drawn.std(axis=0), 1)
    assert len({tuple(column) for column in drawn.T.tolist()}) == 40
    assert abs(np.corrcoef(drawn[0], drawn[1])[0, 1]) < 0.5
    assert latin_normals(key(5), 3, 1).tolist() == [[0, 0, 0]]


@pytest.mark.parametrize("replicates", [1, 2, 24, 64, 65, 200])
def test_one_row_of_a_design_is_that_row(replicates: int) -> None:
    """Counted without the others, whatever fits in memory at once; only the entities that are asked for."""
    whole = latin_normals(key(9, 4), 50, replicates)
    some = np.array([3, 0, 49, 17])
    for replicate in {0, replicates // 2, replicates - 1}:
        assert np.array_equal(latin_row(key(9, 4), some, replicates, replicate), whole[replicate, some])
