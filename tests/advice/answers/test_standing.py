"""Where an applicant stands."""

import pytest
from standing_of_stories import ON, nobody, story

from smartpick.advice.answers.standing import us_rotations


def test_plan_and_next_steps_speak_of_the_same_chance() -> None:
    """The list of the plan and the point from which steps are measured are one."""
    at = story("community-clinic")
    assert at.plan.totals.p_match.value == pytest.approx(at.now.p_match, abs=1e-9)
    assert at.specialty == "Internal Medicine"
    assert at.step("Step 3") is not None
    assert at.step("nothing") is None


def test_the_same_profile_changes_nothing() -> None:
    """A difference to oneself is zero, and so is its interval."""
    at = story("community-clinic")
    same = at.if_instead(at.profile)
    assert (same.value, same.low, same.high) == (0.0, 0.0, 0.0)


def test_without_experience_only_what_was_in_the_us_is_gone() -> None:
    """Practice at home and letters stay."""
    at = story("community-clinic")
    bare = at.without_experience
    assert [one.kind for one in bare.rotations or ()] == ["home practice"]
    assert bare.letters == at.profile.letters


def test_experience_in_the_us_is_clinical_and_has_begun() -> None:
    """Research and practice at home do not count; who says nothing has none told."""
    kinds = {one.kind for one in us_rotations(story("community-clinic").profile, ON)}
    assert kinds == {"clinic observership", "volunteering"}
    assert us_rotations(nobody().profile, ON) == ()
