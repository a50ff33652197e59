"""What the tests of the chances room share: the day, the signals, a profile with another score."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from smartpick.applicant import Profile

ON = date(2026, 11, 1)
EXAMPLES = Path(__file__).parents[2] / "examples"
ALLOWANCES = {"Internal Medicine": (3, 12, True)}


def scored(profile: Profile, score: int | None) -> Profile:
    """Return the profile with another Step 2 CK score."""
    return replace(profile, exams=replace(profile.exams, step2ck=replace(profile.exams.step2ck, score=score)))
