"""People see how far a long run is, on a terminal and in a log."""

from pathlib import Path

import pytest

from smartpick.cli import progress_shown as module
from smartpick.cli.progress_shown import in_words, progress_shown
from smartpick.scale import Progress


def test_progress_is_in_words() -> None:
    """Done and total always; journal, rate and time left when there is something to say."""
    assert in_words(Progress(0, 96, 0, 0, 0.0)) == "0 of 96"
    half = Progress(done=50_000, total=100_000, kept=10_000, damaged=0, seconds=4_000.0)
    assert in_words(half) == "50,000 of 100,000, 10,000 from the journal, 10 a second, 1:23:20 left"
    assert in_words(Progress(3, 4, 0, 0, 6.0)) == "3 of 4, 0.5 a second, 0:00:02 left"
    assert in_words(Progress(4, 4, 4, 0, 0.0)) == "4 of 4, 4 from the journal"


def test_a_log_gets_a_line_now_and_then(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not every season, and nothing on the stream that carries the result."""
    with progress_shown("Simulating seasons") as tell:
        tell(Progress(1, 9, 0, 0, 1.0))
        monkeypatch.setattr(module, "EVERY_S", 0.0)
        tell(Progress(2, 9, 0, 0, 2.0))
    shown = capsys.readouterr()
    assert shown.err == "Simulating seasons: 2 of 9, 1 a second, 0:00:07 left\n"
    assert shown.out == ""


def interrupted(journal: Path | None) -> None:
    """Be interrupted after five of nine seasons."""
    with progress_shown("Simulating seasons", journal) as tell:
        tell(Progress(5, 9, 0, 0, 1.0))
        raise KeyboardInterrupt


def test_an_interruption_says_what_the_journal_keeps(capsys: pytest.CaptureFixture[str]) -> None:
    """With a journal there is a way on; without one nothing is promised."""
    for journal in (Path("kept"), None):
        with pytest.raises(KeyboardInterrupt):
            interrupted(journal)
    assert capsys.readouterr().err == "kept keeps 5 of 9; the same command goes on from there.\n"


def test_damaged_files_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    """A journal on a bad disk is not repaired in silence."""
    with progress_shown("Simulating seasons", Path("kept")) as tell:
        tell(Progress(9, 9, 5, 2, 1.0))
    assert "kept: 2 damaged files were noticed and done again." in capsys.readouterr().err
