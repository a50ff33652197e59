"""The table of fields in the documentation."""

from pathlib import Path

from smartpick.applicant import FIELDS, fields_table

PAGE = Path(__file__).resolve().parents[2] / "docs" / "profile.md"


def test_the_page_holds_the_table_of_the_declared_fields() -> None:
    """The documentation lists the fields as they are; regenerate it with scripts/write_profile_docs.py."""
    assert fields_table() in PAGE.read_text("utf-8")
    assert all(f"`{one.name}`" in fields_table() for one in FIELDS)


def test_no_cell_breaks_the_table() -> None:
    """Every row has the same number of cells."""
    assert {row.count("|") for row in fields_table().splitlines()} == {6}
