"""Contacts."""

from dataclasses import replace
from datetime import date

from smartpick.experience.person import Person, next_touch

ON = date(2026, 7, 1)
SOMEBODY = Person(id="p", name="Dr. Example")


def test_when_to_be_in_touch() -> None:
    """A planned word is due on its day; half a year without one is quiet."""
    assert next_touch(SOMEBODY, ON) == "never"
    assert next_touch(replace(SOMEBODY, last_contact=date(2026, 6, 1)), ON) == "recent"
    assert next_touch(replace(SOMEBODY, last_contact=date(2025, 12, 1)), ON) == "quiet"
    assert next_touch(replace(SOMEBODY, next_contact=ON), ON) == "due"
    assert next_touch(replace(SOMEBODY, next_contact=date(2026, 7, 2)), ON) == "planned"
    # The word that was planned has been said.
    assert (
        next_touch(replace(SOMEBODY, next_contact=date(2026, 6, 1), last_contact=date(2026, 6, 2)), ON)
        == "recent"
    )
