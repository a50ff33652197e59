import json
from pathlib import Path
from typing import Any

import pytest

from smartpick.cli.main import main

DOCUMENT: dict[str, Any] = {
    "programs": [
        {"id": "a [b]", "specialty": "X", "utility": 1, "chances": {"none": [0.5, 0.1], "gold": [0.9, 0.3]}},
        {"id": "c", "specialty": "X", "utility": 0.5, "chances": {"none": [0.4, 0.4]}},
    ],
    "node_weights": [1, 1],
    "budget": 50,
    "fees": {"X": [[None, 20]]},
    "signals": {"X": {"gold": 1}},
}


def run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], document: Any, *options: str
) -> tuple[int, str, str]:
    """Run ``smartpick solve list`` on a document; return exit code, output, errors."""
    file = tmp_path / "list.json"
    file.write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["solve", "list", str(file), *options])
    out, err = capsys.readouterr()
    return int(ended.value.code or 0), out, err


def test_json_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --json the answer is one object with the promised keys, and nothing else is printed."""
    code, out, err = run(tmp_path, capsys, DOCUMENT, "--json")
    answer = json.loads(out)
    assert (code, err) == (0, "")
    assert {"chosen", "value", "p_success", "cost", "upper_bound", "gap", "order"} <= set(answer)
    assert answer["order"] == [row["id"] for row in answer["chosen"]] == ["a [b]", "c"]
    assert answer["chosen"][0]["signal"] == "gold"
    assert answer["cost"] == 40.0


def test_table_for_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without --json a table and three sentences; names are shown as they are."""
    code, out, _ = run(tmp_path, capsys, DOCUMENT)
    assert code == 0
    for part in ("a [b]", "gold", "cost 40.00", "Proven"):
        assert part in out
    code, out, _ = run(
        tmp_path, capsys, {**DOCUMENT, "budget": 1, "fees": {"X": [[None, 20]], "Y": [[None, 1]]}}
    )
    assert "No program is worth choosing" in out
    assert "Warning: fees.Y" in out
    _, out, _ = run(tmp_path, capsys, {**DOCUMENT, "max_programs": 1}, "--seconds", "0")
    assert "No list under these limits is worth more than" in out


def test_bad_input_is_refused_with_every_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2, one sentence per fault, and with --json the same as an object; never a trace."""
    bad = json.loads(json.dumps(DOCUMENT))
    bad["programs"][0]["chances"]["gold"][0] = 1.2
    bad["pins"] = ["d"]
    code, out, err = run(tmp_path, capsys, bad)
    assert (code, out) == (2, "")
    assert "programs[0].chances.gold[0]: 1.2 is not between 0 and 1." in err
    assert "pins[0]: 'd' is not the id of a program." in err
    code, out, _ = run(tmp_path, capsys, bad, "--json")
    assert code == 2
    assert [problem["where"].split(": ")[1] for problem in json.loads(out)["error"]["problems"]] == [
        "programs[0].chances.gold[0]",
        "pins[0]",
    ]


def test_infeasible_and_unreadable_end_with_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Pins beyond the budget, text that is not JSON, and a missing file all end with exit code 2."""
    code, _, err = run(tmp_path, capsys, {**DOCUMENT, "pins": ["a [b]"], "budget": 1})
    assert code == 2
    assert "costs 20.00, but the budget is 1.00" in err
    code, _, err = run(tmp_path, capsys, "{,}")
    assert code == 2
    assert "line 1, column 2" in err
    with pytest.raises(SystemExit) as ended:
        main(["solve", "list", str(tmp_path / "none.json")])
    assert ended.value.code == 2
    assert "no such file" in capsys.readouterr().err


def test_the_example_of_the_page_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """docs/optimiser.md shows a file that is solved to the end, without a warning."""
    page = (Path(__file__).parents[2] / "docs" / "optimiser.md").read_text(encoding="utf-8")
    example = page.split("```json\n")[1].split("```")[0]
    code, out, err = run(tmp_path, capsys, example, "--json")
    answer = json.loads(out)
    assert (code, err) == (0, "")
    assert answer["optimal"] is True
    assert answer["warnings"] == []
    assert {row["id"]: row["signal"] for row in answer["chosen"]}["far"] == "gold"
