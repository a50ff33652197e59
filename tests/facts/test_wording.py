"""Values and reports in words."""

import pytest
from made_reports import report

from smartpick.facts import FIELDS, Value, canonical_value, told, value_words


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("visas", (), "no visa"),
        ("visas", ("J-1",), "J-1"),
        ("visas", ("J-1", "H-1B"), "J-1 and H-1B"),
        ("visas", ("J-1", "H-1B", "F-1 OPT"), "J-1, H-1B and F-1 OPT"),
        ("usce_required", True, "yes"),
        ("step2ck_minimum", 0, "no minimum"),
        ("step2ck_minimum", 230, "230 points"),
        ("graduation_limit", 99.0, "no limit"),
        ("graduation_limit", 1.0, "1 year"),
        ("graduation_limit", 2.5, "2.5 years"),
        ("img_share", 0.355, "35.5 %"),
        ("applications_received", 3200, "3,200 applications"),
        ("website", "https://example.org", "https://example.org"),
    ],
)
def test_values_are_said_as_people_say_them(key: str, value: Value, words: str) -> None:
    """Each kind of value has its words, and what is said can be typed in again."""
    assert value_words(FIELDS[key], value) == words
    assert canonical_value(FIELDS[key], words) == value


def test_a_report_names_source_day_and_who_checked_it() -> None:
    """No figure is told without where it comes from and of when it is."""
    assert told(report("visas", "J1", "2025-09", verified="other")) == (
        "visas it sponsors: J-1 (program site, 2025-09, from somebody else, unverified)"
    )
