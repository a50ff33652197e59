"""``smartpick data`` as a user runs it."""

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from smartpick.cli.main import main
from smartpick.store import KINDS, Add, Place, Replace, Store

Capture = pytest.CaptureFixture[str]
PERSON = {"name": "Dr. Zoë Example", "relation": "attending"}


def run(*arguments: str) -> int:
    """Run the command and return its exit code."""
    with pytest.raises(SystemExit) as caught:
        main(["data", *arguments])
    return int(caught.value.code or 0)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of the data, which is not there yet."""
    monkeypatch.setenv("SMARTPICK_HOME", str(tmp_path / "mine"))
    monkeypatch.delenv("SMARTPICK_DATABASE_URL", raising=False)
    return tmp_path / "mine"


@pytest.fixture
def filled(home: Path) -> Path:
    """Return a folder with some data in it."""
    with Store(Place(home), KINDS) as store:
        store.write("Added a person", Add("person", PERSON, "zoe"))
        store.attach("Attached a letter", "letter.pdf", b"%PDF", "zoe")
    return home


def answer(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Type something when asked."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(text.encode()), isatty=lambda: False))
    typed = iter(text.splitlines())
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: next(typed))


def test_where_tells_without_making_anything(home: Path, capsys: Capture) -> None:
    """Before the first entry it names the place and makes nothing; a script gets the same as an object."""
    assert run("where") == 0
    out = capsys.readouterr().out
    assert str(home / "smartpick.sqlite") in out
    assert "none yet" in out
    assert not home.exists()
    assert run("where", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["exists"], told["records"], told["backups"]) == (False, {}, [])


def test_where_tells_what_there_is(filled: Path, capsys: Capture) -> None:
    """Kinds, counts, size and backups."""
    assert run("backup") == 0
    wrote = capsys.readouterr().out.removeprefix("wrote ").strip()
    assert run("where", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["records"] == {"attachment": 1, "person": 1}
    assert told["bytes"] > 10_000
    assert told["backups"] == [wrote]
    assert run("where") == 0
    assert "1 person" in capsys.readouterr().out


@pytest.mark.parametrize("command", [["backup"], ["export"], ["undo"], ["redo"], ["history"]])
def test_no_data_is_a_sentence(home: Path, capsys: Capture, command: list[str]) -> None:
    """Commands that need data say how they come about, and make none."""
    assert run(*command) == 2
    assert "no data yet" in capsys.readouterr().err
    assert not home.exists()


def test_backup_and_restore(
    filled: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A backup brings back what was changed since, after asking; what was there before is saved and named."""
    assert run("backup", str(tmp_path / "copy"), "--json") == 0
    made = json.loads(capsys.readouterr().out)
    assert made == {
        "file": str(tmp_path / "copy"),
        "bytes": (tmp_path / "copy").stat().st_size,
        "encrypted": False,
    }
    assert run("backup", str(tmp_path / "copy")) == 2
    assert "exists already" in capsys.readouterr().err
    with Store(Place(filled), KINDS) as store:
        zoe = store.get("zoe")
        assert zoe is not None
        store.write("Renamed", Replace(zoe, {"name": "Changed"}))
    answer(monkeypatch, "n\n")
    assert run("restore", str(tmp_path / "copy")) == 130
    with Store(Place(filled), KINDS) as store:
        assert store.find(text="changed")
    answer(monkeypatch, "y\n")
    assert run("restore", str(tmp_path / "copy")) == 0
    out = capsys.readouterr().out
    assert "restored 2 records with a history of 2 actions" in out
    assert "smartpick-before-restoring-" in out
    with Store(Place(filled), KINDS) as store:
        assert store.find(text="zoe")


def test_a_sealed_backup(
    filled: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The passphrase comes from a file or is asked for twice; without it nothing is restored.

    The seal itself takes seconds on purpose and is tested in its room; here it only notes its passphrase.
    """
    mark = b"age-encryption.org/v1\n"
    monkeypatch.setattr(
        "smartpick.store.backup.seal", lambda content, words: mark + words.encode() + b"\n" + content
    )
    monkeypatch.setattr(
        "smartpick.store.backup.unseal",
        lambda content, words, _: content.removeprefix(mark + words.encode() + b"\n"),
    )
    (tmp_path / "words").write_text("four random words\nnot this line\n")
    words = ["--passphrase-file", str(tmp_path / "words")]
    assert run("backup", str(tmp_path / "sealed"), *words, "--json") == 0
    assert json.loads(capsys.readouterr().out)["encrypted"] is True
    assert (tmp_path / "sealed").read_bytes().startswith(mark + b"four random words\nSQLite")
    assert run("restore", str(tmp_path / "sealed"), *words, "--yes", "--json") == 0
    assert json.loads(capsys.readouterr().out)["records"] == 2
    assert run("restore", str(tmp_path / "sealed"), "--passphrase-file", str(tmp_path / "none"), "--yes") == 2
    asked = iter(["other words", "other words", "wrong words"])
    monkeypatch.setattr("click.termui.hidden_prompt_func", lambda _: next(asked))
    assert run("backup", str(tmp_path / "other"), "--encrypt") == 0
    assert (tmp_path / "other").read_bytes().startswith(mark + b"other words\n")
    assert run("restore", str(tmp_path / "other"), "--yes") == 2
    assert not list(filled.glob(".restoring-*"))


def test_a_short_passphrase_is_refused(
    filled: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told before anything is written."""
    monkeypatch.setattr("click.termui.hidden_prompt_func", lambda _: "short")
    assert run("backup", str(tmp_path / "other"), "--encrypt") == 2
    assert "at least 8" in capsys.readouterr().err
    assert not (tmp_path / "other").exists()


def test_export_delete_import(
    filled: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of it out, all of it deleted, all of it in again: the export is the same."""
    assert run("export") == 0
    text = capsys.readouterr().out
    assert json.loads(text)["format"] == "smartpick-data"
    assert run("export", str(tmp_path / "all.json")) == 0
    assert (tmp_path / "all.json").read_text("utf-8") == text
    assert run("export", str(tmp_path / "all.json")) == 2
    assert run("export", str(tmp_path / "all.json"), "--force") == 0
    answer(monkeypatch, "no\n")
    assert run("delete") == 130
    assert filled.exists()
    answer(monkeypatch, "Delete everything\n")
    capsys.readouterr()
    assert run("delete") == 0
    shown = capsys.readouterr()
    assert "smartpick.sqlite" in shown.err
    assert "nothing is left" in shown.out
    assert not filled.exists()
    assert run("import", str(tmp_path / "all.json")) == 0
    capsys.readouterr()
    assert run("export") == 0
    assert capsys.readouterr().out == text


def test_import_asks_about_differences(filled: Path, tmp_path: Path, capsys: Capture) -> None:
    """What differs is refused with the two ways out; either does what it says; standard input works too."""
    assert run("export", str(tmp_path / "all.json")) == 0
    with Store(Place(filled), KINDS) as store:
        zoe = store.get("zoe")
        assert zoe is not None
        store.write("Renamed", Replace(zoe, {"name": "Changed"}))
    capsys.readouterr()
    assert run("import", str(tmp_path / "all.json"), "--json") == 2
    problem = json.loads(capsys.readouterr().out)["error"]["problems"][0]
    assert "--keep" in problem["way_out"]
    assert run("import", str(tmp_path / "all.json"), "--keep") == 0
    assert "1 kept, 1 same" in capsys.readouterr().out
    assert run("import", str(tmp_path / "all.json"), "--replace", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {
        "new": 0,
        "replaced": 1,
        "kept": 0,
        "same": 1,
        "exact": False,
    }
    assert run("undo") == 0
    assert "Took back: Imported all.json" in capsys.readouterr().out
    assert run("import", str(tmp_path / "none.json")) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_import_reads_standard_input(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    """A dash is standard input; what is no export is a sentence."""
    answer(monkeypatch, "{}")
    assert run("import", "-") == 2
    assert "not an export" in capsys.readouterr().err


def test_delete_keeps_backups_when_asked(filled: Path, capsys: Capture) -> None:
    """The data go, the backups stay; deleting again finds nothing more to do."""
    assert run("backup") == 0
    capsys.readouterr()
    assert run("delete", "--yes", "--keep-backups", "--json") == 0
    assert str(filled / "smartpick.sqlite") in json.loads(capsys.readouterr().out)["deleted"]
    assert [path.name for path in filled.iterdir()] == ["backups"]
    assert run("delete", "--yes") == 0
    assert not filled.exists()
    capsys.readouterr()
    assert run("delete") == 0
    assert "there was nothing" in capsys.readouterr().out
