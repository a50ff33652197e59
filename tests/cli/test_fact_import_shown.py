"""What is asked and told around an import of facts."""

from pathlib import Path

import pytest
from fact_doors import CLEVELAND, Capture
from portfolio_doors import answer, run


@pytest.fixture(autouse=True)
def home(data_home: Path) -> Path:
    """Keep nothing yet, in a folder of the test's own."""
    return data_home


def test_the_privacy_guard_asks_once(tmp_path: Path, capsys: Capture) -> None:
    """A remark that could say who a patient is is pointed at, once for the same words; in JSON, too."""
    path = tmp_path / "t.csv"
    words = "patient John Smith, MRN 00123456, born 03/04/1961"
    path.write_text(f'acgme,Notes\n{CLEVELAND},"{words}"\n1403811328,"{words}"\n', "utf-8")
    assert run("import", "table", str(path), "--as-of", "2026", "--dry-run") == 0
    told = capsys.readouterr().err
    assert told.count("please check:") == len(set(told.split("please check:")[1:]))
    assert "please check:" in told
    assert answer(capsys, "import", "table", str(path), "--as-of", "2026", "--dry-run")["please_check"]


def test_long_lists_are_shortened_and_whole_in_json(tmp_path: Path, capsys: Capture) -> None:
    """A thousand problems do not bury the mapping."""
    path = tmp_path / "t.csv"
    rows = [f"{number},J-1" for number in range(1000)]
    path.write_text("\n".join(["acgme,Visa", f"{CLEVELAND},J-1", *rows]), "utf-8")
    assert run("import", "table", str(path), "--as-of", "2026", "--dry-run") == 0
    told = capsys.readouterr().err
    assert told.count("problem:") == 21
    assert "and 980 more; --json lists them all" in told
    assert len(answer(capsys, "import", "table", str(path), "--as-of", "2026")["problems"]) == 1000
