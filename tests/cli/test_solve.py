import json
from pathlib import Path
from typing import Any

import pytest

from smartpick.cli.main import main

DOCUMENT = {"applicants": {"a": ["p"], "b": ["p"]}, "programs": {"p": {"quota": 1, "ranks": ["b", "a"]}}}


def run(tmp_path: Path, *options: str, document: Any = DOCUMENT) -> int:
    """Run ``smartpick solve match``; return the exit code."""
    file = tmp_path / "match.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["solve", "match", str(file), *options])
    return int(ended.value.code or 0)


def test_match_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The answer of the market room, as it is."""
    assert run(tmp_path, "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["matches"] == {"a": None, "b": "p"}
    assert answer["stable"] is True


def test_match_for_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A table, and whether it is stable."""
    assert run(tmp_path) == 0
    out = capsys.readouterr().out
    assert "unmatched" in out
    assert "The matching is stable." in out


def test_no_stable_matching_is_exit_code_three(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """When the procedure found none, the exit code says so."""
    answer = {"matches": {"a": None}, "stable": False, "rounds": 9, "warnings": ["It cycled."]}
    monkeypatch.setattr("smartpick.market.instance.solve_match", lambda *_: answer)
    assert run(tmp_path) == 3
    out = capsys.readouterr().out
    assert "No stable matching was found." in out
    assert "Warning: It cycled." in out


def test_faults_end_with_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A document that cannot be used is refused in sentences."""
    assert run(tmp_path, document={"applicants": 5}) == 2
    assert "error:" in capsys.readouterr().err
