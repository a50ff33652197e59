"""Which places are open to whom."""

from dataclasses import replace
from datetime import date

import pytest
from plan_inputs import ON, example

from smartpick.advice.planning.openings import main_specialty, openings, read_months_ago, seeker_of
from smartpick.applicant import Profile, School
from smartpick.experience import Opportunity, Wishes, organised_programs

CLINIC = example("community-clinic-before")


def test_a_graduate_who_needs_a_visa_is_known_from_the_profile() -> None:
    """Graduation, school and visa say who is looking; what the profile leaves out stays unknown."""
    seeker = seeker_of(CLINIC, ON)
    assert (seeker.enrolled, seeker.us_school, seeker.needs_visa) == (False, False, True)
    nobody = seeker_of(Profile("x"), ON)
    assert (nobody.enrolled, nobody.us_school, nobody.needs_visa) == (None, None, None)


@pytest.mark.parametrize(("day", "enrolled"), [(date(2026, 10, 31), None), (date(2027, 6, 1), True)])
def test_an_expected_graduation_that_has_passed_is_unknown(day: date, enrolled: bool | None) -> None:
    """Who expected to graduate before today may have, or not."""
    assert seeker_of(Profile("x", graduation_expected=day), ON).enrolled is enrolled
    assert seeker_of(Profile("x", school=School(country="Canada")), ON).us_school is True


def test_every_place_is_in_one_group_and_closed_ones_say_why() -> None:
    """Nothing is lost; an elective for students is closed to a graduate with the reason."""
    found = openings(seeker_of(CLINIC, ON), Wishes(specialty=main_specialty(CLINIC)))
    groups = (*found.fitting, *found.missing_a_wish, *found.closed)
    assert len(groups) == len(organised_programs())
    assert len({match.opportunity.id for match in groups}) == len(groups)
    assert all(match.reasons for match in found.closed)
    assert all(match.misses for match in found.missing_a_wish)
    assert not [m for m in found.fitting if m.opportunity.audience == "visiting specialists"]
    counts = [count for _, count in found.reasons]
    assert counts == sorted(counts, reverse=True)


def test_wishes_leave_out_and_unknown_prices_stay() -> None:
    """A fee limit keeps out only what is known to cost more."""
    found = openings(seeker_of(CLINIC, ON), Wishes(most_fee=500.0))
    fees = [m.opportunity.application_fee for m in found.fitting if m.opportunity.program_fee is None]
    assert all(fee is None or fee <= 500 for fee in fees)
    assert any("price" in match.unknown for match in found.fitting)


def test_own_finds_are_judged_like_the_others() -> None:
    """A clinic that the applicant found is listed, and its reading date may be missing."""
    own = Opportunity(
        id="mine", name="Example Clinic", kind="observership", audience="IMGs seeking residency"
    )
    found = openings(seeker_of(CLINIC, ON), Wishes(), (own,))
    assert "mine" in [match.opportunity.id for match in found.fitting]
    assert read_months_ago(own, ON) is None
    assert read_months_ago(replace(own, checked="2026-04/05"), ON) == 7


def test_the_main_specialty_is_the_one_with_the_largest_weight() -> None:
    """Internal Medicine before Family Medicine; without preferences there is none."""
    assert main_specialty(CLINIC) == "Internal Medicine"
    assert main_specialty(Profile("x")) is None
