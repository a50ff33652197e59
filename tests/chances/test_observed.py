"""The observed index: typical is zero, unknown widens, more is never less."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartpick.applicant import (
    Ecfmg,
    Exams,
    Letter,
    Profile,
    Research,
    Rotation,
    Visa,
    with_letters,
    with_publications,
    with_rotation,
)
from smartpick.applicant.exams import Exam
from smartpick.chances import Market
from smartpick.chances.observed import failed_attempts, observe
from smartpick.market.population import file_index

ON = date(2026, 11, 1)
MEDICINE = "Internal Medicine"


def with_step2(profile: Profile, **changes: object) -> Profile:
    """Return the profile with its Step 2 CK changed."""
    return replace(
        profile,
        exams=replace(profile.exams, step2ck=replace(profile.exams.step2ck, **changes)),  # type: ignore[arg-type]
    )


def test_nothing_known_is_typical_and_wide(market: Market) -> None:
    """An empty profile has index zero and a spread; every field says that it is unknown."""
    index = observe(Profile("nobody"), market.card, MEDICINE, ON)
    assert index.value == 0.0
    assert index.spread > 0.3
    assert all(c.unknown_sd > 0.0 for c in index.contributions)


def test_each_known_field_takes_its_unknown_spread_away(market: Market, profile: Profile) -> None:
    """A score that is known no longer counts as unknown; a score taken away does."""
    known = observe(profile, market.card, MEDICINE, ON).contributions[0]
    unknown = observe(with_step2(profile, score=None), market.card, MEDICINE, ON).contributions[0]
    assert known.unknown_sd == 0.0
    assert unknown.unknown_sd > 0.0
    assert unknown.value == 0.0


@pytest.mark.parametrize("score", range(215, 295, 10))
def test_a_better_score_is_never_worth_less(market: Market, profile: Profile, score: int) -> None:
    """Ten points more raise the index."""
    less = observe(with_step2(profile, score=score), market.card, MEDICINE, ON).value
    assert observe(with_step2(profile, score=score + 10), market.card, MEDICINE, ON).value > less


def test_a_failed_attempt_counts_once_and_against(market: Market, profile: Profile) -> None:
    """Any failed attempt lowers the index; two are one rule, not two."""
    clean = observe(profile, market.card, MEDICINE, ON).value
    one = observe(with_step2(profile, failed=1), market.card, MEDICINE, ON).value
    two = observe(with_step2(profile, failed=2), market.card, MEDICINE, ON).value
    assert one == two < clean


def test_failures_are_unknown_only_when_nothing_says_so() -> None:
    """One known failure decides; one unknown exam leaves a clean record unknown."""
    assert failed_attempts(Profile("a", exams=Exams(step1=Exam(failed=1)))) == 1
    assert failed_attempts(Profile("a", exams=Exams(step1=Exam(failed=0)))) is None
    assert failed_attempts(Profile("a", exams=Exams(step1=Exam(failed=0), step2ck=Exam(failed=0)))) == 0


def test_letters_count_for_their_specialty(market: Market, profile: Profile) -> None:
    """A letter for internal medicine says nothing to a surgeon."""
    assert profile.letters
    letters = tuple(replace(letter, specialty=MEDICINE, us=True) for letter in profile.letters)
    focused = replace(profile, letters=letters)
    medicine = observe(focused, market.card, MEDICINE, ON).contributions[4]
    surgery = observe(focused, market.card, "General Surgery", ON).contributions[4]
    assert medicine.value > surgery.value


def test_every_contribution_says_where_its_size_comes_from(market: Market, profile: Profile) -> None:
    """No effect without a source."""
    assert all(c.source and c.label for c in observe(profile, market.card, MEDICINE, ON).contributions)


def test_the_market_s_population_is_valued_by_the_same_formula(market: Market) -> None:
    """The index of an applicant equals the index that the market gives a simulated applicant with the same file."""
    files = {
        "step2ck": 256.0, "failed": 1.0, "years": 4.0, "hands_on": 2.0, "observed": 1.0, "letters": 2.0,
        "publications": 3.0, "step3": 1.0, "certified": 0.0,
    }  # fmt: skip
    theirs = file_index(
        market.card, np.array([1.0]), **{name: np.array([value]) for name, value in files.items()}
    )
    month = {"state": "NY", "start": date(2026, 6, 1), "end": date(2026, 10, 1)}
    ours = Profile(
        "the same",
        graduation=ON - timedelta(days=round(4 * 365.25)),
        exams=Exams(
            step1=Exam(failed=0), step2ck=Exam(failed=1, score=256, passed=True), step3=Exam(passed=True)
        ),
        ecfmg=Ecfmg(certified=False),
        visa=Visa(needed=True),
        research=Research(publications=3),
        rotations=(
            Rotation("externship", months=2.0, **month),
            Rotation("observership", months=1.0, **month),
        ),
        letters=(Letter(us=True), Letter(us=True)),
    )
    assert observe(ours, market.card, MEDICINE, ON).value == pytest.approx(float(theirs[0]), abs=2e-3)


KINDS = ("elective", "externship", "observership", "clinic observership", "volunteering", "research")
rotations = st.builds(
    Rotation,
    kind=st.sampled_from(KINDS),
    hands_on=st.booleans(),
    country=st.just("United States"),
    specialty=st.sampled_from((None, MEDICINE, "Family Medicine")),
    months=st.floats(0.25, 12.0),
)
letters = st.builds(Letter, us=st.booleans(), specialty=st.sampled_from((None, MEDICINE, "Family Medicine")))
profiles = st.builds(
    Profile,
    st.just("x"),
    rotations=st.none() | st.lists(rotations, max_size=2).map(tuple),
    letters=st.none() | st.lists(letters, max_size=4).map(tuple),
    research=st.builds(Research, publications=st.none() | st.integers(0, 20)),
)


@settings(deadline=None, max_examples=200)
@given(before=profiles, rotation=rotations, letter=letters, count=st.integers(1, 10))
def test_one_more_is_never_less_whatever_is_unknown(
    market: Market, before: Profile, rotation: Rotation, letter: Letter, count: int
) -> None:
    """Experience, a letter and publications each leave the index as high or higher, and nothing less sure."""
    for after in (
        with_rotation(before, rotation),
        with_letters(before, (letter,)),
        with_publications(before, count),
    ):
        was, then = (observe(one, market.card, MEDICINE, ON) for one in (before, after))
        assert then.value >= was.value - 1e-12
        for old, new in zip(was.contributions, then.contributions, strict=True):
            assert new.unknown_sd <= old.unknown_sd + 1e-12
            assert new.value >= old.value - 1e-12


def test_one_more_letter_is_the_mean_over_the_letters_there_may_be(market: Market, profile: Profile) -> None:
    """None to three, equally likely: what one more adds to each, added up, is what it adds to the unknown."""
    one = (Letter(us=True, specialty=MEDICINE),)
    steps = [
        observe(replace(profile, letters=one * (n + 1)), market.card, MEDICINE, ON).value
        - observe(replace(profile, letters=one * n), market.card, MEDICINE, ON).value
        for n in range(4)
    ]
    unknown = replace(profile, letters=None)
    was, then = (observe(p, market.card, MEDICINE, ON) for p in (unknown, with_letters(unknown, one)))
    assert then.value - was.value == pytest.approx(np.mean(steps))


def test_months_beside_the_unknown_are_the_mean_over_the_months_there_may_be(market: Market) -> None:
    """Two months more are worth most to who has none; over who may ask that is the effect, and the spread shrinks."""
    typical, size = market.card["population.usce"], market.card["effects.usce"]
    unknown = Profile("x", letters=())
    work = Rotation("externship", country="United States", months=2.0)
    was, then = (observe(p, market.card, MEDICINE, ON) for p in (unknown, with_rotation(unknown, work)))
    draws = np.clip(np.random.default_rng(4).normal(typical.value, typical.sd, 200_000), 0.0, 0.999999)
    months = -3.0 * np.log(1.0 - draws)
    further = (1.0 - np.exp(-(months + 2.0) / 3.0)) - draws
    assert then.value - was.value == pytest.approx(size.value * further.mean(), rel=0.01)
    old, new = was.contributions[3], then.contributions[3]
    assert new.unknown_sd / old.unknown_sd == pytest.approx((draws + further).std() / draws.std(), rel=0.01)


def test_publications_beside_the_unknown_count_less_each(market: Market) -> None:
    """Three more are worth more than one more, less than three times as much."""
    base = observe(Profile("x"), market.card, MEDICINE, ON).value
    one, three = (
        observe(with_publications(Profile("x"), n), market.card, MEDICINE, ON).value - base for n in (1, 3)
    )
    assert 0.0 < one < three < 3.0 * one


def test_what_is_added_does_not_settle_whether_the_specialty_is_meant(market: Market) -> None:
    """While letters are open, a new rotation in the specialty leaves that as unsure as it was."""
    open_ = Profile("x", rotations=())
    work = Rotation("externship", country="United States", months=2.0, specialty=MEDICINE)
    was, then = (observe(p, market.card, MEDICINE, ON) for p in (open_, with_rotation(open_, work)))
    assert was.contributions[5] == then.contributions[5]
