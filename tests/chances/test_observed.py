"""The observed index: typical is zero, unknown widens, more is never less."""

from dataclasses import replace
from datetime import date

import pytest

from smartpick.applicant import Exams, Profile
from smartpick.applicant.exams import Exam
from smartpick.chances import Market
from smartpick.chances.observed import failed_attempts, observe

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
