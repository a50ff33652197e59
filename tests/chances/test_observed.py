"""The observed index: typical is zero, unknown widens, more is never less."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from smartpick.applicant import Ecfmg, Exams, Letter, Profile, Research, Rotation, Visa
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
