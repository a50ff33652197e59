"""Intervals hold their value, widen with what is not known, and are quantiles."""

from dataclasses import replace

import numpy as np
import pytest
from example_inputs import ALLOWANCES, ON, believed, known
from hypothesis import given, settings
from hypothesis import strategies as st

from smartpick.applicant import Profile, Visa
from smartpick.chances import Chances, Market, assess, list_estimates, row_estimates
from smartpick.chances.intervals import _quantiles


@pytest.fixture
def best(chances: Chances) -> np.ndarray:
    """Return the eighty best programs without a signal."""
    return np.argsort(-(chances.match[:, 0] @ chances.node_weights))[:80]


def test_rows_hold_their_value(chances: Chances, best: np.ndarray) -> None:
    """Low <= value <= high, and the value is the mean that the optimiser used."""
    levels = np.zeros(best.size, dtype=np.intp)
    for i, (interview, match) in zip(best, row_estimates(chances, best, levels), strict=True):
        assert 0.0 <= interview.low <= interview.value <= interview.high <= 1.0
        assert 0.0 <= match.low <= match.value <= match.high <= 1.0
        assert match.value == pytest.approx(float(chances.match[i, 0] @ chances.node_weights))


def test_the_list_holds_its_value_and_says_something(chances: Chances, best: np.ndarray) -> None:
    """The interval of a list is inside 0..1, around its value, and neither empty nor everything."""
    found = list_estimates(chances, best, np.zeros(best.size, dtype=np.intp))
    p = found.p_match
    assert 0.0 < p.low < p.value < p.high < 1.0
    assert found.interviews.low < found.interviews.value < found.interviews.high
    independent = 1.0 - np.prod(1.0 - chances.match[best, 0] @ chances.node_weights)
    assert p.value < independent


def test_less_known_is_wider(
    profile: Profile, market: Market, medicine: np.ndarray, best: np.ndarray, chances: Chances
) -> None:
    """Taking score, rotations and letters out of the profile widens the interval of the list."""
    bare = replace(
        profile,
        exams=replace(profile.exams, step2ck=replace(profile.exams.step2ck, score=None)),
        rotations=None,
        letters=None,
    )
    levels = np.zeros(best.size, dtype=np.intp)
    full = list_estimates(chances, best, levels).p_match
    wide = list_estimates(assess(bare, market, medicine, ALLOWANCES, ON), best, levels).p_match
    spread = [np.log(e.high / (1 - e.high)) - np.log(e.low / (1 - e.low)) for e in (full, wide)]
    assert spread[1] > spread[0]


def test_a_list_of_one_has_its_row_s_interval(chances: Chances, best: np.ndarray) -> None:
    """For one program, its own draws and screens are the whole uncertainty, in the list as in the row."""
    for candidate in best[[0, 20, 60]]:
        at, levels = np.array([candidate]), np.array([2])
        row = row_estimates(chances, at, levels)[0][1]
        alone = list_estimates(chances, at, levels).p_match
        assert alone.value == pytest.approx(row.value)
        assert alone.high == pytest.approx(row.high, abs=0.07)  # 600 states
        assert alone.low == pytest.approx(row.low, abs=0.02)


def test_the_interval_of_a_list_covers_what_it_says(chances: Chances, best: np.ndarray) -> None:
    """States drawn here by another road fall inside the interval about nine times in ten, for short and long lists."""
    likes, members = chances.likes, chances.market.members
    random = np.random.default_rng(4)
    for k in (3, 12, 40):
        at, levels = best[:k], np.zeros(k, dtype=np.intp)
        group = chances.group[at]
        shown = list_estimates(chances, at, levels).p_match
        inside = []
        for _ in range(250):
            m = random.integers(0, len(members))
            draw = m * members.each + random.integers(0, members.each, k)
            passes = random.random(k) < likes.passing[draw, group]
            shift = chances.shared_spread * random.standard_normal()
            level = chances.level_spread * random.standard_normal()
            ties = np.sqrt(likes.spread[group] ** 2 - chances.shared_spread**2) * random.standard_normal(k)
            e = members.luck[m] * random.standard_normal((400, 1))
            h = members.kappa[m] * random.standard_normal((400, 1))
            a = likes.apply[m, group] + shift + level + ties + e + likes.openness[draw, group]
            r = likes.rank[m, group] + shift + ties + e + h
            a = a + random.standard_normal((400, k)) - likes.interview_cutoff[draw, group]
            r = r + members.s2[m] * random.standard_normal((400, k)) - likes.match_cutoff[draw, group]
            p = float((passes & (a >= 0) & (r >= 0)).any(axis=1).mean())
            inside.append(shown.low - 0.025 <= p <= shown.high + 0.025)
        assert 0.85 <= np.mean(inside) <= 0.99


def test_quantiles_of_a_plain_sample() -> None:
    """With equal weights the 5 % and 95 % quantiles of 0..99 are 4 and 94."""
    values = np.random.default_rng(0).permutation(100).astype(np.float64)[:, None]
    low, high = _quantiles(values, np.full((100, 1), 0.01))
    assert low[0] in (4.0, 5.0)
    assert high[0] in (94.0, 95.0)


def test_quantiles_see_weight() -> None:
    """A value that carries 96 % of the weight is both quantiles."""
    low, high = _quantiles(np.array([[0.0], [0.5], [1.0]]), np.array([[0.02], [0.96], [0.02]]))
    assert (low[0], high[0]) == (0.5, 0.5)


SAID = known(
    visas=("J-1",),
    step2ck_minimum=220,
    failed_attempts_refused=False,
    graduation_limit=99,
    usce_required=True,
    certificate_required=False,
)


def test_facts_narrow_the_interval_of_their_row(
    profile: Profile, market: Market, medicine: np.ndarray
) -> None:
    """With rules known to be passed, and more so with residents, the interval is a smaller part of its value."""
    needs = replace(profile, visa=Visa(needed=True, accepts=("J-1",)))
    rows = medicine[:6]
    levels = np.zeros(6, np.intp)
    width = []
    for facts in ({}, SAID, SAID | known(img_share=0.5, us_img_share=0.05)):
        found = assess(needs, market, rows, ALLOWANCES, ON, {int(row): facts for row in rows if facts})
        estimates = [e for e, _ in row_estimates(found, np.arange(6), levels)]
        assert all(e.low <= e.value <= e.high for e in estimates)
        width.append(np.mean([(e.high - e.low) / e.value for e in estimates]))
    assert width[2] < width[1] < 0.8 * width[0]


@settings(max_examples=30, deadline=None)
@given(
    st.sampled_from([(), ("J-1",)]),
    st.floats(0.0, 1.0),
    st.floats(0.0, 1.0),
    st.floats(0.0, 1.0),
    st.booleans(),
)
def test_no_belief_makes_an_interval_exclude_its_point(
    profile: Profile,
    market: Market,
    medicine: np.ndarray,
    visas: tuple[str, ...],
    weight: float,
    img: float,
    sure: float,
    hopeless: bool,
) -> None:
    """Rows and the list hold their values, whatever is believed and how far; what fails for certain is exactly zero."""
    facts = {"visas": believed("visas", (visas, weight)), "img_share": believed("img_share", (img, sure))}
    if hopeless:
        facts |= known(step2ck_minimum=290)
    found = assess(profile, market, medicine[:3], ALLOWANCES, ON, {int(medicine[1]): facts})
    at, levels = np.arange(3), np.array([0, 2, 1])
    for pair in row_estimates(found, at, levels):
        assert all(0.0 <= e.low <= e.value <= e.high <= 1.0 for e in pair)
    if hopeless:
        interview, match = row_estimates(found, at, levels)[1]
        assert (interview.low, interview.high, match.high) == (0.0, 0.0, 0.0)
    whole = list_estimates(found, at, levels)
    for e in (whole.p_match, whole.interviews):
        assert 0.0 <= e.low <= e.value <= e.high


def test_a_list_of_one_with_facts_has_its_row_s_interval(
    profile: Profile, market: Market, medicine: np.ndarray
) -> None:
    """States of a list draw a program's seasons by the weights that evidence gave them, as its row does."""
    row = medicine[:1]
    facts = {int(row[0]): SAID | known(img_share=0.7)}
    found = assess(profile, market, row, ALLOWANCES, ON, facts)
    at, levels = np.array([0]), np.array([2])
    single = row_estimates(found, at, levels)[0][1]
    listed = list_estimates(found, at, levels).p_match
    assert listed.value == pytest.approx(single.value)
    assert listed.low == pytest.approx(single.low, abs=0.05)
    assert listed.high == pytest.approx(single.high, abs=0.08)
