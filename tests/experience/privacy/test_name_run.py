"""How far a name goes, and what explains a capital letter."""

import pytest

from smartpick.experience.privacy import Context
from smartpick.experience.privacy.name_run import before_eponym_noun, explained, medical_company, name_run
from smartpick.experience.privacy.reading import Reading


def place_of(reading: Reading, word: str) -> int:
    """Return the index of a word."""
    return next(index for index, one in enumerate(reading.words) if one.text.startswith(word))


@pytest.mark.parametrize(
    ("text", "first", "name"),
    [
        ("saw María del Carmen García López today", "María", "María del Carmen García López"),
        ("met John Q. Okafor there", "John", "John Q. Okafor"),
        ("with Abu Bakr al-Masri in bed", "Abu", "Abu Bakr al-Masri"),
        ("for Ludwig van der Berg again", "Ludwig", "Ludwig van der Berg"),
        ("Ifeoma's blood", "Ifeoma", "Ifeoma"),
        ("saw Okafor Monday", "Okafor", "Okafor"),
        ("pt MARIA SANTOS SEEN", "MARIA", "MARIA SANTOS"),
        ("mr patel forgot", "patel", "patel"),
    ],
)
def test_a_name_goes_on_over_particles_and_initials_and_stops_in_time(
    text: str, first: str, name: str
) -> None:
    """Particles belong when a capital follows; weekdays, ordinary words and possessives do not."""
    reading = Reading(text, Context())
    start, end = name_run(reading, place_of(reading, first))
    assert text[start:end] == name


@pytest.mark.parametrize(
    "word",
    ["Eliquis", "Cefepime", "Tuesdays", "Spanish-speaking", "Lambert-Eaton", "Dix-Hallpike", "Jan-May", "Cardiology",
     "SpO2", "Alirocumab", "Apgars", "Haemodialysis", "Bronchoscopy"],
)  # fmt: skip
def test_ordinary_capitals_are_explained(word: str) -> None:
    """Drugs, days, compounds, eponyms, departments, abbreviations and unknown drugs by their endings."""
    reading = Reading(f"the {word} here", Context())
    assert explained(reading, reading.words[1])


@pytest.mark.parametrize(
    "word", ["Okafor-Lindqvist", "Xochitl", "Smith-Jones", "Bogusława", "O'Brien", "McKinley"]
)
def test_names_are_not(word: str) -> None:
    """No list explains these."""
    reading = Reading(f"the {word} here", Context())
    assert not explained(reading, reading.words[1])


@pytest.mark.parametrize(
    "text", ["Bell's palsy", "Kernig and Brudzinski signs", "Turner or Down syndrome", "Bell nerve palsy"]
)
def test_an_eponym_in_medical_company_is_none_of_a_person(text: str) -> None:
    """A sign, a disease or another eponym stands near."""
    assert medical_company(Reading(text, Context()), 0)


def test_an_eponym_among_people_may_be_a_person() -> None:
    """Nothing medical follows."""
    assert not medical_company(Reading("Turner came home early today", Context()), 0)


@pytest.mark.parametrize(
    ("text", "eponym"),
    [
        ("Carnett's sign", True),
        ("Alvarado score", True),
        ("Amina's test", False),
        ("Amina came", False),
        ("Amina", False),
    ],
)
def test_any_word_before_sign_is_an_eponym_but_people_have_tests(text: str, eponym: bool) -> None:
    """A possessive before "test" is somebody's test."""
    assert before_eponym_noun(Reading(text, Context()), 0) is eponym
