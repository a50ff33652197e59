"""Institutions of a portfolio that may be those of the directory."""

from datetime import date

import pytest

from smartpick.advice.portfolio import proposals
from smartpick.advice.portfolio.institutions import institutions
from smartpick.experience import Experience, Letter, Person, summarise
from smartpick.programs import Directory, load_directory

ON = date(2026, 11, 22)


@pytest.fixture(scope="module")
def directory() -> Directory:
    """Return the packaged directory."""
    return load_directory()


@pytest.mark.parametrize("name", ["Cleveland Clinic", "Cleveland Clinic Foundation", "Clevland Clinic"])
def test_a_known_institution_is_asked_about(directory: Directory, name: str) -> None:
    """A name near one of the directory in the same state gives a question with programs of that state."""
    (found,) = proposals({(name, "OH"): "Cleveland"}, directory, {})
    assert "Cleveland Clinic" in found.listed
    assert found.programs
    assert {program.state for program in found.programs} == {"OH"}
    assert found.same_city is True
    assert found.question().startswith(f"Is {name} the same as Cleveland Clinic")


def test_nothing_is_asked_without_need(directory: Directory) -> None:
    """Not about an invented place, nor another state's, nor without a state, nor what was answered, yes or no."""
    named = {("Example Community Health Center", "OH"): "Cleveland", ("Cleveland Clinic", "WY"): None}
    assert proposals(named, directory, {}) == ()
    assert proposals({("Cleveland Clinic", None): None}, directory, {}) == ()
    for answer in ("Cleveland Clinic Foundation", ""):
        assert (
            proposals({("Cleveland Clinic", "OH"): None}, directory, {("Cleveland Clinic", "OH"): answer})
            == ()
        )


def test_another_city_is_told(directory: Directory) -> None:
    """A name that is right in a city that is wrong is still asked about, and the question names the right city."""
    (found,) = proposals({("Cleveland Clinic Foundation", "OH"): "Toledo"}, directory, {})
    assert found.same_city is False
    assert "Cleveland, OH" in found.question()


def test_rotations_letters_and_people_name_institutions() -> None:
    """All three may be ties; home practice abroad is none."""
    started = {"start": date(2026, 1, 1), "end": date(2026, 2, 1)}
    experiences = [
        Experience(
            id="a", kind="observership", institution="Example Hospital", state="OH", city="Akron", **started
        ),
        Experience(id="b", kind="home practice", institution="Example Abroad", country="India", **started),
    ]
    people = [
        Person(id="p", name="Dr. Jo Example", relation="friend", institution="Example Clinic", state="TX"),
        Person(id="q", name="Dr. Al Example", institution="Example Abroad", country="India"),
    ]
    letters = [Letter(id="l", writer="q", written=date(2026, 2, 1))]
    found = institutions(summarise(experiences, letters, people, ON))
    assert found == {("Example Hospital", "OH"): "Akron", ("Example Clinic", "TX"): None}
