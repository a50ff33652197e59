"""A profile goes out as the file it came from."""

import tomllib
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartpick.applicant import example_names, example_text, profile_text, written


@pytest.mark.parametrize("name", example_names())
def test_examples_come_back_as_they_were(name: str) -> None:
    """Reading the text that was written gives the same data, for a profile that uses most fields."""
    data = tomllib.loads(example_text(name))
    assert tomllib.loads(profile_text(written(data))) == written(data)


@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=30), amount=st.floats(0, 1))
def test_any_text_is_quoted(text: str, amount: float) -> None:
    """Quotes, backslashes, control characters and names with spaces come back as they were."""
    data: dict[str, Any] = {"label": text, "preferences": {"specialties": {text: amount}}}
    assert tomllib.loads(profile_text(data)) == data


def test_dates_without_quotes_become_text() -> None:
    """A date that a file wrote as a date is kept as its ISO text; nothing else is changed."""
    assert written({"graduation": date(2019, 6, 1), "gaps": []}) == {"graduation": "2019-06-01", "gaps": []}
