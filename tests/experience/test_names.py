"""A record is called what people know of it."""

from datetime import date

from smartpick.experience import Experience, Letter, Person
from smartpick.experience.names import experience_name, writer_name


def test_an_experience_is_called_by_its_kind_and_place() -> None:
    """The institution, else the place, else the first day; its id only when nothing else is known."""
    assert experience_name(Experience(id="r1", kind="externship", institution="Example Clinic")) == (
        "externship at Example Clinic"
    )
    assert experience_name(Experience(id="r1", kind="externship", city="Sampleville", state="OH")) == (
        "externship (Sampleville, OH)"
    )
    assert experience_name(Experience(id="r1", kind="externship", start=date(2026, 1, 5))) == (
        "externship (from 2026-01-05)"
    )
    assert experience_name(Experience(id="r1", kind="externship")) == "externship (r1)"


def test_a_letter_is_called_by_its_writer() -> None:
    """The name that is noted for the person, or the id of somebody who is not noted."""
    people = (Person(id="chief", name="Dr. Jo Specimen-Cruz"),)
    assert writer_name(Letter(id="l1", writer="chief"), people) == "Dr. Jo Specimen-Cruz"
    assert writer_name(Letter(id="l1", writer="somebody"), people) == "somebody"
