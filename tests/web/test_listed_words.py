"""Public lists in words."""

from datetime import date

import pytest

from smartpick.programs import load_directory
from smartpick.web.listed_words import OLD, as_of_words, listed_words, listed_years

ON = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("beds", None, "unknown"),
        ("beds", 1288.0, "1,288"),
        ("resident_fte", 37.25, "37.25"),
        ("h1b_positions", 1122, "1,122"),
        ("h1b_last_year", "FY2025", "fiscal year 2025"),
        ("latitude", 41.4822, "41.4822"),
        ("offers_preliminary", True, "yes"),
        ("h1b_evidence", 0, "none found, which proves nothing"),
        ("ownership", "Government - Local", "county or city"),
        ("kind_rule", "U2", "a school and no other hospital"),
        ("kind", "university", "university"),
    ],
)
def test_values_are_said_as_people_say_them(name: str, value: object, words: str) -> None:
    """Unknown is said, numbers have no idle digits, codes are words, and no evidence is not evidence of nothing."""
    assert listed_words(name, value) == words


def test_no_owner_and_no_rule_of_the_directory_is_a_code() -> None:
    """Every value that the packaged table has is said in words of our own."""
    for one in load_directory().programs:
        assert " - " not in listed_words("ownership", one.ownership)
        assert listed_words("kind_rule", one.kind_rule) != one.kind_rule


def test_a_day_has_its_age_and_what_is_none_has_not() -> None:
    """An old list can be told from a new one; a span of years is said as it is."""
    assert as_of_words("2021-06", ON) == "2021-06 (5.4 years old)"
    assert listed_years("2021-06", ON) > OLD > listed_years("2025-06", ON)
    assert as_of_words("FY2019-26", ON) == "fiscal years 2019-26"
    assert listed_years("FY2019-26", ON) == 0.0
