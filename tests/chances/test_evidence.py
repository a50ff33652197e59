"""Evidence: it moves weight to draws that look like what was seen, never to few of them, never between members."""

from dataclasses import replace

import numpy as np
import pytest
from example_inputs import believed, known
from hypothesis import given
from hypothesis import strategies as st

from smartpick.chances.answers import LEAST_EFFECTIVE
from smartpick.chances.evidence import LEAST_OF_ALL, Evidence, Past, openness_likelihood, posteriors
from smartpick.facts import Belief
from smartpick.market import FillHistory

MEMBERS, EACH = 4, 120
RANDOM = np.random.default_rng(5)
PAST = Past(
    img=RANDOM.integers(0, 16, MEMBERS * EACH).astype(np.uint8),
    us_img=RANDOM.integers(0, 16, MEMBERS * EACH).astype(np.uint8),
    open_years=RANDOM.integers(0, 3, MEMBERS * EACH).astype(np.uint8),
    quota=8.0,
    members=MEMBERS,
)


def weight(beliefs: dict[str, Belief], history: FillHistory | None = None, past: Past = PAST) -> np.ndarray:
    """Return the weights of the draws."""
    likelihood, words = openness_likelihood(past, beliefs, history, 2026)
    return posteriors(np.ones((1, likelihood.size)), likelihood[None], MEMBERS, [words])[0].weight


def mean(values: np.ndarray, weights: np.ndarray) -> float:
    """Return the weighted mean."""
    return float((values * weights).mean())


def test_nothing_seen_changes_nothing() -> None:
    """Without facts every draw counts alike."""
    assert (weight({}) == 1.0).all()
    likelihood, words = openness_likelihood(PAST, known(website="https://example.org"), None, 2026)
    assert (likelihood == 1.0).all()
    assert words == ""


@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.9, 1.0])
def test_a_share_of_imgs_draws_the_mean_towards_it(share: float) -> None:
    """The draws that count have shares near what was seen, nearer than the market's own mean."""
    own = PAST.img / 15
    found = mean(own, weight(known(img_share=share)))
    assert abs(found - share) < abs(own.mean() - share) or abs(found - share) < 0.05
    assert abs(found - share) < 0.2


def test_old_doubtful_and_few_say_less() -> None:
    """A wide belief, a weight below one and fewer residents leave the draws nearer to what they were."""
    own = PAST.img / 15

    def moved(belief: Belief, past: Past = PAST, **more: float) -> float:
        return mean(own, weight({"img_share": belief, **known(**more)}, past=past)) - own.mean()

    fresh = moved(believed("img_share", (0.9, 1.0)))
    assert fresh > moved(believed("img_share", (0.9, 1.0), spread=0.2)) > 0
    assert fresh > moved(believed("img_share", (0.9, 0.6))) > 0
    assert fresh > moved(believed("img_share", (0.9, 1.0)), replace(PAST, quota=2.0)) > 0
    assert fresh > moved(believed("img_share", (0.9, 1.0)), residents=4) > 0


def test_what_mds_and_dos_leave_are_imgs() -> None:
    """Shares of MDs and DOs together say what the share of IMGs would."""
    assert weight(known(md_share=0.3, do_share=0.2)) == pytest.approx(weight(known(img_share=0.5)))
    assert (weight(known(md_share=0.3)) == 1.0).all()


def test_us_imgs_among_imgs_are_seen_apart() -> None:
    """With all IMGs being US citizens those draws count more in which that is so, at the same share of IMGs."""
    both = weight(known(img_share=0.5, us_img_share=0.5))
    only = weight(known(img_share=0.5))
    assert mean(PAST.us_img / 15, both) > mean(PAST.us_img / 15, only) + 0.05
    assert mean(PAST.img / 15, both) == pytest.approx(mean(PAST.img / 15, only), abs=0.05)
    alone = weight(known(us_img_share=0.6))
    assert mean(PAST.img * PAST.us_img / 225, alone) > (PAST.img * PAST.us_img / 225).mean() + 0.05


def test_years_with_open_positions_find_draws_that_leave_some() -> None:
    """Never filling and always filling pull apart; old years pull less than new ones."""
    empty = FillHistory(tuple((year, 8, 5) for year in range(2021, 2026)))
    full = FillHistory(tuple((year, 8, 8) for year in range(2021, 2026)))
    old = FillHistory(tuple((year - 12, 8, 5) for year in range(2021, 2026)))
    years = [mean(PAST.open_years, weight({}, history)) for history in (full, None, old, empty)]
    assert years == sorted(years)
    assert years[0] + 0.1 < years[1] < years[2] - 0.02 < years[3] - 0.05


@given(
    st.lists(st.floats(1e-12, 1.0), min_size=12, max_size=12),
    st.floats(0.1, 40.0),
)
def test_few_draws_never_carry_everything(few: list[float], sharp: float) -> None:
    """Whatever the likelihood, a part of each member counts, members keep their weight, order is kept."""
    likelihood = np.tile(np.array(few) ** sharp + 1e-300, 20)
    ones = np.ones((1, likelihood.size))
    for found, least in (
        (posteriors(likelihood[None], ones, 2, [""])[0], LEAST_EFFECTIVE),
        (posteriors(ones, likelihood[None], 2, [""])[0], LEAST_OF_ALL),
    ):
        check_weights(found, likelihood, least)


def check_weights(found: Evidence, likelihood: np.ndarray, least: float) -> None:
    """Assert that enough draws count and that the likelier one never counts less."""
    blocks = found.weight.reshape(2, -1)
    share = blocks.mean(axis=1) ** 2 / (blocks**2).mean(axis=1)
    assert (share >= least - 1e-3).all()
    assert blocks.mean(axis=1) == pytest.approx(np.ones(2))
    assert 0.0 <= found.power <= 1.0
    assert found.effective >= least * likelihood.size - 0.5
    order = np.argsort(likelihood)
    assert (np.diff(found.weight[order]) >= -1e-12).all()


def test_enough_draws_are_left_as_they_are() -> None:
    """A likelihood that leaves enough draws is not tempered."""
    likelihood = 1.0 + 0.5 * RANDOM.random(480)
    found = posteriors(np.ones((1, 480)), likelihood[None], 4, ["words"])[0]
    assert found.power == 1.0
    assert found.words == "words"
    blocks = likelihood.reshape(4, -1)
    assert found.weight.reshape(4, -1) == pytest.approx(blocks / blocks.mean(axis=1, keepdims=True))


def test_many_rules_do_not_drown_what_was_seen() -> None:
    """What draws are likely by many rules is kept to its part, and residents still pull the draws as far as alone."""
    rules = np.exp(4.0 * RANDOM.standard_normal((1, 480)))
    seen = openness_likelihood(PAST, known(img_share=0.9), None, 2026)[0][None]
    alone = posteriors(np.ones((1, 480)), seen, MEMBERS, [""])[0].weight
    both = posteriors(rules, seen, MEMBERS, [""])[0].weight
    own = PAST.img / 15
    assert mean(own, both) - own.mean() > 0.6 * (mean(own, alone) - own.mean())
