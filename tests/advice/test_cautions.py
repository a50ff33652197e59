"""What to read before relying on a list."""

from dataclasses import replace

import pytest
from plan_inputs import SEASON, example

from smartpick.advice import Question, Totals
from smartpick.advice.candidates import candidates
from smartpick.advice.cautions import cautions
from smartpick.applicant import Exam, Preferences, Profile, Visa
from smartpick.chances import Estimate, shipped_market

NOTHING = Totals(0, 0.0, {}, Estimate(0.0, 0.0, 0.0), Estimate(0.0, 0.0, 0.0), 0.0, 0.0, 0.0)


def said(profile: Profile, totals: Totals = NOTHING) -> str:
    """Return every caution about an empty list of this applicant."""
    chosen = candidates(profile, shipped_market(), SEASON, Question())
    return "\n".join(cautions(profile, chosen, (), totals, SEASON))


def wanting(step3: Exam, *visas: str, needed: bool = True) -> Profile:
    """Return a complete applicant with this Step 3 who accepts these visas."""
    profile = example("community-clinic")
    return replace(
        profile,
        exams=replace(profile.exams, step3=step3),
        visa=Visa(needed, visas),
        preferences=replace(profile.preferences, visas=()),
    )


@pytest.mark.parametrize(
    ("profile", "words"),
    [
        (wanting(Exam.of(()), "H-1B"), "which is not passed yet"),
        (wanting(Exam(), "H-1B"), "which is not in your profile"),
        (wanting(Exam(1, 0, passed=True), "H-1B"), ""),
        (wanting(Exam.of(()), "J-1", "H-1B"), ""),
        (wanting(Exam.of(()), "J-1"), ""),
        (wanting(Exam.of(()), "H-1B", needed=False), ""),
    ],
)
def test_an_h1b_without_step3_is_a_caution(profile: Profile, words: str) -> None:
    """Who accepts nothing but an H-1B and has no Step 3 reads first that no program can take them like that."""
    found = said(profile)
    assert ("It needs a pass of Step 3" in found) is bool(words)
    assert words in found
    if words:
        assert found.startswith("You accept no visa but an H-1B.")


def test_what_is_unknown_or_assumed_is_said() -> None:
    """Missing fields and fees that are assumed each have their sentence; a complete profile has none of the first."""
    bare = Profile("a", preferences=Preferences(specialties=(("Emergency Medicine", 1.0),)))
    assert "Not in the profile" in said(bare)
    assert "Emergency Medicine: " in said(bare)
    assert "Not in the profile" not in said(example("community-clinic"))


def test_more_offers_than_can_be_attended_are_explained() -> None:
    """Where the interval of interviews passes the capacity, the difference between offers and attendance is said."""
    many = replace(NOTHING, expected_interviews=Estimate(20.0, 10.0, 30.0))
    assert "you attend 18" in said(example("community-clinic"), many)
    assert "you attend" not in said(example("community-clinic"))
