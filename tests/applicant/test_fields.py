"""Declared fields."""

import pytest

from smartpick.applicant.fields import Field, Kind, clean_number, tree


def test_fields_are_arranged_as_the_tables_of_a_file() -> None:
    """Dots make tables, brackets make lists of tables, and each keeps its order."""
    fields = tuple(
        Field(name, Kind.TEXT, "help", '"x"')
        for name in ("label", "school.name", "exams.step1[].date", "exams.step1[].result")
    )
    root = tree(fields)
    assert root.keys == ("label", "school", "exams")
    assert not root.tables["exams"].repeated
    assert root.tables["exams"].tables["step1"].repeated
    assert tuple(root.tables["exams"].tables["step1"].fields) == ("date", "result")
    assert (fields[2].key, fields[2].table) == ("date", "exams.step1[]")


@pytest.mark.parametrize(
    ("low", "high", "unit", "words"),
    [
        (1, 300, "points", "1 to 300 points"),
        (0, 1_000_000, "USD", "0 to 1,000,000 USD"),
        (1930, 2012, "", "1930 to 2012"),
        (0.5, None, "hours", "0.5 or more hours"),
        (None, None, "", ""),
    ],
)
def test_ranges_are_said_in_words(low: float | None, high: float | None, unit: str, words: str) -> None:
    """A person reads the range as they would say it."""
    assert Field("x", Kind.NUMBER, "help", "1", low=low, high=high, unit=unit).range_words() == words


def test_only_real_numbers_are_compared() -> None:
    """True, text, infinity and not-a-number are no numbers for a range."""
    assert clean_number(0)
    assert clean_number(-1.5)
    assert not any(map(clean_number, (True, "1", float("nan"), float("inf"), None, [1])))
