"""Headers and strictness."""

import pytest

from smartpick.errors import Problem, UserError
from smartpick.tables.table import Table, column_letter, header_of


def test_columns_are_called_as_in_a_spreadsheet() -> None:
    """A to Z, then AA."""
    assert [column_letter(place) for place in (0, 25, 26, 51, 52, 701, 702)] == [
        "A", "Z", "AA", "AZ", "BA", "ZZ", "AAA",
    ]  # fmt: skip


def test_every_column_has_a_name_of_its_own() -> None:
    """Twice the same name, no name with values, no name without."""
    found = header_of(["Visa", None, "Visa ", ""], lambda place: place == 1, "here")
    assert found.names == ("Visa (column A)", "(column B)", "Visa (column C)", "")
    assert [problem.where for problem in found.problems] == ["here"]
    assert "Visa (column A) or Visa (column C)" in found.problems[0].way_out
    assert len(found.notes) == 1


def test_a_strict_reader_takes_a_whole_table_or_none() -> None:
    """With a problem it raises; without one it is the same table."""
    sound = Table("t", ("a",), [{"a": "1"}], [2])
    assert sound.whole() is sound
    with pytest.raises(UserError, match="row 3"):
        Table("t", ("a",), [], [], (), (Problem("Bad.", "", "row 3"),)).whole()
