"""Every kernel of the chances room equals its plain numpy twin."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from smartpick.chances._kernels import mean_interview, node_chances, shifted_chances

F64 = NDArray[np.float64]


def phi(z: F64) -> F64:
    """Return the normal distribution function, element by element, from the standard library."""
    return np.vectorize(lambda x: 0.5 * math.erfc(-x / math.sqrt(2.0)), otypes=[np.float64])(z)


class World:
    """Random arrays of one small market, some cut-offs infinite, one signal level missing."""

    def __init__(self, seed: int, programs: int, replicates: int, climates: int) -> None:
        rng = np.random.default_rng(seed)
        self.apply, self.rank = rng.normal(size=(2, programs))
        self.signal = np.column_stack([np.zeros(programs), np.full(programs, 0.7), np.full(programs, 1.2)])
        self.signal[programs // 2 :, 1] = np.nan
        self.openness = rng.normal(size=(replicates, programs)).astype(np.float32)
        self.interview_cutoff = rng.normal(1.0, 1.0, size=(replicates, programs)).astype(np.float32)
        self.match_cutoff = rng.normal(0.5, 1.0, size=(replicates, programs)).astype(np.float32)
        self.interview_cutoff[rng.random((replicates, programs)) < 0.2] = -np.inf
        self.match_cutoff[rng.random((replicates, programs)) < 0.2] = -np.inf
        self.passing = rng.random((climates, replicates, programs))
        self.passing[:, :, : programs // 3] = 0.0
        self.file, self.skill = rng.normal(size=3), rng.normal(size=2)
        self.file_weight, self.skill_weight = np.array([0.2, 0.5, 0.3]), np.array([0.4, 0.6])
        self.s1, self.s2, self.kappa = 1.0, 0.8, 0.5


WORLDS = st.builds(World, st.integers(0, 10_000), st.integers(0, 7), st.integers(1, 4), st.integers(1, 2))


@given(WORLDS)
@settings(max_examples=40, deadline=None)
def test_node_chances_equal_the_twin(w: World) -> None:
    """f[p, l, q] is the mean over replicates of pass times invited times reached, nan where a level is missing."""
    programs, nodes = w.apply.size, w.passing.shape[0] * w.file.size * w.skill.size
    interview, match = np.empty((2, programs, 3, nodes))
    node_chances(
        w.apply, w.rank, w.signal, w.openness, w.interview_cutoff, w.match_cutoff, w.passing, w.file, w.skill,
        w.s1, w.s2, w.kappa, interview, match,
    )  # fmt: skip
    # axes: climate, replicate, file, skill, program, level
    a = w.apply[:, None] + w.signal + w.openness[:, None, None, :, None] + w.file[:, None, None, None]
    invited = phi((a - w.interview_cutoff[:, None, None, :, None]) / w.s1)
    r = w.rank + w.file[:, None, None] + w.kappa * w.skill[:, None]
    reached = phi((r - w.match_cutoff[:, None, None, :]) / w.s2)[..., None]
    passed = w.passing[:, :, None, None, :, None]
    for product, got in (
        (passed * invited * np.ones_like(reached), interview),
        (passed * invited * reached, match),
    ):
        twin = product.mean(axis=1).transpose(3, 4, 0, 1, 2).reshape(programs, 3, nodes)
        np.testing.assert_allclose(got, twin, atol=2e-6)


@given(WORLDS)
@settings(max_examples=40, deadline=None)
def test_shifted_chances_equal_the_twin(w: World) -> None:
    """Given a shift of the index and a replicate, luck is averaged with its weights."""
    programs = w.apply.size
    shift = np.array([-0.7, 0.0, 0.9])[:, None] * np.linspace(0.5, 1.0, programs)[None, :]
    shape = (3, w.openness.shape[0], programs)
    interview, match = np.empty(shape), np.empty(shape)
    shifted_chances(
        w.apply, w.rank, w.openness, w.interview_cutoff, w.match_cutoff, shift, 0.5 * shift, w.file,
        w.file_weight, w.skill, w.skill_weight, w.s1, w.s2, w.kappa, interview, match,
    )  # fmt: skip
    # axes: shift, replicate, program, file, skill
    a = (w.apply + shift)[:, None, :, None] + w.openness[None, :, :, None] + w.file
    invited = phi((a - w.interview_cutoff[None, :, :, None]) / w.s1)
    r = (w.rank + 0.5 * shift)[:, None, :, None, None] + w.file[:, None] + w.kappa * w.skill
    reached = phi((r - w.match_cutoff[None, :, :, None, None]) / w.s2) @ w.skill_weight
    np.testing.assert_allclose(interview, invited @ w.file_weight, atol=1e-6)
    np.testing.assert_allclose(match, (invited * reached) @ w.file_weight, atol=1e-6)


@given(WORLDS)
@settings(max_examples=40, deadline=None)
def test_mean_interview_equals_the_twin(w: World) -> None:
    """The mean chance of an interview weighs replicates equally and screens by replicate."""
    variants = np.vstack([w.apply, w.apply - 0.3])
    got = np.empty_like(variants)
    mean_interview(
        variants,
        w.openness,
        w.interview_cutoff,
        np.ascontiguousarray(w.passing[0]),
        w.file,
        w.file_weight,
        w.s1,
        got,
    )
    a = variants[:, None, :, None] + w.openness[None, :, :, None] + w.file
    seen = phi((a - w.interview_cutoff[None, :, :, None]) / w.s1) @ w.file_weight
    np.testing.assert_allclose(got, (seen * w.passing[0]).mean(axis=1), atol=1e-6)


def test_a_program_that_takes_anyone_is_certain() -> None:
    """A cut-off of minus infinity in both stages gives chance one when the screens pass."""
    one = np.zeros(1)
    minus = np.full((1, 1), -np.inf, dtype=np.float32)
    interview, match = np.empty((1, 1, 1)), np.empty((1, 1, 1))
    node_chances(
        one, one, np.zeros((1, 1)), np.zeros((1, 1), dtype=np.float32), minus, minus, np.ones((1, 1, 1)), one, one,
        1.0, 1.0, 0.5, interview, match,
    )  # fmt: skip
    assert interview[0, 0, 0] == pytest.approx(1.0)
    assert match[0, 0, 0] == pytest.approx(1.0)
