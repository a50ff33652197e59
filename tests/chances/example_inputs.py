"""What the tests of the chances room share: the day, the signals, a profile with another score, beliefs."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from smartpick.applicant import Profile
from smartpick.facts import Belief, Report, Value

ON = date(2026, 11, 1)
EXAMPLES = Path(__file__).parents[2] / "examples"
ALLOWANCES = {"Internal Medicine": (3, 12, True)}


def scored(profile: Profile, score: int | None) -> Profile:
    """Return the profile with another Step 2 CK score."""
    return replace(profile, exams=replace(profile.exams, step2ck=replace(profile.exams.step2ck, score=score)))


def reported(field: str, value: Value, source: str = "program site") -> Report:
    """Return a report of September 2026."""
    return Report("r", "1400000001", field, value, source, "", "2026-09", "2026-09-20", "me")


def believed(field: str, *values: tuple[Value, float], spread: float = 0.0) -> Belief:
    """Return a belief in values with weights; several of them are a conflict."""
    reports = tuple(reported(field, value, f"source {i}") for i, (value, _) in enumerate(values))
    conflict = reports if len(values) > 1 else ()
    return Belief("1400000001", field, values, spread, reports, conflict)


def known(**facts: Value) -> dict[str, Belief]:
    """Return beliefs held for certain, by field."""
    return {field: believed(field, (value, 1.0)) for field, value in facts.items()}
