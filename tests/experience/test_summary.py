"""A portfolio in the words of a profile."""

from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from record_strategies import records
from small_portfolios import EXAMPLES, ON, STORIES, experience, story

from smartpick.applicant import Letter as ProfileLetter
from smartpick.applicant import Person as ProfilePerson
from smartpick.applicant import Rotation, load_profile
from smartpick.experience.experience import Experience
from smartpick.experience.letter import Letter
from smartpick.experience.person import Person
from smartpick.experience.summary import LetterSummary, PersonSummary, RotationSummary, summarise


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [(RotationSummary, Rotation), (LetterSummary, ProfileLetter), (PersonSummary, ProfilePerson)],
)
def test_the_fields_are_those_of_a_profile(mine: type, theirs: type) -> None:
    """A summary becomes the profile's own record without a translation in between."""
    own = {field.name for field in fields(mine)} - {"record", "expected"}
    assert own == {field.name for field in fields(theirs)}


@pytest.mark.parametrize("name", [*STORIES, *(f"{one}-before" for one in STORIES)])
def test_the_stories_say_the_same_in_portfolio_and_profile(name: str) -> None:
    """Rotations, letters and ties of an example portfolio are those of its profile, field by field."""
    profile, held = load_profile(EXAMPLES / f"{name}.toml", on=ON), story(name)
    found = summarise(held.experiences, held.letters, held.people, ON)
    assert held.label == profile.label
    assert tuple(Rotation(**one.profile_fields()) for one in found.rotations) == profile.rotations
    assert tuple(ProfileLetter(**one.profile_fields()) for one in found.letters) == profile.letters
    assert tuple(ProfilePerson(**one.profile_fields()) for one in found.people) == profile.ties.people
    assert found.expected_letters == ()


def test_letters_count_when_they_are_written() -> None:
    """Asked and agreed letters are expected; considered and declined ones are none; future ones are not there yet."""
    writer = Person(id="p", name="Dr. Example", role="attending", institution="Example Hospital", state="OH")
    letters = (
        Letter(id="written", writer="p", written=date(2026, 6, 1), specialty="Internal Medicine"),
        Letter(id="agreed", writer="p", agreed=date(2026, 6, 1)),
        Letter(id="considered", writer="p"),
        Letter(id="declined", writer="p", asked=date(2026, 6, 1), declined=date(2026, 6, 2)),
        Letter(id="tomorrow", writer="p", written=date(2026, 12, 1)),
        Letter(id="nobody", writer="ghost", written=ON),
    )
    found = summarise((), letters, (writer,), ON)
    assert [one.record for one in found.letters] == ["written", "nobody"]
    assert [one.record for one in found.expected_letters] == ["agreed"]
    assert found.letters[0].us is True
    assert found.letters[0].writer_role == "attending"
    assert found.letters[1].us is None


def test_months_are_grouped_by_kind_and_hands() -> None:
    """Done and planned months of each kind, and when the last one ended."""
    found = summarise(
        (
            experience(),
            experience(id="x2", start=date(2026, 11, 1), end=date(2026, 12, 31)),
            experience(id="x3", kind="observership", start=date(2027, 1, 1), end=date(2027, 1, 31)),
        ),
        (),
        (),
        ON,
    )
    extern, observer = found.months
    assert (extern.kind, extern.hands_on, extern.in_us) == ("externship", True, True)
    assert extern.done == pytest.approx(3 + 2 * 22 / 61, abs=0.05)
    assert extern.done + extern.planned == pytest.approx(5)
    assert extern.last is None
    assert (observer.done, observer.planned, observer.last) == (0.0, 1.0, None)


def test_an_institution_is_one_tie() -> None:
    """Months, hands-on months, specialties and letters of one place come together; home and remote are none."""
    writer = Person(id="p", name="Dr. Example", institution="Example Hospital", state="OH")
    found = summarise(
        (
            experience(),
            experience(
                id="x2",
                kind="observership",
                specialty="Neurology",
                start=date(2026, 6, 1),
                end=date(2026, 6, 30),
            ),
            experience(id="x3", kind="telerotation", institution="Example Remote"),
            experience(
                id="x4", kind="home practice", state=None, country="India", institution="Example Home"
            ),
            experience(id="x5", institution="Example Later", start=date(2027, 1, 1), end=date(2027, 2, 1)),
        ),
        (Letter(id="l", writer="p", uploaded=date(2026, 9, 1)),),
        (writer,),
        ON,
    )
    (one,) = found.institutions
    assert (one.institution, one.state) == ("Example Hospital", "OH")
    assert one.specialties == ("Internal Medicine", "Neurology")
    assert (one.months, one.hands_on_months, one.letters) == (4.0, 3.0, 1)
    assert one.last == date(2026, 6, 30)
    assert one.experiences == ("x1", "x2")


def test_what_has_no_length_is_left_out() -> None:
    """A profile refuses a rotation without length; an open end counts the months so far."""
    found = summarise(
        (experience(id="x0", start=None, end=None), experience(end=None)), (), (), date(2026, 4, 30)
    )
    assert [(one.record, one.months) for one in found.rotations] == [("x1", 2.0)]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(records(Experience), max_size=5),
    st.lists(records(Letter), max_size=4),
    st.lists(records(Person), max_size=4),
)
def test_any_portfolio_becomes_profile_records(
    experiences: list[Experience], letters: list[Letter], people: list[Person]
) -> None:
    """Whatever is logged, the summary can be handed to a profile, and months are never negative."""
    found = summarise(experiences, letters, people, ON)
    for one in found.rotations:
        assert Rotation(**one.profile_fields()).months >= 0
    for letter in (*found.letters, *found.expected_letters):
        ProfileLetter(**letter.profile_fields())
    assert all(one.done >= 0 for one in found.months)
