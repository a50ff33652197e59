"""``smartpick log import`` as a user runs it."""

from pathlib import Path

import openpyxl
import pytest
from portfolio_doors import ON, answer, fill, run

Capture = pytest.CaptureFixture[str]
ROWS = (
    ("Visit date", "Age", "Dx", "Role", "What happened"),
    ("2024-06-05", "67", "htn", "observed", "The record comes first."),
    ("2024-06-06", "8 months", "J06.9", "observed", ""),
)


@pytest.fixture(autouse=True)
def filled(data_home: Path, capsys: Capture) -> None:
    """Keep the portfolio of the first story, before."""
    fill()
    capsys.readouterr()


def as_csv(folder: Path, rows: tuple[tuple[str, ...], ...] = ROWS) -> str:
    """Write a CSV and return its path."""
    path = folder / "log.csv"
    path.write_text("\n".join(",".join(row) for row in rows), "utf-8")
    return str(path)


SET = ("--set", "experience=orlando-clinic", "--on", ON)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_rows_become_encounters(tmp_path: Path, capsys: Capture, kind: str) -> None:
    """Columns are guessed and can be named; the second time the same file adds nothing; undo takes all back."""
    path = as_csv(tmp_path)
    if kind == "xlsx":
        book = openpyxl.Workbook()
        for row in ROWS:
            book.active.append(row)
        path = str(tmp_path / "log.xlsx")
        book.save(path)
    arguments = ("log", "import", path, "--map", "learned=what happened", *SET)
    found = answer(capsys, *arguments)
    assert found["imported"] == 2
    assert found["columns"]["month"] == "Visit date"
    assert found["records"][0]["diagnoses"] == ["I10"]
    assert found["records"][0]["learned"] == "The record comes first."
    assert [one["age"] for one in found["records"]] == ["60-69", "under 1"]
    assert answer(capsys, *arguments)["imported"] == 0
    assert run("data", "undo") == 0
    assert answer(capsys, *arguments)["imported"] == 2


def test_a_dry_run_changes_nothing(tmp_path: Path, capsys: Capture) -> None:
    """It shows columns and rows, and keeps the log as it is; "no" to the question does, too."""
    before = answer(capsys, "portfolio", "show")
    assert run("log", "import", as_csv(tmp_path), "--dry-run", *SET) == 0
    told = capsys.readouterr()
    assert "would import 2 encounters" in told.out
    assert "not used:           What happened" in told.err
    assert answer(capsys, "portfolio", "show") == before


def test_the_preview_is_agreed_to(tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is imported before a yes."""
    for said, code in (("n", 130), ("y", 0)):
        monkeypatch.setattr("click.termui.visible_prompt_func", lambda _, said=said: said)
        assert run("log", "import", as_csv(tmp_path), *SET) == code
    assert "imported 2 encounters" in capsys.readouterr().out


def test_every_fault_has_its_row(tmp_path: Path, capsys: Capture) -> None:
    """One bad row stops all, and each is told by row and column."""
    rows = (*ROWS, ("2024-13-05", "670", "zzz", "observed", ""), ("2024-06-07", "5", "I10", "watched it", ""))
    assert run("log", "import", as_csv(tmp_path, rows), "--yes", *SET) == 2
    told = capsys.readouterr().err
    for place in ('row 4, column "Visit date"', 'row 4, column "Dx"', 'row 5, column "Role"'):
        assert place in told


def test_a_row_about_somebody_stops_all(tmp_path: Path, capsys: Capture) -> None:
    """The guard reads every text of every row."""
    rows = (*ROWS, ("2024-06-07", "5", "I10", "observed", "Mrs. Okonkwo was kind"))
    arguments = ("log", "import", as_csv(tmp_path, rows), "--yes", "--map", "learned=What happened", *SET)
    assert run(*arguments) == 2
    assert "Okonkwo" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--map", "age=Alter"], "There is no column"),
        (["--map", "age"], "not FIELD=VALUE"),
        (["--sheet", "One"], "no sheets"),
        (["--map", "mood=Age"], "no field called mood"),
    ],
)
def test_mappings_are_checked(tmp_path: Path, capsys: Capture, more: list[str], said: str) -> None:
    """A mapping that cannot be is told with what there is."""
    assert run("log", "import", as_csv(tmp_path), *more, *SET) == 2
    assert said in capsys.readouterr().err


def test_a_header_that_says_nothing_is_told(tmp_path: Path, capsys: Capture) -> None:
    """Then the way to name the columns is shown."""
    assert run("log", "import", as_csv(tmp_path, (("a1", "b2"), ("1", "2"))), *SET) == 2
    assert "--map month=a1" in capsys.readouterr().err


def test_rotations_come_in_too(tmp_path: Path, capsys: Capture) -> None:
    """--kind experience imports a table of rotations."""
    rows = (
        ("Type", "Hospital", "State", "Start", "End"),
        ("observership", "Example Hospital", "OH", "2026-03-01", "2026-03-28"),
    )
    found = answer(capsys, "log", "import", as_csv(tmp_path, rows), "--kind", "experience", "--on", ON)
    assert found["records"][0]["institution"] == "Example Hospital"
