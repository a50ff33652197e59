"""``smartpick market report`` writes three files or none, says what is missed, and goes on from a journal."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner
from validation_inputs import measured, validation

from smartpick.advice import validation as module
from smartpick.advice.validation import FULL, QUICK, Hands, Sizes, Validation
from smartpick.chances import Market
from smartpick.cli.main import main
from smartpick.cli.market import market
from smartpick.market.validation.recovery import Inside
from smartpick.season import Season


def answer(n: int) -> dict[str, Any]:
    """Answer a question of the study."""
    return {"answer": np.array([2 * n])}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Replace the half hour of work by one question and an invented validation; keep what it was asked with."""
    kept: list[Any] = []

    def short(_: Market, season: Season, hands: Hands, sizes: Sizes, note: Any) -> Validation:
        note("one question")
        kept.append((season.name, sizes, [int(a["answer"][0]) for a in hands.perform(answer, [(1,), (2,)])]))
        return validation()

    monkeypatch.setattr(module, "validate", short)
    return kept


def test_three_files_and_every_promise(asked: list[Any], tmp_path: Path) -> None:
    """Page, Markdown with pictures and JSON are written; each promise is a line; progress has its own stream."""
    shown = CliRunner().invoke(market, ["report", "--on", "serial", "--out", str(tmp_path / "r")])
    assert shown.exit_code == 0, shown.output
    assert sorted(path.name for path in (tmp_path / "r").iterdir()) == [
        "images",
        "validation.html",
        "validation.json",
        "validation.md",
    ]
    assert shown.stdout.count("kept    ") == 10
    assert "MISSED" not in shown.stdout
    assert "one question" in shown.stderr
    assert "one question" not in shown.stdout
    assert asked == [("2026-27", FULL, [2, 4])]


def test_what_is_missed_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A promise that is not kept is marked; that is a finding, not an error of the command."""
    found = validation(recovery={"informed": Inside(5, 10, measured(0.5), 2.0)})
    monkeypatch.setattr(module, "validate", lambda *_: found)
    shown = CliRunner().invoke(market, ["report", "--on", "serial", "--out", str(tmp_path)])
    assert shown.exit_code == 0
    assert (
        "MISSED  A truth drawn from the prior is recovered within the stated spread: of true values"
        in shown.stdout
    )


def test_json_is_what_is_written(asked: list[Any], tmp_path: Path) -> None:
    """With --json the output is the file and nothing else; --quick asks for the small sizes."""
    shown = CliRunner().invoke(
        market, ["report", "--quick", "--on", "serial", "--json", "--out", str(tmp_path)]
    )
    assert json.loads(shown.stdout) == json.loads((tmp_path / "validation.json").read_text())
    assert asked[0][1] is QUICK


def test_it_goes_on_from_a_journal(asked: list[Any], tmp_path: Path) -> None:
    """The second run finds the answers of the first in the folder, and has the same."""
    for _ in range(2):
        CliRunner().invoke(
            market,
            ["report", "--on", "serial", "--journal", str(tmp_path / "j"), "--out", str(tmp_path / "r")],
        )
    assert len(list((tmp_path / "j").rglob("*.piece"))) == 2
    assert asked[0] == asked[1]


def test_nobody_at_the_address_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong address is refused before any work, and nothing is written."""
    with pytest.raises(SystemExit) as stopped:
        main(["market", "report", "--on", "somewhere", "--out", str(tmp_path / "out")])
    assert stopped.value.code == 2
    assert "somewhere" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_its_options_are_documented() -> None:
    """Help names the sizes, who simulates, the journal, and where it writes."""
    shown = CliRunner().invoke(market, ["report", "--help"]).output
    for option in ("--quick", "--on", "--journal", "--out", "--json"):
        assert option in shown
