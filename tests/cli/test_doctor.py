"""``smartpick doctor`` as a user runs it."""

import json
from pathlib import Path

import pytest

from smartpick.cli.main import main
from smartpick.store import KINDS, Add, Place, Store

Capture = pytest.CaptureFixture[str]


def run(*arguments: str) -> int:
    """Run the command and return its exit code."""
    with pytest.raises(SystemExit) as caught:
        main(["doctor", *arguments])
    return int(caught.value.code or 0)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """Return the place of data that are not there yet."""
    monkeypatch.setenv("SMARTPICK_HOME", str(tmp_path / "mine"))
    monkeypatch.delenv("SMARTPICK_DATABASE_URL", raising=False)
    return Place(tmp_path / "mine")


def test_whole_data_have_no_fault(place: Place, capsys: Capture) -> None:
    """Before and after the first entry: exit code 0, and every notice with advice."""
    assert run() == 0
    assert "No faults." in capsys.readouterr().out
    with Store(place, KINDS) as store:
        store.write("Added", Add("person", {"name": "x"}))
    assert run("--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["faults"] == 0
    assert {"records", "log", "file", "disk"} <= {finding["about"] for finding in told["findings"]}


def test_damage_is_told_with_advice(place: Place, capsys: Capture) -> None:
    """A file of rubbish is a fault: exit code 2, and what to do."""
    place.folder.mkdir()
    place.file.write_bytes(b"rubbish" * 1000)
    assert run() == 2
    out = capsys.readouterr().out
    assert "FAULT" in out
    assert "smartpick data restore" in out
    assert run("--json") == 2
    assert json.loads(capsys.readouterr().out)["faults"] > 0
