"""``smartpick privacy check`` as a user runs it."""

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from smartpick.cli.main import main

Capture = pytest.CaptureFixture[str]
TEXT = "Rounds were long.\nMrs. Okonkwo, MRN 00483921, is from Toledo.\n"


def run(*arguments: str) -> int:
    """Run the command and return its exit code."""
    with pytest.raises(SystemExit) as caught:
        main(["privacy", "check", *arguments])
    return int(caught.value.code or 0)


@pytest.fixture
def note(tmp_path: Path) -> Path:
    """Return a file with two certain findings and one to check."""
    file = tmp_path / "note.txt"
    file.write_text(TEXT, "utf-8")
    return file


def test_certain_findings_are_underlined_and_exit_with_3(note: Path, capsys: Capture) -> None:
    """Each finding has its place, its sureness, a reason and a way out; the file stays as it was."""
    assert run(str(note)) == 3
    lines = capsys.readouterr().out.splitlines()
    at = lines.index("line 2, column 6: certain: name")
    assert lines[at + 1] == "    Mrs. Okonkwo, MRN 00483921, is from Toledo."
    assert lines[at + 2] == "         ^^^^^^^"
    assert "Write the role" in lines[at + 3]
    assert any(line.strip("~ ") == "" and line.strip() for line in lines)
    assert "2 certain, 1 to check." in lines
    assert note.read_text("utf-8") == TEXT


def test_it_says_what_it_does_not_do(note: Path, capsys: Capture) -> None:
    """With findings and without, it claims no safety and no compliance."""
    note.write_text("Murphy's sign was negative.", "utf-8")
    assert run(str(note)) == 0
    out = capsys.readouterr().out
    assert "Found nothing that these rules know." in out
    assert "may still identify somebody" in out
    assert "Nothing was changed" in out
    assert " safe" not in out
    assert "de-identified" not in out


def test_likely_findings_exit_with_0_unless_strict(note: Path) -> None:
    """A city asks; only --strict makes it stop a script."""
    note.write_text("She came from Toledo.", "utf-8")
    assert run(str(note)) == 0
    assert run(str(note), "--strict") == 3


def test_json_has_every_finding_with_its_place(note: Path, capsys: Capture) -> None:
    """Offsets slice the text; paragraph is the letter of the rule."""
    assert run(str(note), "--json") == 3
    document = json.loads(capsys.readouterr().out)
    assert (document["certain"], document["please_check"]) == (2, 1)
    for row in document["findings"]:
        assert TEXT[row["start"] : row["end"]] == row["text"]
    first = document["findings"][0]
    assert (first["identifier"], first["paragraph"], first["line"], first["column"]) == ("name", "A", 2, 6)
    assert "limits" in document


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    """A dash and no name at all mean standard input; a byte order mark is no letter."""
    for arguments in (("-",), ()):
        stdin = SimpleNamespace(buffer=io.BytesIO(b"\xef\xbb\xbfMrs. Okonkwo"), isatty=lambda: False)
        monkeypatch.setattr(sys, "stdin", stdin)
        assert run(*arguments) == 3
        assert "line 1, column 6" in capsys.readouterr().out


def test_ones_own_name_is_not_reported(note: Path) -> None:
    """--own may be repeated."""
    note.write_text("Adaeze Placeholder, 216-555-0142", "utf-8")
    assert run(str(note), "--strict") == 3
    assert run(str(note), "--strict", "--own", "Adaeze Placeholder", "--own", "216 555 0142") == 0


def test_nothing_in_a_text_reaches_the_terminal_as_a_command(note: Path, capsys: Capture) -> None:
    """Escape sequences are shown as blanks; wide letters get marks of their width."""
    note.write_text("\x1b[31m王小明\u202e asked", "utf-8")
    assert run(str(note)) == 0
    out = capsys.readouterr().out
    assert "\x1b[31m" not in out
    assert "\u202e" not in out
    assert "~~~~~~" in out


def test_a_file_that_cannot_be_read_is_said_in_words(tmp_path: Path, capsys: Capture) -> None:
    """Missing, a folder, or not UTF-8: exit code 2 and a way out."""
    wrong = tmp_path / "word.docx"
    wrong.write_bytes(b"PK\x03\x04\xff\xfe")
    for file, words in (
        (tmp_path / "none", "no such file"),
        (tmp_path, "cannot be read"),
        (wrong, "not UTF-8"),
    ):
        assert run(str(file)) == 2
        assert words in capsys.readouterr().err


def test_the_recogniser_is_asked_for_by_name(
    note: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the extra, --ner names it and nothing is half done."""
    from smartpick.experience.privacy import load_recogniser, ner  # noqa: PLC0415

    load_recogniser.cache_clear()
    monkeypatch.setattr(ner, "find_spec", lambda _: None)
    assert run(str(note), "--ner") == 2
    assert "smartpick[ner]" in capsys.readouterr().err
