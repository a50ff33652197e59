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


LINKED = {
    "applicants": {"Ana": ["Derm"], "Bao": ["Derm", "Med"], "Chi": []},
    "programs": {
        "Derm": {"quota": 1, "ranks": ["Ana", "Bao"]},
        "Research": {"quota": 1, "ranks": []},
        "Med": {"quota": 1, "ranks": ["Bao"]},
        "First [year]": {"quota": 2, "ranks": ["Ana"]},
    },
    "supplemental": {"Ana": {"Derm": ["First [year]"]}},
    "reversions": [{"from": "Research", "to": "Derm", "positions": 1}],
    "soap": {"applications": {"Chi": ["First [year]"]}, "preferences": {"First [year]": ["Chi"]}},
}


def test_linked_positions_for_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """First years, reverted positions and SOAP are shown, names with brackets as they are."""
    assert run(tmp_path, document=LINKED) == 0
    out = capsys.readouterr().out
    assert "first year" in out
    assert "in SOAP" in out
    assert out.count("First [year]") == 2
    assert "Reverted from Research to Derm: 1." in out
    assert "SOAP filled 1, 0, 0, 0 positions round by round; 1 stay open." in out


def test_linked_positions_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each section of the document has its section in the answer."""
    assert run(tmp_path, "--json", document=LINKED) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["matches"] == {"Ana": "Derm", "Bao": "Derm", "Chi": None}
    assert answer["preliminary"] == {"Ana": "First [year]"}
    assert answer["soap"]["matches"] == {"Chi": "First [year]"}


def test_none_to_be_found_is_exit_code_three(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A market in which nobody can rest: exit code 3, the sentence, and as JSON the same with a way out."""
    chase = {
        "applicants": {"Sam": ["City", "Mercy"]},
        "programs": {
            "City": {"quota": 1, "ranks": ["Ann", "Sam"]},
            "Mercy": {"quota": 1, "ranks": ["Sam", "Ben"]},
        },
        "couples": [{"members": ["Ann", "Ben"], "ranks": [["City", "Mercy"]]}],
    }
    assert run(tmp_path, "--json", document=chase) == 3
    shown = capsys.readouterr()
    (problem,) = json.loads(shown.out)["error"]["problems"]
    assert "no stable matching" in problem["what"]
    assert problem["way_out"]
    assert "no stable matching" in shown.err
