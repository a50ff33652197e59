"""CSV files."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartpick.errors import UserError
from smartpick.experience.log_import.csv_table import csv_table

CELLS = st.text(st.characters(categories=("L", "N", "P"), exclude_characters="\0"), min_size=1, max_size=8)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(separator: str) -> None:
    """Comma, semicolon, tab or bar; values in quotes may hold it and line breaks."""
    text = f'Date{separator}Note\n2026-03{separator}"a{separator}b\nc"\n\n2026-04{separator}d\n'
    found = csv_table(text.encode(), "log.csv")
    assert found.separator == separator
    assert found.columns == ("Date", "Note")
    assert found.rows == ({"Date": "2026-03", "Note": f"a{separator}b\nc"}, {"Date": "2026-04", "Note": "d"})
    assert found.lines == (3, 5)


def test_short_rows_are_rows_with_empty_ends() -> None:
    """Spreadsheets drop trailing empty cells."""
    assert csv_table(b"a,b,c\n1\n1,2,3,,\n", "x").rows == ({"a": "1"}, {"a": "1", "b": "2", "c": "3"})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "The file is empty."),
        ("\n \n", "The file is empty."),
        ("a,,b\n1,2,3\n", "x, line 1: Column 2 has no name."),
        ("a,b,a\n1,2,3\n", 'x, line 1: Two columns are called "a".'),
        ("a,b\n1,2\n1,2,3\n", "x, line 3: The row has 3 values for 2 columns."),
        ("a,b\n1," + "x" * 200_000 + "\n", "This is not a CSV"),
    ],
)
def test_each_problem_of_the_form_is_a_sentence(text: str, said: str) -> None:
    """Where and what."""
    with pytest.raises(UserError) as error:
        csv_table(text.encode(), "x")
    assert said in error.value.problems[0].sentence()


def test_all_problems_of_the_form_come_at_once() -> None:
    """A bad header and a bad row together."""
    with pytest.raises(UserError) as error:
        csv_table(b"a,a\n1,2,3\n1,2,3\n", "x")
    assert len(error.value.problems) == 3


def test_the_encoding_is_told_on() -> None:
    """A guessed encoding is a note."""
    found = csv_table("Sé,b\n1,2\n".encode("cp1252"), "x")
    assert found.encoding == "cp1252"
    assert found.notes


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=5))
def test_what_a_spreadsheet_writes_is_read(rows: list[list[str]]) -> None:
    """Any cells written as CSV come back by column."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["first", "second"])
    writer.writerows(rows)
    found = csv_table(text.getvalue().encode(), "x")
    assert [list(row.values()) for row in found.rows] == rows
