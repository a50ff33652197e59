"""Two profiles are compared on equal terms, and the difference is known better than the chances."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from smartpick.advice.decision import decide
from smartpick.advice.next_steps.comparison import compare_profiles
from smartpick.advice.next_steps.response import STATES, shifts_of
from smartpick.advice.pick_estimates import pick_estimates
from smartpick.advice.question import Question
from smartpick.applicant import Profile, load_profile
from smartpick.chances import Market, shipped_market
from smartpick.season import load_season

ON = date(2026, 11, 1)
EXAMPLES = Path(__file__).parents[3] / "examples"
ASKED = Question(budget=700.0)


@pytest.fixture(scope="module")
def market() -> Market:
    """Return the market that the package ships."""
    return shipped_market()


@pytest.fixture(scope="module")
def base() -> Profile:
    """Return an example applicant."""
    return load_profile(EXAMPLES / "community-clinic-before.toml", on=ON)


def scored(profile: Profile, score: int) -> Profile:
    """Return the profile with another Step 2 CK score."""
    return replace(profile, exams=replace(profile.exams, step2ck=replace(profile.exams.step2ck, score=score)))


def test_the_same_profile_differs_by_nothing(base: Profile, market: Market) -> None:
    """Value and interval of the difference are exactly zero."""
    found = compare_profiles(base, base, market, load_season(), ON, ASKED)
    assert (found.gain.value, found.gain.low, found.gain.high) == (0.0, 0.0, 0.0)


def test_a_better_score_helps_in_almost_every_state_of_what_is_unknown(base: Profile, market: Market) -> None:
    """Twenty points more: the whole interval is above zero, and turning the question round turns the sign."""
    season = load_season()
    up = compare_profiles(base, scored(base, 272), market, season, ON, ASKED).gain
    assert 0.0 < up.low < up.value < up.high
    down = compare_profiles(scored(base, 272), base, market, season, ON, ASKED).gain
    assert down.value == pytest.approx(-up.value)
    assert down.low == pytest.approx(-up.high)


def test_shifts_belong_to_effects_not_to_profiles(base: Profile, market: Market) -> None:
    """Two profiles that agree in all but one field are shifted alike by all the others."""
    first, second = (
        compare_profiles(p, p, market, load_season(), ON, ASKED).before for p in (base, scored(base, 260))
    )
    assert len(first.shifts) == STATES
    assert np.corrcoef(first.shifts, second.shifts)[0, 1] > 0.9
    observed = decide(base, market, load_season(), ON, ASKED).chances.observed["Internal Medicine"]
    assert shifts_of(observed).std() == pytest.approx(observed.spread, rel=0.15)


def test_a_chance_lies_in_its_interval(base: Profile, market: Market) -> None:
    """The chance of a list has an interval around it, from 0 to 1, wider than that of a small difference."""
    found = compare_profiles(base, scored(base, 255), market, load_season(), ON, ASKED)
    decided = decide(base, market, load_season(), ON, ASKED)
    one = found.before.chance
    assert 0.0 <= one.low <= one.value <= one.high <= 1.0
    assert one.value == pytest.approx(found.before.p_match, abs=1e-9)
    assert one == pick_estimates(decided.chances, decided.pick).p_match
    assert one.high - one.low > found.gain.high - found.gain.low
