"""CSV files."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartpick.errors import UserError
from smartpick.tables.csv_table import csv_table

CELLS = st.text(st.characters(categories=("L", "N", "P"), exclude_characters="\0"), min_size=1, max_size=8)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("stated", [False, True])
def test_the_separator_is_found(separator: str, stated: bool) -> None:
    """Comma, semicolon, tab or bar, by the rows or by Excel's own first line; values in quotes may hold it."""
    text = f'Date{separator}Note\n2026-03{separator}"a{separator}b\nc"\n\n2026-04{separator}d\n'
    found = csv_table((f"sep={separator}\r\n{text}" if stated else text).encode(), "log.csv")
    assert found.columns == ("Date", "Note")
    assert found.rows == [{"Date": "2026-03", "Note": f"a{separator}b\nc"}, {"Date": "2026-04", "Note": "d"}]
    assert found.numbers == [3 + stated, 5 + stated]
    assert not found.problems


def test_a_comma_inside_of_values_does_not_split_a_table_of_semicolons() -> None:
    """The separator is the one by which the rows are as wide as the header."""
    found = csv_table(b"Place;Visa\nAustin, TX;J-1\nErie, PA;none\n", "x")
    assert found.rows[0] == {"Place": "Austin, TX", "Visa": "J-1"}


def test_short_rows_are_rows_with_empty_ends() -> None:
    """Spreadsheets drop trailing empty cells."""
    assert csv_table(b"a,b,c\n1\n1,2,3,,\n", "x").rows == [{"a": "1"}, {"a": "1", "b": "2", "c": "3"}]


def test_a_title_above_the_header_is_no_header() -> None:
    """It is told, so that nobody misses a row."""
    found = csv_table(b"My programs\n\na,b\n1,2\n", "x")
    assert (found.columns, found.notes) == (("a", "b"), ("x, line 1, was taken for a title.",))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b,a\n1,2,3\n", 'x, line 1: 2 columns are called "a".'),
        ("a,b\n1,2\n1,2,3\n", "x, line 3: The row has 3 values for 2 columns."),
        ("a;b;c\n1;2;3\n1,2,3\n", "x, line 3: The row is separated by commas, the header by semicolons."),
        ('a,b\n1,2\n3,"4\n5,6\n7,8\n', "x, line 3: A quote is opened here and never closed"),
    ],
)
def test_a_bad_row_is_a_sentence_and_the_others_are_there(text: str, said: str) -> None:
    """Where and what; a strict reader refuses the whole."""
    found = csv_table(text.encode(), "x")
    assert len(found.rows) == 1
    assert found.problems[0].sentence().startswith(said)
    with pytest.raises(UserError):
        found.whole()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "The file is empty."),
        ("\n \n", "The file is empty."),
        (",,\n,,\n", "The file is empty."),
        ("a,b\n1," + "x" * 200_000 + "\n", "This is not a CSV"),
        ('"a,b\n1,2\n', "never closed"),
        ("a,b\n" + "1,2\n" * 100_001, "more than 100,000 rows"),
    ],
)
def test_what_is_no_table_is_refused(text: str, said: str) -> None:
    """In a sentence."""
    with pytest.raises(UserError) as error:
        csv_table(text.encode(), "x")
    assert said in error.value.problems[0].sentence()


def test_all_problems_of_the_form_come_at_once() -> None:
    """A bad header and bad rows together."""
    assert len(csv_table(b"a,a\n1,2,3\n1,2,3\n", "x").problems) == 3


def test_a_column_without_a_name_is_called_by_its_letter() -> None:
    """Its values are not lost."""
    found = csv_table(b"a,,b,\n1,2,3,\n", "x")
    assert found.columns == ("a", "(column B)", "b")
    assert "Column B has values and no name" in found.notes[0]


def test_the_encoding_is_told_on() -> None:
    """A guessed encoding is a note."""
    assert "Windows-1252" in csv_table("Sé,b\n1,2\n".encode("cp1252"), "x").notes[0]


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=5))
def test_what_a_spreadsheet_writes_is_read(rows: list[list[str]]) -> None:
    """Any cells written as CSV come back by column."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["first", "second"])
    writer.writerows(rows)
    found = csv_table(text.getvalue().encode(), "x")
    assert [list(row.values()) for row in found.rows] == rows
