"""The two stories."""

import dataclasses
from datetime import date
from pathlib import Path

import pytest

from smartpick.applicant import Profile, load_profile

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
MAY_DIFFER = {"rotations", "letters", "ties", "research"}
STORIES = ("community-clinic", "oncology-observership")
ON = date(2026, 11, 22)


def load(name: str) -> Profile:
    """Return an example applicant."""
    return load_profile(EXAMPLES / f"{name}.toml", on=ON)


@pytest.mark.parametrize("name", [*STORIES, *(f"{story}-before" for story in STORIES)])
def test_an_example_is_complete(name: str) -> None:
    """Nothing of an example applicant is unknown, and everything in it is plainly made up."""
    profile = load(name)
    assert profile.unknown_fields() == ()
    assert profile.preferences.budget
    assert profile.preferences.interview_capacity
    assert {"Placeholder", "Specimen"} & set(profile.label.split())
    for record in (*(profile.rotations or ()), *(profile.letters or ()), profile.school):
        name_of = record.name if hasattr(record, "name") else record.institution
        assert str(name_of).startswith("Example ")


@pytest.mark.parametrize("story", STORIES)
def test_before_and_after_differ_only_in_experience(story: str) -> None:
    """What happened in between is the experience, its letters, and what follows from them."""
    before, after = load(f"{story}-before"), load(story)
    differ = {
        field.name
        for field in dataclasses.fields(Profile)
        if getattr(before, field.name) != getattr(after, field.name)
    }
    assert {"rotations", "letters"} <= differ <= MAY_DIFFER


def test_the_year_at_the_clinic_is_in_the_second_file_alone() -> None:
    """Story 1: strong scores; after it, a hands-on year in Ohio and two US letters."""
    before, after = load("community-clinic-before"), load("community-clinic")
    assert (after.exams.step2ck.score or 0) >= 250
    assert after.exams.step2ck.failed == 0
    assert after.visa.accepts == ("J-1",)
    assert [letter.us for letter in before.letters or ()].count(True) == 0
    assert [letter.us for letter in after.letters or ()].count(True) == 2
    year = [one for one in after.rotations or () if one.state == "OH"]
    assert [(one.months, one.hands_on, one.setting) for one in year] == [
        (12.0, True, "community health center")
    ]
    assert after.ties.states == ("OH",)


def test_the_observership_is_in_the_second_file_alone() -> None:
    """Story 2: twelve weeks of oncology and research in Houston, and one US letter."""
    before, after = load("oncology-observership-before"), load("oncology-observership")
    assert all(one.in_us is False for one in before.rotations or ())
    (observership,) = [one for one in after.rotations or () if one.kind == "observership"]
    assert observership.start is not None
    assert observership.end is not None
    assert (observership.end - observership.start).days + 1 == pytest.approx(84, abs=3)
    assert [letter.us for letter in after.letters or ()].count(True) == 1
    assert "university" in after.preferences.kinds
