"""Profile data from any door are checked in one way."""

from datetime import date

import pytest

from smartpick.applicant import Finding, check_profile, profile_of
from smartpick.errors import UserError

ON = date(2026, 11, 1)
GOOD = {"label": "x", "preferences": {"specialties": {"Internal Medicine": 1.0}}}


def test_good_data_are_a_profile() -> None:
    """Data without a fault become the profile that a file of them would be."""
    profile, found = check_profile({**GOOD, "graduation": "2019-06"}, ON)
    assert (profile.graduation, found) == (date(2019, 6, 1), ())
    assert profile_of(dict(GOOD), ON).label == "x"


def test_every_problem_is_found_at_once() -> None:
    """A wrong value, a contradiction and what the caller knows are found together, each with its path."""
    data = {**GOOD, "birth_year": "no", "graduation": "2030-01"}
    _, found = check_profile(data, ON, also=lambda _: [Finding(("label",), "Taken.")])
    assert [one.path for one in found] == [("birth_year",), ("graduation",), ("label",)]
    with pytest.raises(UserError) as caught:
        profile_of(data, ON)
    assert [one.where for one in caught.value.problems] == ["birth_year", "graduation"]


def test_a_contradiction_with_what_was_refused_is_not_told() -> None:
    """What rests on a value that is itself refused says nothing more."""
    _, found = check_profile(
        {**GOOD, "label": 3}, ON, also=lambda _: [Finding(("languages",), "Odd.", needs=(("label",),))]
    )
    assert [one.path for one in found] == [("label",)]
