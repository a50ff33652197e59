"""Tables in files."""

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from smartpick.cli.table_files import read_table
from smartpick.errors import UserError


def sheet(path: Path, *rows: tuple[object, ...], title: str = "Log") -> Path:
    """Write a spreadsheet with one sheet."""
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def test_a_sheet_is_read_as_people_see_it(tmp_path: Path) -> None:
    """Whole numbers without a point, dates as days, empty rows skipped, rows numbered as on the screen."""
    rows = (
        ("Date", "Age ", None),
        (datetime(2026, 3, 2, 9), 67.0, "x"),  # noqa: DTZ001  (a sheet knows no zones)
        (None, None, None),
        ("2026-04", "8 months", None),
    )
    found = read_table(sheet(tmp_path / "a.xlsx", *rows))
    assert found.columns == ("Date", "Age")
    assert found.rows == [{"Date": date(2026, 3, 2), "Age": "67"}, {"Date": "2026-04", "Age": "8 months"}]
    assert found.numbers == [2, 4]
    assert read_table(tmp_path / "a.xlsx", "Log").rows == found.rows


def test_a_csv_is_told_by_its_contents(tmp_path: Path) -> None:
    """Whatever it is called."""
    path = tmp_path / "log.xlsx"
    path.write_text("Date;Age\n2026-03;67\n", "utf-8")
    found = read_table(path)
    assert found.rows == ({"Date": "2026-03", "Age": "67"},)
    assert found.numbers == (2,)


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    """A missing file, a folder, a damaged or empty spreadsheet, a column twice, a sheet that is not there."""
    (tmp_path / "torn.xlsx").write_bytes(sheet(tmp_path / "b.xlsx", ("A",), ("1",)).read_bytes()[:900])
    with pytest.raises(UserError, match="no such file"):
        read_table(tmp_path / "none.csv")
    with pytest.raises(UserError, match="cannot be read"):
        read_table(tmp_path)
    with pytest.raises(UserError, match="damaged"):
        read_table(tmp_path / "torn.xlsx")
    with pytest.raises(UserError, match="empty"):
        read_table(sheet(tmp_path / "c.xlsx"))
    with pytest.raises(UserError, match="stands twice"):
        read_table(sheet(tmp_path / "d.xlsx", ("A", "A"), ("1", "2")))
    with pytest.raises(UserError, match="There are: Log"):
        read_table(sheet(tmp_path / "e.xlsx", ("A",)), "Other")
