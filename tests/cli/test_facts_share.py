"""``smartpick facts share``."""

import json
from pathlib import Path

import pytest
from fact_doors import CLEVELAND, Capture, add
from portfolio_doors import fill, run


@pytest.fixture(autouse=True)
def home(data_home: Path) -> Path:
    """Keep nothing yet, in a folder of the test's own."""
    return data_home


def test_a_file_to_share_says_nothing_about_the_applicant(tmp_path: Path, capsys: Capture) -> None:
    """No word of portfolio, notes, ratings, profile or one's own sources is in it; only facts about programs are."""
    fill()
    add(capsys, "visa", "J1", "--note", "Dr. Private told me")
    add(capsys, "note", "I failed Step 1 and asked them")
    add(capsys, "contact", "my cousin Private")
    assert run("programs", "note", CLEVELAND, "Private thought") == 0
    assert run("programs", "rate", CLEVELAND, "9") == 0
    assert run("programs", "tag", CLEVELAND, "privately") == 0
    shared = tmp_path / "f.json"
    assert run("facts", "share", "--out", str(shared)) == 0
    text = shared.read_text("utf-8")
    document = json.loads(text)
    assert set(document) == {"format", "version", "made_on", "facts"}
    assert [(one["program"], one["field"], one["value"]) for one in document["facts"]] == [
        (CLEVELAND, "visas", ["J-1"])
    ]
    for word in ("rivate", "failed", "Step 1", "cousin", "orlando", "program site"):
        assert word not in text


def test_an_existing_file_is_not_replaced_by_accident(tmp_path: Path, capsys: Capture) -> None:
    """--force says so; without any facts there is nothing to share."""
    shared = tmp_path / "f.json"
    assert run("facts", "share", "--out", str(shared)) == 2
    add(capsys, "visa", "J1")
    shared.write_text("mine")
    assert run("facts", "share", "--out", str(shared)) == 2
    assert shared.read_text() == "mine"
    assert run("facts", "share", "--out", str(shared), "--force") == 0
    assert "wrote" in capsys.readouterr().out
