"""Files of either kind."""

from pathlib import Path

import openpyxl
import pytest

from smartpick.errors import UserError
from smartpick.tables.reading import read_table


def test_a_file_is_told_by_its_contents(tmp_path: Path) -> None:
    """Whatever it is called."""
    path = tmp_path / "log.xlsx"
    path.write_text("Date;Age\n2026-03;67\n", "utf-8")
    found = read_table(path)
    assert found.rows == [{"Date": "2026-03", "Age": "67"}]
    assert found.numbers == [2]
    book = openpyxl.Workbook()
    book.active.append(("Date", "Age"))
    book.active.append(("2026-03", 67))
    book.save(tmp_path / "a.xlsx")
    (tmp_path / "a.xlsx").rename(tmp_path / "a.csv")
    assert read_table(tmp_path / "a.csv").rows == found.rows


def test_what_is_no_table_is_told(tmp_path: Path) -> None:
    """A missing file, a folder, an old or locked spreadsheet, a sheet of a CSV."""
    with pytest.raises(UserError, match="no such file"):
        read_table(tmp_path / "none.csv")
    with pytest.raises(UserError, match="cannot be read"):
        read_table(tmp_path)
    (tmp_path / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500))
    with pytest.raises(UserError, match="locked with a password"):
        read_table(tmp_path / "old.xls")
    (tmp_path / "a.csv").write_text("a,b\n1,2\n")
    with pytest.raises(UserError, match="no sheets"):
        read_table(tmp_path / "a.csv", "One")
