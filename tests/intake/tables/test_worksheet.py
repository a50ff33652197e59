"""Worksheets: out, filled in, and back."""

import csv
import io
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from smartpick.facts import FIELDS, Report, Value, beliefs, report_of
from smartpick.intake.tables.columns import mapped_columns
from smartpick.intake.tables.fact_rows import Origin, ReadFacts, read_facts
from smartpick.intake.tables.program_match import Programs
from smartpick.intake.tables.worksheet import Worksheet, worksheet, worksheet_csv
from smartpick.intake.tables.worksheet_xlsx import worksheet_xlsx
from smartpick.programs import load_directory
from smartpick.tables import csv_table
from smartpick.tables.workbook import workbook_table

DIRECTORY = load_directory()
PROGRAMS = Programs(DIRECTORY)
TODAY = date(2026, 11, 22)
LISTED = DIRECTORY.programs[:4]
ALL = tuple(FIELDS.values())
KNOWN: dict[str, Value] = {
    "visas": ("J-1", "H-1B"),
    "step2ck_minimum": 0,
    "graduation_limit": 99.0,
    "usce_months": 2.5,
    "usce_kinds": ("elective", "externship"),
    "usce_required": False,
    "img_share": 0.3512,
    "residents": 1,
    "applications_received": 3200,
    "deadline": "2026-12-01",
    "website": "https://example.org/a?b=c",
    "contact": "+1 555 0100",
    "note": "=HYPERLINK(\"x\") 'quoted' <b>",
}


def said(program: str, key: str, value: Value) -> Report:
    """Return a report of today."""
    body = {"program": program, "field": key, "value": list(value) if isinstance(value, tuple) else value,
            "source": "program site", "as_of": "2026-11-22", "entered_on": "2026-11-22", "verified": "me"}  # fmt: skip
    return report_of(f"{program}-{key}", body)


REPORTS = [said(LISTED[0].acgme_id, key, value) for key, value in KNOWN.items()]
SHEET = worksheet(LISTED, beliefs(REPORTS, TODAY), ALL, {LISTED[0].acgme_id: "visas"})


def back(sheet: Worksheet, kind: str) -> ReadFacts:
    """Return what a worksheet says when it is imported again."""
    if kind == "csv":
        table = csv_table(worksheet_csv(sheet), "w.csv")
    else:
        table = workbook_table(worksheet_xlsx(sheet), "w.xlsx")
    assert not table.problems
    mapped = mapped_columns(table.columns, (), table.name)
    assert mapped.unused == ("To look up",)
    return read_facts(table, mapped, PROGRAMS, Origin("my own look-up", "2026-11-22", "me"), TODAY)


def changed(place: int, header: str, text: str, sheet: Worksheet = SHEET) -> Worksheet:
    """Return the worksheet with one cell written by hand."""
    at = [column.header for column in sheet.columns].index(header)
    rows = [list(row) for row in sheet.rows]
    rows[place][at] = text
    return replace(sheet, rows=tuple(map(tuple, rows)))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_worksheet_that_nobody_touched_says_nothing_new(kind: str) -> None:
    """Every value of every kind comes back as it was: no loss, no second source, no problem."""
    found = back(SHEET, kind)
    assert (found.reports, found.problems) == ((), ())
    assert found.unchanged == len(KNOWN)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_is_filled_in_comes_in_and_what_is_emptied_changes_nothing(kind: str) -> None:
    """A new value, a changed one with its date, source and helper; an emptied cell is no answer."""
    sheet = changed(0, "Visas it sponsors", "none")
    sheet = changed(0, "Minimum Step 2 CK", "", sheet)
    sheet = changed(1, "Asks for US clinical experience", "yes", sheet)
    for header, text in (("Looked up on", "2026-10"), ("Source", "program site"), ("Looked up by", "Sam")):
        sheet = changed(1, header, text, sheet)
    found = back(sheet, kind)
    assert not found.problems
    assert [
        (one.program, one.field, one.value, one.verified, one.as_of, one.source) for one in found.reports
    ] == [
        (LISTED[0].acgme_id, "visas", (), "me", "2026-11-22", "my own look-up"),
        (LISTED[1].acgme_id, "usce_required", True, "other", "2026-10", "program site"),
    ]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_every_field_comes_back_from_empty_known_columns(kind: str) -> None:
    """Without the memory of what was known, every filled cell is read as the value that was written."""
    found = back(changed(0, "Known before (do not edit)", ""), kind)
    assert not found.problems
    assert {one.field: one.value for one in found.reports} == KNOWN


def test_only_what_is_sure_enough_is_filled_in() -> None:
    """What is old, hearsay that has aged, or in conflict is left empty: somebody should look."""
    program = LISTED[0].acgme_id
    old = replace(said(program, "step2ck_minimum", 230), as_of="2022")
    other = replace(said(program, "visas", ()), id="b", source="a friend")
    known = beliefs([old, other, said(program, "visas", ("J-1",))], TODAY)
    row = dict(
        zip((column.field for column in SHEET.columns), worksheet(LISTED, known, ALL).rows[0], strict=True)
    )
    assert (row["step2ck_minimum"], row["visas"]) == ("", "")


def test_nothing_in_a_csv_is_run() -> None:
    """No cell begins like a formula; accents survive in spreadsheets."""
    raw = worksheet_csv(SHEET)
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    assert not [cell for row in rows for cell in row if cell[:1] in set("=+-@|%")]


def test_nothing_in_a_spreadsheet_is_run() -> None:
    """Every cell is a text in the file itself, quoted against editing; ids keep their zeros."""
    book = openpyxl.load_workbook(io.BytesIO(worksheet_xlsx(SHEET)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells)
    assert book["Programs"]["A2"].value == LISTED[0].acgme_id


def test_choices_are_offered_and_every_column_is_explained() -> None:
    """Flags and visas have lists to choose from; the second sheet has a row for each column."""
    book = openpyxl.load_workbook(io.BytesIO(worksheet_xlsx(SHEET)))
    lists = [one.formula1 for one in book["Programs"].data_validations.dataValidation]
    assert '"yes,no"' in lists
    assert any("J-1 and H-1B" in one for one in lists)
    explained = [row[0].value for row in book["What each column means"].iter_rows(min_row=2)]
    assert explained == [column.header for column in SHEET.columns]
    assert all(column.words for column in SHEET.columns)
    assert all(column.how and column.page and column.minutes for column in SHEET.columns if column.field)
