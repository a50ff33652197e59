"""``smartpick import facts`` after ``smartpick facts share``, as two people run them."""

from pathlib import Path

import pytest
from fact_doors import Capture, add
from portfolio_doors import answer, run


@pytest.fixture(autouse=True)
def home(data_home: Path) -> Path:
    """Keep nothing yet, in a folder of the test's own."""
    return data_home


def test_facts_go_from_one_person_to_another(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They arrive as somebody else's, unverified; what contradicts is shown before anything is written; undo works."""
    add(capsys, "visa", "J1", "--link", "example.org/apply", "--as-of", "2026-09")
    add(capsys, "img share", "35%", "--as-of", "2026-09")
    shared = tmp_path / "for-friends.json"
    assert run("facts", "share", "--out", str(shared)) == 0
    monkeypatch.setenv("SMARTPICK_HOME", str(tmp_path / "friend"))
    add(capsys, "visa", "none", "--as-of", "2026-09")
    assert run("import", "facts", str(shared), "--dry-run") == 0
    told = capsys.readouterr()
    assert "1 fact of the file contradicts what you have" in told.err
    assert "from somebody else, unverified" in told.err
    assert "would import 2 facts" in told.out
    found = answer(capsys, "import", "facts", str(shared))
    assert found["imported"] == 2
    assert {one["verified"] for one in found["facts"]} == {"other"}
    assert answer(capsys, "import", "facts", str(shared))["imported"] == 0
    assert run("data", "undo") == 0
    assert len(answer(capsys, "facts", "list")["reports"]) == 1
