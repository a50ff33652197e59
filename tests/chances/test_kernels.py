"""Every kernel of the chances room equals its plain numpy twin."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from smartpick.chances._kernels import list_scenarios, mean_interview, node_chances, shifted_chances

F64 = NDArray[np.float64]


def phi(z: F64) -> F64:
    """Return the normal distribution function, element by element, from the standard library."""
    return np.vectorize(lambda x: 0.5 * math.erfc(-x / math.sqrt(2.0)), otypes=[np.float64])(z)


class World:
    """Random arrays of one small market: members, some cut-offs infinite, one signal level missing."""

    def __init__(self, seed: int, programs: int, each: int, members: int) -> None:
        rng = np.random.default_rng(seed)
        draws = each * members
        self.member = np.repeat(np.arange(members), each)
        self.apply, self.rank = rng.normal(size=(2, members, programs))
        self.signal = np.zeros((members, programs, 3))
        self.signal[..., 1:] = rng.uniform(0.3, 1.5, (members, 1, 2))
        self.signal[:, programs // 2 :, 1] = np.nan
        self.openness = rng.normal(size=(draws, programs)).astype(np.float32)
        self.interview_cutoff = rng.normal(1.0, 1.0, size=(draws, programs)).astype(np.float32)
        self.match_cutoff = rng.normal(0.5, 1.0, size=(draws, programs)).astype(np.float32)
        self.interview_cutoff[rng.random((draws, programs)) < 0.2] = -np.inf
        self.match_cutoff[rng.random((draws, programs)) < 0.2] = -np.inf
        self.passing = rng.random((draws, programs))
        self.passing[:, : programs // 3] = 0.0
        self.file, self.skill = rng.normal(size=(members, 3)), rng.normal(size=2)
        self.file_weight, self.skill_weight = np.array([0.2, 0.5, 0.3]), np.array([0.4, 0.6])
        self.s1, self.s2, self.kappa = rng.uniform(0.3, 1.5, (3, members))


WORLDS = st.builds(
    World,
    st.integers(0, 10_000),
    st.integers(0, 7),
    st.integers(1, 4),
    st.integers(1, 3),
)


@given(WORLDS)
@settings(max_examples=40, deadline=None)
def test_node_chances_equal_the_twin(w: World) -> None:
    """f[p, l, q] is the mean over a member's draws of pass times invited times reached; nan: no such level."""
    members, programs = w.apply.shape
    nodes = members * w.file.shape[1] * w.skill.size
    interview, match = np.empty((2, programs, 3, nodes))
    node_chances(
        w.apply, w.rank, w.signal, w.openness, w.interview_cutoff, w.match_cutoff, w.passing, w.file, w.skill,
        w.s1, w.s2, w.kappa, interview, match,
    )  # fmt: skip
    # axes: draw, file, skill, program, level
    of = w.member
    a = (w.apply[of][:, :, None] + w.signal[of] + w.openness[:, :, None])[:, None, None]
    a = a + w.file[of][:, :, None, None, None]
    invited = phi((a - w.interview_cutoff[:, None, None, :, None]) / w.s1[of][:, None, None, None, None])
    r = w.rank[of][:, None, None] + w.file[of][:, :, None, None]
    r = r + (w.kappa[of][:, None] * w.skill)[:, None, :, None]
    reached = phi((r - w.match_cutoff[:, None, None, :]) / w.s2[of][:, None, None, None])[..., None]
    passed = w.passing[:, None, None, :, None]
    each = w.openness.shape[0] // members
    for product, got in (
        (passed * invited * np.ones_like(reached), interview),
        (passed * invited * reached, match),
    ):
        split = product.reshape(members, each, *product.shape[1:])
        twin = split.mean(axis=1).transpose(3, 4, 0, 1, 2).reshape(programs, 3, nodes)
        np.testing.assert_allclose(got, twin, atol=2e-6)


@given(WORLDS)
@settings(max_examples=40, deadline=None)
def test_shifted_chances_equal_the_twin(w: World) -> None:
    """Given a shift of the index and a draw, luck is averaged with its weights."""
    programs, of = w.apply.shape[1], w.member
    shift = np.array([-0.7, 0.0, 0.9])[:, None] * np.linspace(0.5, 1.0, programs)[None, :]
    shape = (3, w.openness.shape[0], programs)
    interview, match = np.empty(shape), np.empty(shape)
    shifted_chances(
        w.apply, w.rank, w.openness, w.interview_cutoff, w.match_cutoff, shift, 0.5 * shift, w.file,
        w.file_weight, w.skill, w.skill_weight, w.s1, w.s2, w.kappa, interview, match,
    )  # fmt: skip
    # axes: shift, draw, program, file, skill
    a = (w.apply[of] + shift[:, None] + w.openness)[..., None] + w.file[of][:, None]
    invited = phi((a - w.interview_cutoff[:, :, None]) / w.s1[of][:, None, None])
    r = (w.rank[of] + 0.5 * shift[:, None])[..., None, None] + w.file[of][:, None, :, None]
    r = r + (w.kappa[of][:, None] * w.skill)[:, None, None, :]
    reached = phi((r - w.match_cutoff[:, :, None, None]) / w.s2[of][:, None, None, None]) @ w.skill_weight
    np.testing.assert_allclose(interview, invited @ w.file_weight, atol=1e-6)
    np.testing.assert_allclose(match, (invited * reached) @ w.file_weight, atol=1e-6)


@given(WORLDS)
@settings(max_examples=40, deadline=None)
def test_mean_interview_equals_the_twin(w: World) -> None:
    """The mean chance of an interview weighs draws equally and screens by draw."""
    variants = np.ascontiguousarray(np.stack([w.apply, w.apply - 0.3], axis=1))
    got = np.empty(variants.shape[1:])
    mean_interview(
        variants,
        w.openness,
        w.interview_cutoff,
        w.passing,
        w.file,
        w.file_weight,
        w.s1,
        got,
    )
    a = variants[w.member].transpose(1, 0, 2)[..., None] + w.openness[:, :, None] + w.file[w.member][:, None]
    seen = phi((a - w.interview_cutoff[:, :, None]) / w.s1[w.member][:, None, None]) @ w.file_weight
    np.testing.assert_allclose(got, (seen * w.passing).mean(axis=1), atol=1e-6)


@given(WORLDS)
@settings(max_examples=30, deadline=None)
def test_list_scenarios_equal_the_twin(w: World) -> None:
    """Each scenario is one member's luck over the rows that pass: matching anywhere, and interviews."""
    of, programs = w.member, w.apply.shape[1]
    states = w.openness.shape[0]
    passed = (w.passing > 0.5).astype(np.float64)
    anywhere, interviews = np.empty((2, states))
    apply, rank = np.ascontiguousarray(w.apply[of]), np.ascontiguousarray(w.rank[of])
    list_scenarios(
        apply, rank, w.openness, w.interview_cutoff, w.match_cutoff, passed, np.ascontiguousarray(w.file[of]),
        w.file_weight, w.skill, w.skill_weight, w.s1[of], w.s2[of], w.kappa[of], anywhere, interviews,
    )  # fmt: skip
    for s in range(states):
        total, invitations = 0.0, 0.0
        for e, file_weight in enumerate(w.file_weight):
            a = apply[s] + w.file[of[s], e] + w.openness[s] - w.interview_cutoff[s]
            invited = passed[s] * phi(a / w.s1[of[s]]) if programs else np.zeros(0)
            invitations += file_weight * invited.sum()
            for h, skill_weight in enumerate(w.skill_weight):
                r = rank[s] + w.file[of[s], e] + w.kappa[of[s]] * w.skill[h] - w.match_cutoff[s]
                reached = phi(r / w.s2[of[s]]) if programs else np.zeros(0)
                total += file_weight * skill_weight * (1.0 - np.prod(1.0 - invited * reached))
        np.testing.assert_allclose((anywhere[s], interviews[s]), (total, invitations), atol=1e-5)


def test_a_program_that_takes_anyone_is_certain() -> None:
    """A cut-off of minus infinity in both stages gives chance one when the screens pass."""
    one, luck = np.zeros((1, 1)), np.ones(1)
    minus = np.full((1, 1), -np.inf, dtype=np.float32)
    interview, match = np.empty((1, 1, 1)), np.empty((1, 1, 1))
    node_chances(
        one, one, np.zeros((1, 1, 1)), np.zeros((1, 1), dtype=np.float32), minus, minus, np.ones((1, 1)), one,
        np.zeros(1), luck, luck, luck, interview, match,
    )  # fmt: skip
    assert interview[0, 0, 0] == pytest.approx(1.0)
    assert match[0, 0, 0] == pytest.approx(1.0)
