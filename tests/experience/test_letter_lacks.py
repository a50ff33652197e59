"""What a letter lacks to count."""

from dataclasses import replace
from datetime import date

from smartpick.experience import Letter, Person, summarise
from smartpick.experience.letter_lacks import letter_lacks

ON = date(2026, 11, 22)
THERE = Person(id="w", name="Dr. W", role="attending", institution="Test Clinic", state="OH")
DONE = Letter(id="l", writer="w", written=date(2026, 10, 1))


def test_a_letter_that_counts_lacks_nothing() -> None:
    """Written, by somebody whose state and institution are known."""
    assert letter_lacks(DONE, THERE, ON) == ()


def test_each_lack_names_the_record_that_mends_it() -> None:
    """The letter that is not written, the writer without a state, the institution: each with kind and field."""
    nowhere = replace(THERE, state=None, institution=None)
    found = letter_lacks(Letter(id="l", writer="w", agreed=date(2026, 9, 1)), nowhere, ON)
    assert [(one.kind, one.record, one.field, one.stops) for one in found] == [
        ("letter", "l", "written", True),
        ("person", "w", "state", True),
        ("person", "w", "institution", False),
    ]
    assert "state is not known" in found[1].words


def test_other_countries_unknown_people_and_days_to_come() -> None:
    """A writer abroad, one who is nobody's record, a day that has not come; a letter declined is not looked at."""
    abroad = replace(THERE, state=None, country="India")
    assert "India" in letter_lacks(DONE, abroad, ON)[0].words
    assert letter_lacks(DONE, replace(THERE, state=None, country="United States"), ON) == ()
    assert letter_lacks(DONE, None, ON)[0].field == "writer"
    assert "to come" in letter_lacks(replace(DONE, written=date(2027, 1, 1)), THERE, ON)[0].words
    assert letter_lacks(Letter(id="l", writer="w", declined=ON), THERE, ON) == ()


def test_what_stops_a_letter_is_what_a_profile_does_not_count() -> None:
    """Nothing stops it exactly when the summary for a profile calls it a letter from the US."""
    for letter in (DONE, replace(DONE, written=None), replace(DONE, written=date(2027, 1, 1))):
        for writer in (THERE, replace(THERE, state=None), replace(THERE, state=None, country="India")):
            told = summarise((), (letter,), (writer,), ON).letters
            stops = any(one.stops for one in letter_lacks(letter, writer, ON))
            assert (bool(told) and told[0].us is True) == (not stops)
