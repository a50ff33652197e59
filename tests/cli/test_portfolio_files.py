"""Portfolio files, in and out."""

import json
from pathlib import Path

import pytest
from portfolio_doors import EXAMPLES, ON, answer, fill, run

from smartpick.experience import load_portfolio, portfolio_json
from smartpick.store import KINDS, Add, Place, Store

Capture = pytest.CaptureFixture[str]


def test_what_went_out_comes_in_again(data_home: Path, tmp_path: Path, capsys: Capture) -> None:
    """An exported file is a portfolio file with the same records; taken in again it adds nothing."""
    fill("community-clinic")
    file = tmp_path / "mine.json"
    assert run("portfolio", "export", str(file), "--label", "Mine") == 0
    told = portfolio_json(load_portfolio(file))
    given = portfolio_json(load_portfolio(EXAMPLES / "community-clinic.portfolio.toml"))
    assert told.pop("label") == "Mine"
    given.pop("label")
    assert told.keys() == given.keys()
    for table, records in given.items():
        assert sorted(told[table], key=str) == sorted(records, key=str)
    found = answer(capsys, "portfolio", "import", str(file), "--on", ON)
    assert (found["new"], found["same"]) == (0, 79)
    assert run("portfolio", "export", str(file)) == 2
    assert run("portfolio", "export", str(file), "--force") == 0


def test_files_that_differ_are_decided_about(data_home: Path, tmp_path: Path, capsys: Capture) -> None:
    """Without a word nothing comes in; --keep and --replace say which one counts."""
    fill()
    body = {"people": [{"id": "clinic-physician", "name": "Dr. Sam Other"}]}
    file = tmp_path / "other.json"
    file.write_text(json.dumps(body), "utf-8")
    assert run("portfolio", "import", str(file)) == 2
    assert "--replace" in capsys.readouterr().err
    assert answer(capsys, "portfolio", "import", str(file), "--keep")["kept"] == 1
    assert answer(capsys, "portfolio", "import", str(file), "--replace")["replaced"] == 1
    assert answer(capsys, "portfolio", "show", "clinic-physician")["records"][0]["name"] == "Dr. Sam Other"


def test_texts_about_somebody_neither_come_in_nor_go_out(
    data_home: Path, tmp_path: Path, capsys: Capture
) -> None:
    """The guard reads every text of a file, and of an export what came in by another way."""
    body = {"experiences": [{"id": "x", "kind": "observership", "notes": "Mrs. Okonkwo, MRN 00483921"}]}
    file = tmp_path / "named.json"
    file.write_text(json.dumps(body), "utf-8")
    assert run("portfolio", "import", str(file)) == 2
    with Store(Place(data_home), KINDS) as store:
        store.write("Another way", Add("experience", body["experiences"][0], "x"))
    assert run("portfolio", "export") == 2
    assert "00483921" in capsys.readouterr().err
