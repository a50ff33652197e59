"""Spreadsheets."""

import io
import random
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from smartpick.errors import UserError
from smartpick.tables.table import Table
from smartpick.tables.workbook import workbook_table


def sheet(*rows: tuple[object, ...], title: str = "Log", merged: tuple[str, ...] = ()) -> bytes:
    """Return a spreadsheet with one sheet."""
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    for block in merged:
        book.active.merge_cells(block)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_sheet_is_read_as_people_see_it() -> None:
    """Whole numbers without a point, dates as days, empty rows skipped, rows numbered as on the screen."""
    rows = (
        ("Date", "Age ", None, None),
        (datetime(2026, 3, 2, 9), 67.0, "x", None),  # noqa: DTZ001  (a sheet knows no zones)
        (None, " ", None, None),
        ("2026-04", "8 months", None, None),
    )
    found = workbook_table(sheet(*rows), "a.xlsx")
    assert found.columns == ("Date", "Age", "(column C)")
    assert found.rows == [
        {"Date": date(2026, 3, 2), "Age": "67", "(column C)": "x"},
        {"Date": "2026-04", "Age": "8 months"},
    ]
    assert found.numbers == [2, 4]
    assert "Column C has values and no name" in found.notes[0]
    assert workbook_table(sheet(*rows), "a.xlsx", "Log").rows == found.rows


def test_per_cent_is_what_is_shown() -> None:
    """A cell that shows 100% is not taken for one per cent, and one of 0.1 per cent not for ten."""
    book = openpyxl.Workbook()
    book.active.append(("id", "IMG", "DO"))
    book.active.append(("1", 1.0, 0.001))
    for cell in book.active[2]:
        cell.number_format = "0.0%"
    out = io.BytesIO()
    book.save(out)
    assert workbook_table(out.getvalue(), "a").rows == [{"id": "1", "IMG": "100%", "DO": "0.1%"}]


def test_a_formula_is_text() -> None:
    """What was typed is taken, not what a program made of it, unless the caller asks for values."""
    raw = sheet(("id", "Visa"), ("=1+1", '=HYPERLINK("x")'))
    assert workbook_table(raw, "a").rows == [{"id": "=1+1", "Visa": '=HYPERLINK("x")'}]
    assert workbook_table(raw, "a", computed=True).rows == []


def test_merged_rows_share_a_value_and_merged_columns_are_asked_about() -> None:
    """A name over three rows is that of each; a remark across columns belongs to none of them, and its row waits."""
    rows = (
        ("My programs", None, None),
        ("Name", "Visa", "Score"),
        ("Example", "J-1", "230"),
        (None, "H-1B", "235"),
        ("Other", "closed this year", None),
    )
    found = workbook_table(sheet(*rows, merged=("A1:C1", "A3:A4", "B5:C5")), "m.xlsx")
    assert found.columns == ("Name", "Visa", "Score")
    assert found.rows == [
        {"Name": "Example", "Visa": "J-1", "Score": "230"},
        {"Name": "Example", "Visa": "H-1B", "Score": "235"},
    ]
    (problem,) = found.problems
    assert (problem.where, "B5:C5 are merged" in problem.what) == ("m.xlsx, row 5", True)
    assert any("A3:A4" in note for note in found.notes)
    assert "row 1, was taken for a title" in found.notes[0]


def test_a_column_twice_is_named_by_its_letter() -> None:
    """Both can still be meant; a strict reader refuses the table."""
    found = workbook_table(sheet(("A", "A", "B"), ("1", "2", "3")), "d")
    assert found.columns == ("A (column A)", "A (column B)", "B")
    with pytest.raises(UserError, match='2 columns are called "A"'):
        found.whole()


def test_what_cannot_be_read_is_told() -> None:
    """A torn or empty spreadsheet, another archive, a sheet that is not there, a part that is none."""
    torn = sheet(("A",), ("1",))[:900]
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    broken = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sheet(("A",), ("1",)))) as old, zipfile.ZipFile(broken, "w") as new:
        for entry in old.infolist():
            inside = b"<worksheet><sheetData><row" if "sheet1" in entry.filename else old.read(entry)
            new.writestr(entry, inside)
    for raw, said in (
        (torn, "damaged"),
        (other.getvalue(), "cannot be read"),
        (sheet(), "empty"),
        (broken.getvalue(), "damaged|cannot be read"),
    ):
        with pytest.raises(UserError, match=said):
            workbook_table(raw, "x.xlsx")
    charts = openpyxl.Workbook()
    charts.create_chartsheet("Chart")
    charts.remove(charts.active)
    out = io.BytesIO()
    charts.save(out)
    with pytest.raises(UserError, match=r"none with cells|cannot be read"):
        workbook_table(out.getvalue(), "x.xlsx")
    with pytest.raises(UserError, match="There are: Log"):
        workbook_table(sheet(("A",)), "x.xlsx", "Other")


def test_a_file_that_is_damaged_inside_is_a_sentence() -> None:
    """Whatever is changed in any part of it: a table or a sentence comes out, never a crash."""
    whole = sheet(("Date", "Age"), ("2026-03", 67), (True, 0.5), merged=("A1:A2",))
    rng = random.Random(5)  # noqa: S311  (damage, no secret)
    outcomes = set()
    for _ in range(300):
        torn = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(torn, "w") as new:
            names = [entry.filename for entry in old.infolist()]
            hit = rng.choice(names)
            for name in names:
                inside = bytearray(old.read(name))
                if name == hit:
                    at = rng.randrange(len(inside))
                    how = rng.randrange(3)
                    inside[at : at + rng.randrange(1, 12)] = [b"", bytes([rng.randrange(256)]), b"9" * 30][
                        how
                    ]
                new.writestr(name, bytes(inside))
        try:
            outcomes.add(type(workbook_table(torn.getvalue(), "x.xlsx")))
        except UserError:
            outcomes.add(UserError)
    assert outcomes == {Table, UserError}
