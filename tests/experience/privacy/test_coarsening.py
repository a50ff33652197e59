"""The same without the detail."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartpick.experience.privacy import check, month_only, site_in_words


@given(st.dates())
def test_a_day_becomes_its_month_and_two_days_of_it_the_same(day: date) -> None:
    """Nothing of the day is left, and the month sorts like the day."""
    assert month_only(day) == month_only(day.replace(day=1)) == day.isoformat()[:7]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("St. Anselm's Children's Hospital", "a children's hospital"),
        ("Lakeside Community Clinic", "a community health center"),
        ("Example University Hospital", "an academic medical center"),
        ("Mercy General Hospital", "a community hospital"),
        ("Placeholder Family Clinic", "an outpatient clinic"),
        ("Dayton VA Medical Center", "a veterans' hospital"),
        ("", "a community hospital"),
    ],
)
def test_a_site_becomes_its_kind(name: str, words: str) -> None:
    """The kind is guessed from the name, and the guard finds nothing in it."""
    assert site_in_words(name) == words
    assert check(f"I saw this at {words}.") == ()
