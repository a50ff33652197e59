"""Answers: mixtures keep their weights whatever the draws say, and enough draws always count."""

import numpy as np
import pytest
from example_inputs import believed, known
from hypothesis import given
from hypothesis import strategies as st

from smartpick.chances.answers import (
    LEAST_EFFECTIVE,
    Answer,
    combinations,
    in_words,
    normalised,
    weigh,
)
from smartpick.chances.screens import FAILS, PASSES, UNKNOWN

MEMBERS, EACH = 3, 40
DRAWS = MEMBERS * EACH
flags = st.integers(0, 2**31).map(
    lambda seed: (np.random.default_rng(seed).random(DRAWS) < 0.1).astype(float)
)
weights = st.floats(0.0, 0.9)


@given(flags, flags, weights, st.sampled_from([0.0, 1.0, 0.3]))
def test_the_mixture_holds_for_every_agreement(
    agrees: np.ndarray, market: np.ndarray, weight: float, passes: float
) -> None:
    """Weighed by likelihood, passing is weight x answer + rest x market; every member keeps its weight."""
    heard = weigh([Answer(weight, agrees, passes, True), Answer(1 - weight, None, market, False)], DRAWS, 3)
    mixed = (heard.likelihood * heard.chance).mean()
    assert mixed == pytest.approx(weight * passes + (1 - weight) * market.mean(), abs=2e-3)
    assert heard.verdict == UNKNOWN
    assert (heard.chance >= 0.0).all()
    assert (heard.chance <= 1.0).all()
    by_member = heard.likelihood.reshape(MEMBERS, -1).mean(axis=1)
    assert by_member == pytest.approx(np.ones(MEMBERS), abs=2e-3)


@given(flags)
def test_however_few_draws_agree_enough_of_a_member_count(agrees: np.ndarray) -> None:
    """The effective sample size of one answer never falls below its least share."""
    likelihood = weigh([Answer(1.0, agrees, 1.0, True)], DRAWS, MEMBERS).likelihood.reshape(MEMBERS, -1)
    share = likelihood.mean(axis=1) ** 2 / (likelihood**2).mean(axis=1)
    assert (share >= LEAST_EFFECTIVE - 1e-6).all()


def test_a_verdict_needs_ninety_five_per_cent() -> None:
    """Answers that mean the same for the applicant add up; at 0.95 they decide, a little below they do not."""
    ones = np.ones(DRAWS)

    def verdict(*parts: tuple[float, float]) -> int:
        said = [Answer(weight, None, passes, True) for weight, passes in parts]
        rest = 1.0 - sum(weight for weight, _ in parts)
        return weigh([*said, Answer(rest, None, 0.5 * ones, False)], DRAWS, MEMBERS).verdict

    assert verdict((0.95, 0.0)) == FAILS
    assert verdict((0.5, 1.0), (0.46, 1.0)) == PASSES
    assert verdict((0.94, 0.0)) == UNKNOWN
    assert verdict((0.96, 0.4)) == UNKNOWN


def test_weights_have_mean_one_in_every_member() -> None:
    """A member in which nothing agrees keeps its draws as they were."""
    values = np.concatenate([np.zeros(EACH), np.arange(EACH, dtype=float), np.ones(EACH)])
    found = normalised(values, MEMBERS).reshape(MEMBERS, -1)
    assert found.mean(axis=1) == pytest.approx(np.ones(MEMBERS))
    assert (found[0] == 1.0).all()


def test_every_state_of_several_fields_has_its_weight() -> None:
    """Weights of all combinations sum to one; a field nobody spoke of is unknown in all of them."""
    beliefs = {
        "visas": believed("visas", (("J-1",), 0.6), ((), 0.3)),
        **known(usce_required=True),
    }
    found = {values: weight for weight, values in combinations(beliefs, ("visas", "usce_required"))}
    assert sum(found.values()) == pytest.approx(1.0)
    assert found[(("J-1",), True)] == pytest.approx(0.6)
    assert found[(None, True)] == pytest.approx(0.1)
    assert list(combinations({}, ("visas",))) == [(1.0, (None,))]


def test_words_name_source_day_and_how_far_it_is_believed() -> None:
    """A decided belief is told as it was said; a doubtful one with its weight; a conflict with both sides."""
    sure = in_words(known(step2ck_minimum=230), ("step2ck_minimum",))
    assert "230" in sure
    assert "2026-09" in sure
    assert "believed" not in sure
    assert "believed to 70 %" in in_words({"visas": believed("visas", ((), 0.7))}, ("visas",))
    both = in_words({"visas": believed("visas", ((), 0.5), (("J-1",), 0.4))}, ("visas",))
    assert both.startswith("sources differ")
    assert both.count("2026-09") == 2
