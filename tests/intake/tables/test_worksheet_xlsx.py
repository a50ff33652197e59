"""Worksheets as spreadsheets."""

import io

import openpyxl

from smartpick.intake.tables.worksheet import Column, Worksheet
from smartpick.intake.tables.worksheet_xlsx import worksheet_xlsx

COLUMNS = (
    Column("ACGME id", "the number"),
    Column("Visas", "visas", "J-1", ("none", "J-1"), "how to apply", 3, "visas"),
    Column(
        "Long", "long", "", tuple(f"choice number {number}" for number in range(40)), "x", 1, "usce_kinds"
    ),
)


def test_a_list_that_is_too_long_for_a_spreadsheet_is_not_offered() -> None:
    """More than 255 characters would make the file unreadable; the explanation still names them."""
    book = openpyxl.load_workbook(io.BytesIO(worksheet_xlsx(Worksheet(COLUMNS, (("0400121010", "", ""),)))))
    (offered,) = book["Programs"].data_validations.dataValidation
    assert offered.formula1 == '"none,J-1"'
    assert offered.showErrorMessage is False
    assert "choice number 39" in book["What each column means"]["D4"].value


def test_what_is_typed_stays_as_it_is_typed() -> None:
    """Cells are of the kind text, empty ones too: "3/4" does not become a date."""
    book = openpyxl.load_workbook(
        io.BytesIO(worksheet_xlsx(Worksheet(COLUMNS, (("0400121010", "=1+1", ""),))))
    )
    row = book["Programs"][2]
    assert [cell.number_format for cell in row] == ["@", "@", "@"]
    assert (row[1].value, row[1].data_type) == ("=1+1", "s")
