"""``smartpick import table`` as a user runs it."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from fact_doors import AKRON, CLEVELAND, Capture, add
from portfolio_doors import answer, run

from smartpick.programs import load_directory

AS_OF = ("--as-of", "2026-10")


@pytest.fixture(autouse=True)
def home(data_home: Path) -> Path:
    """Keep nothing yet, in a folder of the test's own."""
    return data_home


def as_csv(folder: Path, *rows: str, name: str = "t.csv") -> str:
    """Write a CSV and return its path."""
    path = folder / name
    path.write_text("\n".join(rows), "utf-8")
    return str(path)


def things(folder: Path) -> Any:
    """Return what an export says is there, without the log, which only grows."""
    out = folder / "export.json"
    assert run("data", "export", str(out), "--force") == 0
    document = json.loads(out.read_text("utf-8"))
    del document["actions"]
    return document


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_table_becomes_facts(tmp_path: Path, capsys: Capture, kind: str) -> None:
    """By id and by name, columns guessed; the second time nothing is new; undo takes all back to the byte."""
    program = load_directory().by_id(AKRON)
    rows = (
        ("ACGME ID", "Specialty", "Program", "City", "State", "Visa", "Min Step 2 CK", "IMG %", "Mood"),
        (CLEVELAND, "", "", "", "", "J-1, H-1B", 230, 0.35, "fine"),
        ("", "IM", program.name, program.city, program.state, "none", "", "", ""),
    )
    if kind == "xlsx":
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        path = str(tmp_path / "t.xlsx")
        book.save(path)
    else:
        path = as_csv(tmp_path, *(";".join(map(str, row)) for row in rows))
    add(capsys, "visa", "none", program=AKRON)
    before = things(tmp_path)
    capsys.readouterr()
    found = answer(capsys, "import", "table", path, *AS_OF)
    assert found["imported"] == 4
    assert found["columns"]["IMG %"] == "img_share"
    assert found["unused_columns"] == ["Mood"]
    assert {(one["program"], one["field"], one["words"]) for one in found["facts"]} == {
        (CLEVELAND, "visas", "J-1 and H-1B"),
        (CLEVELAND, "step2ck_minimum", "230 points"),
        (CLEVELAND, "img_share", "35 %"),
        (AKRON, "visas", "no visa"),
    }
    assert {one["verified"] for one in found["facts"]} == {"other"}
    assert answer(capsys, "import", "table", path, *AS_OF)["imported"] == 0
    assert run("data", "undo") == 0
    assert json.dumps(things(tmp_path)) == json.dumps(before)


def test_a_dry_run_shows_all_and_makes_no_data(tmp_path: Path, capsys: Capture, home: Path) -> None:
    """Mapping with what each column is taken for, problems, facts; nothing is kept anywhere."""
    path = as_csv(tmp_path, "acgme,Visa,Deadline,Shoe", f"{CLEVELAND},J-1,someday,42", "1,none,,")
    assert run("import", "table", path, *AS_OF, "--dry-run") == 0
    told = capsys.readouterr()
    assert "Visa                                     -> visas (visas it sponsors)" in told.err
    assert "not used: Shoe" in told.err
    assert 't.csv, line 2, column "Deadline": "someday" is no answer to' in told.err
    assert 't.csv, line 3: No program has the ACGME id "1".' in told.err
    assert "visas it sponsors: J-1 (table t.csv; 2026-10" in told.err
    assert "would import 1 fact; 2 problems left out; nothing was changed" in told.out
    assert not home.exists()


def test_the_rest_comes_in_only_after_a_yes(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With problems a script must say --yes, and a person is asked with their number."""
    path = as_csv(tmp_path, "acgme,Visa", f"{CLEVELAND},J-1", f"{AKRON},K-1")
    asked: list[str] = []
    for said, code in (("n", 130), ("y", 0)):

        def answered(text: str, said: str = said) -> str:
            asked.append(text)
            return said

        monkeypatch.setattr("click.termui.visible_prompt_func", answered)
        assert run("import", "table", path, *AS_OF) == code
    assert "Import 1 fact and leave out what has 1 problem?" in capsys.readouterr().err + asked[0]
    assert run("data", "undo") == 0
    assert answer(capsys, "import", "table", path, *AS_OF)["imported"] == 0
    found = answer(capsys, "import", "table", path, *AS_OF, "--yes")
    assert (found["imported"], len(found["problems"])) == (1, 1)


def test_what_it_contradicts_is_shown_first(tmp_path: Path, capsys: Capture) -> None:
    """Both sides with their source and date, before anything is kept; then both count."""
    add(capsys, "visa", "J1", "--as-of", "2026-09")
    path = as_csv(tmp_path, "acgme,Visa", f"{CLEVELAND},none")
    assert run("import", "table", path, *AS_OF, "--dry-run") == 0
    told = capsys.readouterr().err
    assert "1 fact of the file contradicts what you have" in told
    assert "you have:  J-1 (program site; 2026-09" in told
    assert "the file:  no visa (table t.csv; 2026-10" in told
    found = answer(capsys, "import", "table", path, *AS_OF)
    assert len(found["contradict"]) == 1
    assert len(answer(capsys, "facts", "list")["reports"]) == 2


def test_a_mapping_is_said_once(tmp_path: Path, capsys: Capture) -> None:
    """Columns of one's own names are named once; the next table with these headers, in any order, is understood."""
    first = as_csv(tmp_path, "Nummer,Visum", f"{CLEVELAND},J-1")
    assert run("import", "table", first, *AS_OF, "--yes") == 2
    assert '--map "Nummer=acgme_id"' in capsys.readouterr().err
    said = ("--map", "Nummer=acgme_id", "--map", "Visum=visas")
    assert answer(capsys, "import", "table", first, *AS_OF, *said)["imported"] == 1
    second = as_csv(tmp_path, "visum,NUMMER", f"none,{AKRON}", name="u.csv")
    assert answer(capsys, "import", "table", second, *AS_OF)["imported"] == 1
    assert run("import", "table", second, *AS_OF, "--map", "=visas") == 2
    assert "not COLUMN=FIELD" in capsys.readouterr().err


def test_the_age_of_facts_is_asked_for(tmp_path: Path, capsys: Capture) -> None:
    """A table without a date is not taken for fresh, nor one of the future; --source and --checked-by count."""
    path = as_csv(tmp_path, "acgme,Visa", f"{CLEVELAND},J-1")
    assert run("import", "table", path, "--yes") == 2
    assert "--as-of 2026-10" in capsys.readouterr().err
    assert run("import", "table", path, "--yes", "--as-of", "2100") == 2
    found = answer(
        capsys, "import", "table", path, *AS_OF, "--source", "our study group", "--checked-by", "me"
    )
    assert [(one["source"], one["verified"]) for one in found["facts"]] == [("our study group", "me")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0", "not a text file"),
        (b"a^b^c\n1^2^3\n", "check the separator"),
        (b"PK\x03\x04nonsense", "damaged"),
        (b"\xef\xbb\xbfacgme;Visa\n1403812339;J-1;x;y\n", "3 values for 2|4 values for 2"),
    ],
)
def test_bad_files_are_sentences(tmp_path: Path, capsys: Capture, content: bytes, said: str) -> None:
    """No trace, nothing kept."""
    import re  # noqa: PLC0415

    path = tmp_path / "t.csv"
    path.write_bytes(content)
    code = run("import", "table", str(path), *AS_OF, "--dry-run")
    told = capsys.readouterr()
    assert re.search(said, told.err), told
    assert code in {0, 2}
