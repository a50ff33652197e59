"""Programs side by side."""

from datetime import date

import pytest
from plan_inputs import SEASON, example

from smartpick.advice import Question, plan
from smartpick.advice.side_by_side import miles_to_people, side_by_side
from smartpick.applicant import Person
from smartpick.chances import shipped_market
from smartpick.programs import load_directory

ON = date(2026, 11, 22)


def test_the_chances_are_those_of_the_plan() -> None:
    """A program stands in a comparison as in a list, where it gets no signal."""
    profile = example("community-clinic")
    made = plan(profile, shipped_market(), SEASON, ON, Question(budget=330.0, prove=False))
    rows = [row for row in made.rows if row.signal == "none"][:3]
    found = side_by_side([row.program for row in rows], profile, shipped_market(), SEASON, ON)
    for row, one in zip(rows, found, strict=True):
        assert one.standing is not None
        for ours, theirs in ((one.standing.interview, row.interview), (one.standing.match, row.match)):
            assert (ours.low, ours.value, ours.high) == pytest.approx((theirs.low, theirs.value, theirs.high))
        assert one.standing.tier == row.tier
        assert one.standing.screens == row.screens


def test_a_program_of_another_specialty_has_no_chances() -> None:
    """They are not guessed; without a profile nothing has."""
    directory = load_directory()
    other = next(one for one in directory.programs if one.specialty == "Dermatology")
    (found,) = side_by_side([other], example("community-clinic"), shipped_market(), SEASON, ON)
    assert found.standing is None
    (alone,) = side_by_side([directory.programs[0]], None, shipped_market(), SEASON, ON)
    assert (alone.standing, alone.ways) == (None, ())


def test_the_way_to_people_is_in_miles_or_unknown() -> None:
    """Between cities; a person without a city, or in one without programs, is a way that nobody knows."""
    directory = load_directory()
    program = next(one for one in directory.programs if (one.city, one.state) == ("Cleveland", "OH"))
    people = (
        Person("aunt", "Akron", "OH"),
        Person("friend", "Cleveland", "OH"),
        Person("uncle", None, "OH"),
        Person("cousin", "Lilliput Falls", "OH"),
    )
    ways = miles_to_people(program, people, directory)
    assert [way.who for way in ways] == ["aunt", "friend", "uncle", "cousin"]
    assert ways[0].miles == pytest.approx(30, abs=6)
    assert ways[1].miles == pytest.approx(0, abs=1)
    assert [way.miles for way in ways[2:]] == [None, None]
