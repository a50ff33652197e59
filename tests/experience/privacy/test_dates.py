"""Days, months with an event, and ages over 89."""

import pytest

from smartpick.experience.privacy import Context
from smartpick.experience.privacy.dates import find_dates
from smartpick.experience.privacy.reading import Reading


def found(text: str) -> list[tuple[str, bool]]:
    """Return the texts found and whether each is certain."""
    return [(one.text, one.certain) for one in find_dates(Reading(text, Context()))]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("She was admitted on 03/14/2026.", "03/14/2026"),
        ("DOB 7/22/1961", "7/22/1961"),
        ("discharged 14 March 2026 home", "14 March 2026"),
        ("surgery 2026-02-17 went well", "2026-02-17"),
        ("He had his stroke on Feb 9, 2026.", "Feb 9, 2026"),
        ("She was intubated on the 21st of December.", "the 21st of December"),
        ("La paciente ingresó el 14 de marzo de 2026.", "14 de marzo de 2026"),
        ("A 93-year-old man", "93-year-old"),
        ("94F with fracture", "94F"),
        ("The ninety-two-year-old veteran", "ninety-two-year-old"),
        ("aged 91 and well", "aged 91"),
    ],
)
def test_a_day_of_a_patient_and_an_age_over_89_are_certain(text: str, day: str) -> None:
    """In figures and words."""
    assert (day, True) in found(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("My observership began on 1 March 2026.", "1 March 2026"),
        ("She died in January 2026 at home.", "January 2026"),
        ("seen on 3/14 again", "3/14"),
        ("Next appointment 04/09.", "04/09"),
        ("She is 101 and still drives.", "101"),
        ("It happened on Christmas Eve.", "Christmas Eve"),
    ],
)
def test_what_may_be_the_writers_own_is_asked_about(text: str, day: str) -> None:
    """A rotation has days too; a month counts only where something happened to a patient."""
    assert (day, False) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "My rotation ran from March to May 2026, then 2/2026.",
        "Strength 3/5, pain 7/10, BP 120/80, 24/7, 1/2 saline, vision 20/40.",
        "On 2/3 of visits I presented.",
        "A 67-year-old man with a 92 pack-year history; BMI 92nd percentile.",
        "Temp 101F, T 102 F, HR 95 M.",
        "A 94-year-old hospital building, patients aged 90 and over, age 90 days.",
        "may 5 be enough? They march 2 miles. Dec 4 mg",
        "ICD codes E11.9 and I10; version 2.1.0.4; POD 3; T 38.1.",
        "In 2026 he was 54.",
    ],
)
def test_medical_numbers_and_bare_years_are_none(text: str) -> None:
    """Scores, doses, temperatures, ranges, verbs and years."""
    assert [finding for finding in found(text) if finding[1]] == []
    assert found(text.replace("Dec 4 mg", "")) == []


def test_the_suggestion_is_the_month_or_the_band() -> None:
    """What to write instead is written out where the date leaves no doubt about its order."""
    reading = Reading("Admitted 2026-03-14, a 93-year-old.", Context())
    suggestions = [one.suggestion for one in find_dates(reading)]
    assert any("March 2026" in words for words in suggestions)
    assert any("90 or over" in words for words in suggestions)
