"""``smartpick facts worksheet`` as a user runs it."""

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from fact_doors import Capture, add
from portfolio_doors import EXAMPLES, answer, run

PROFILE = str(EXAMPLES / "community-clinic.toml")


@pytest.fixture(autouse=True)
def home(data_home: Path) -> Path:
    """Keep nothing yet, in a folder of the test's own."""
    return data_home


def test_a_worksheet_goes_out_is_filled_in_and_comes_back(tmp_path: Path, capsys: Capture) -> None:
    """What is typed into the spreadsheet comes in as one's own look-up of today; nothing else does."""
    out = tmp_path / "mine.xlsx"
    assert run("facts", "worksheet", PROFILE, "--budget", "330", "--out", str(out)) == 0
    assert "30 programs, 23 facts each" in capsys.readouterr().out
    assert answer(capsys, "import", "table", str(out))["imported"] == 0
    book = openpyxl.load_workbook(out)
    sheet = book["Programs"]
    header = [cell.value for cell in sheet[1]]
    assert sheet.cell(2, header.index("To look up") + 1).value
    sheet.cell(2, header.index("Visas it sponsors") + 1).value = "J-1"
    book.save(out)
    (fact,) = answer(capsys, "import", "table", str(out))["facts"]
    assert (fact["program"], fact["value"], fact["verified"], fact["source"], fact["age_days"]) == (
        sheet.cell(2, 1).value, ["J-1"], "me", "my own look-up", 0,
    )  # fmt: skip
    assert run("facts", "worksheet", PROFILE, "--budget", "330", "--out", str(out)) == 2
    assert "would be lost" in capsys.readouterr().err


def test_a_csv_has_so_many_programs_and_only_the_facts_asked_for(tmp_path: Path, capsys: Capture) -> None:
    """--top goes on beyond the list; --field leaves the others out; known values stand in their cells."""
    out = tmp_path / "mine.csv"
    base = (
        "facts",
        "worksheet",
        PROFILE,
        "--budget",
        "110",
        "--out",
        str(out),
        "--field",
        "visa",
        "--top",
        "40",
    )
    assert run(*base) == 0
    rows = list(csv.reader(io.StringIO(out.read_text("utf-8-sig"))))
    assert len(rows) == 41
    assert len({row[0] for row in rows}) == 41
    assert rows[0][6:] == [
        "Visas it sponsors", "Looked up on", "Source", "Source link", "Looked up by", "Known before (do not edit)",
    ]  # fmt: skip
    first = rows[1][0]
    add(capsys, "visa", "J1", program=first)
    assert run(*base, "--force") == 0
    again = {row[0]: row for row in csv.reader(io.StringIO(out.read_text("utf-8-sig")))}
    assert again[first][6] == "J-1"
    assert answer(capsys, "import", "table", str(out))["unchanged"] == 1


def test_a_worksheet_of_another_kind_is_refused(tmp_path: Path, capsys: Capture) -> None:
    """And so is a field that does not exist."""
    assert run("facts", "worksheet", PROFILE, "--out", str(tmp_path / "mine.pdf")) == 2
    assert "XLSX or a CSV" in capsys.readouterr().err
    assert run("facts", "worksheet", PROFILE, "--out", str(tmp_path / "m.csv"), "--field", "shoe") == 2
