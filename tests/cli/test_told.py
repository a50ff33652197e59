"""Text for terminals."""

import click
import pytest

from smartpick.cli.told import heading, item, paragraph


def test_nothing_is_cut_at_any_width(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Lines break between words, and a link longer than the terminal stays whole."""
    monkeypatch.setenv("COLUMNS", "40")
    link = "https://example.org/" + "a" * 60
    item("A title that is much longer than the width of this terminal", [f"Read {link} first", ""])
    shown = capsys.readouterr().out
    assert link in shown
    assert all(len(line) <= 40 or link in line for line in shown.splitlines())
    assert "much longer than the width" in " ".join(shown.split())
    assert shown.splitlines()[-1].startswith("    ")


def test_what_moves_the_cursor_is_not_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """Escape sequences in a user's text become spaces."""
    paragraph("a\x1b[2Jb\nc")
    heading("d\x07e")
    assert click.unstyle(capsys.readouterr().out) == "a [2Jb c\n\nd e\n"
