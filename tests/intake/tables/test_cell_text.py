"""Cells."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartpick.facts import FIELDS, canonical_value
from smartpick.intake.tables.cell_text import cell_of, guarded, is_error, plain_cell, says_nothing


@given(st.text(st.characters(exclude_categories=("C", "Z")), max_size=20))
def test_a_guarded_text_comes_back_as_it_was(text: str) -> None:
    """Whatever it begins with."""
    assert plain_cell(guarded(text)) == text


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "|calc"])
def test_nothing_that_a_spreadsheet_runs_is_left(text: str) -> None:
    """What could start a formula begins with an apostrophe."""
    assert guarded(text) == f"'{text}"


def test_not_knowing_is_no_answer_and_none_is_one() -> None:
    """An empty cell, a dash and "n/a" say nothing; "no" and "none" do; a failed formula is an error."""
    assert all(says_nothing(text) for text in ("", "N/A", "?", "-", "Unknown", "TBD"))
    assert not any(says_nothing(text) for text in ("none", "no", "0"))
    assert is_error("#N/A")
    assert not is_error("n/a")
    assert plain_cell(date(2026, 3, 2)) == "2026-03-02"


VALUES = {
    "visas": st.lists(st.sampled_from(FIELDS["visas"].choices), unique=True).map(
        lambda found: tuple(one for one in FIELDS["visas"].choices if one in found)
    ),
    "usce_kinds": st.lists(st.sampled_from(FIELDS["usce_kinds"].choices), unique=True).map(
        lambda found: tuple(one for one in FIELDS["usce_kinds"].choices if one in found)
    ),
    "step2ck_minimum": st.just(0) | st.integers(180, 290),
    "graduation_limit": st.just(99.0) | st.floats(0.5, 30).map(lambda x: round(x, 2)),
    "usce_required": st.booleans(),
    "img_share": st.floats(0, 1).map(lambda x: round(x, 4)),
    "applications_received": st.integers(1, 20000),
    "deadline": st.dates(date(2000, 1, 1), date(2100, 1, 1)).map(date.isoformat),
    "website": st.just("https://example.org/apply?x=1"),
    "note": st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=40),
}


@pytest.mark.parametrize("key", VALUES)
def test_a_value_written_is_the_value_read(key: str) -> None:
    """For every kind of field, every value survives the way through a cell."""

    @given(VALUES[key])
    def there_and_back(value: object) -> None:
        read = canonical_value(FIELDS[key], value)
        assert canonical_value(FIELDS[key], cell_of(FIELDS[key], read)) == read

    there_and_back()
