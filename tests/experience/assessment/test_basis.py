"""What all dimensions look at."""

from datetime import date

import pytest
from small_portfolios import ON, encounter, experience, portfolio

from smartpick.experience.assessment.basis import basis, months_words, same_specialty


def test_us_clinical_experience_that_has_begun_counts() -> None:
    """Home, research, remote and planned ones do not; a place not known counts as the chances count it."""
    held = portfolio(
        experience(),
        experience(id="home", kind="home practice", state=None, country="India"),
        experience(id="abroad", state=None, country="India"),
        experience(id="research", kind="research"),
        experience(id="remote", kind="telerotation"),
        experience(id="planned", start=date(2027, 1, 1), end=date(2027, 2, 1)),
        experience(id="somewhere", state=None),
        experience(id="timeless", start=None, end=None),
        encounters=(encounter(), encounter("e2", experience="home")),
    )
    found = basis(held, ON, ())
    assert {one.id for one in found.clinical} == {"x1", "somewhere"}
    assert found.entry_ids(found.clinical) == ("e1",)


def test_months_are_full_time_months() -> None:
    """Half a week counts half, unknown hours whole, more than a week not more."""
    held = portfolio(
        experience(hours_per_week=20.0),
        experience(id="x2", hours_per_week=None),
        experience(id="x3", hours_per_week=80.0, kind="observership"),
    )
    found = basis(held, ON, ())
    assert found.months == {"x1": 1.5, "x2": 3.0, "x3": 3.0}
    assert (found.total, found.months_by(hands=True), found.months_by(hands=False)) == (7.5, 4.5, 3.0)
    assert found.months_by(hands=None) == 0


@pytest.mark.parametrize(
    ("months", "words"),
    [
        (0.02, "1 week"),
        (0.5, "2 weeks"),
        (0.97, "1 month"),
        (1.0, "1 month"),
        (2.66, "2.7 months"),
        (12.0, "12 months"),
    ],
)
def test_months_in_words(months: float, words: str) -> None:
    """As people say them."""
    assert months_words(months) == words


def test_specialties_are_compared_without_case() -> None:
    """Unknown is no specialty."""
    assert same_specialty(" internal  MEDICINE", "Internal Medicine")
    assert not same_specialty(None, "Internal Medicine")
    assert not same_specialty("Medicine", "Internal Medicine")
