"""Public lists in words."""

import pytest

from smartpick.web.listed_words import listed_words


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("beds", None, "unknown"),
        ("beds", 401.0, "401"),
        ("offers_preliminary", True, "yes"),
        ("h1b_evidence", 0, "none found, which proves nothing"),
        ("kind", "university", "university"),
    ],
)
def test_values_are_said_as_people_say_them(name: str, value: object, words: str) -> None:
    """Unknown is said, numbers have no idle digits, and no evidence is not evidence of nothing."""
    assert listed_words(name, value) == words
