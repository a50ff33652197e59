"""``smartpick data history``, undo, redo and erase as a user runs them."""

import json
from pathlib import Path

import pytest

from smartpick.cli.main import main
from smartpick.store import KINDS, Add, Place, Replace, Store

Capture = pytest.CaptureFixture[str]


def run(*arguments: str) -> int:
    """Run the command and return its exit code."""
    with pytest.raises(SystemExit) as caught:
        main(["data", *arguments])
    return int(caught.value.code or 0)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """Return a place where two people were added and one renamed."""
    monkeypatch.setenv("SMARTPICK_HOME", str(tmp_path / "mine"))
    monkeypatch.delenv("SMARTPICK_DATABASE_URL", raising=False)
    place = Place(tmp_path / "mine")
    with Store(place, KINDS) as store:
        store.write("Added a person", Add("person", {"name": "One"}, "person-1"))
        store.write("Added another", Add("person", {"name": "Two"}, "person-2"))
        one = store.get("person-1")
        assert one is not None
        store.write("Renamed", Replace(one, {"name": "Uno"}))
    return place


def test_history_is_told_newest_first(place: Place, capsys: Capture) -> None:
    """Number, time, words and what it was about; a script gets every text before and after."""
    assert run("history", "--limit", "2") == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    assert lines[0].split()[0] == "3"
    assert lines[0].endswith("Renamed  (person person-1)")
    assert run("history", "--json") == 0
    actions = json.loads(capsys.readouterr().out)["actions"]
    assert [action["seq"] for action in actions] == [3, 2, 1]
    assert actions[0]["changes"] == [
        {"id": "person-1", "kind": "person", "before": {"name": "One"}, "after": {"name": "Uno"}}
    ]


def test_history_of_one_record(place: Place, capsys: Capture) -> None:
    """The beginning of an id is enough if it is the beginning of one only."""
    assert run("history", "person-1") == 0
    out = capsys.readouterr().out
    assert 'before: {"name":"One"}' in out
    assert "Two" not in out
    assert run("history", "person") == 2
    assert "2 or more records begin with 'person'" in capsys.readouterr().err
    assert run("history", "nobody") == 2
    assert "No record begins" in capsys.readouterr().err


def test_what_is_shown_moves_no_cursor(place: Place, capsys: Capture) -> None:
    """Control characters and reversed writing in a text are shown as marks."""
    with Store(place, KINDS) as store:
        store.write("Added", Add("person", {"name": "a\x9b31m\u202eb"}, "odd"))
    assert run("history", "odd") == 0
    assert '"a\ufffd31m\ufffdb"' in capsys.readouterr().out


def test_undo_and_redo(place: Place, capsys: Capture) -> None:
    """One step or several; what cannot be done is told after what was."""
    assert run("undo") == 0
    assert "Took back: Renamed" in capsys.readouterr().out
    assert run("redo", "--json") == 0
    assert json.loads(capsys.readouterr().out)["actions"][0]["mode"] == "redo"
    assert run("undo", "--times", "5") == 2
    shown = capsys.readouterr()
    assert len(shown.out.splitlines()) == 3
    assert "nothing to take back" in shown.err
    assert run("redo", "--times", "3") == 0
    with Store(place, KINDS) as store:
        assert len(store.find("person")) == 2


def test_erase_asks_first(place: Place, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """A no leaves all as it is; a yes leaves nothing of the record."""
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: "n")
    assert run("erase", "person-1") == 130
    assert run("erase", "person-1", "--yes") == 0
    assert "older backups" in capsys.readouterr().out
    assert run("history", "person-1") == 2
    assert run("history") == 0
    out = capsys.readouterr().out
    assert "person-1" not in out
    assert "(erased)" in out


def test_an_empty_history_is_a_sentence(place: Place, capsys: Capture) -> None:
    """Data without any entry say so."""
    place.file.unlink()
    Store(place, KINDS).close()
    assert run("history") == 0
    assert "Nothing has happened yet" in capsys.readouterr().out
