"""The terminal's streams at their edges."""

import io
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from smartpick.cli.streams import ReaderLeft, fitting_output, told_of_output, unlost_interrupts
from smartpick.errors import UserError

EXAMPLE = Path(__file__).parents[2] / "examples" / "community-clinic.toml"
CHECK = (sys.executable, "-m", "smartpick.cli.main", "profile", "check", str(EXAMPLE))
FULL = Path("/dev/full")


@pytest.mark.parametrize("arguments", [(), ("--json",)])
def test_a_reader_that_leaves_is_no_error(arguments: tuple[str, ...]) -> None:
    """``| head``: whoever has read enough gets exit code 0 and no words, from a table and from JSON."""
    process = subprocess.Popen([*CHECK, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.close()
    process.stdout = None
    _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (0, b"")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("arguments", [(), ("--json",)])
def test_an_output_that_cannot_be_written_is_a_sentence(arguments: tuple[str, ...]) -> None:
    """A full disk behind ``>`` gets one sentence on the error stream and exit code 2."""
    with FULL.open("w") as full:
        done = subprocess.run([*CHECK, *arguments], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert b"The output cannot be written: No space left" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_terminal_without_our_letters_gets_a_substitute(tmp_path: Path) -> None:
    """On an ASCII terminal a letter that it does not have is a question mark; JSON stays UTF-8 and whole."""
    file = tmp_path / "accents.toml"
    file.write_text(EXAMPLE.read_text("utf-8").replace("Dr. Maria", "Dr. Mar\u00eda \u2605"), "utf-8")
    narrow = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    for arguments, expected in (((), b"Dr. Mar?a ?"), (("--json",), "Mar\u00eda \u2605".encode())):
        done = subprocess.run(
            [*CHECK[:-1], str(file), *arguments], env=narrow, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert expected in done.stdout


def test_faults_of_files_are_left_alone() -> None:
    """Only what has no file name is about the output; rich's own way out is recognised, other exits pass."""
    with pytest.raises(FileNotFoundError), told_of_output():
        raise FileNotFoundError(2, "No such file", "thing")
    with pytest.raises(SystemExit), told_of_output():
        raise SystemExit(3)


def test_broken_outputs_have_two_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe without a reader is ``ReaderLeft``, by click's way or rich's; anything else is the user's problem."""
    monkeypatch.setattr(sys, "stdout", io.StringIO())  # has no number, so that the real one stays open

    rich_leaves = SystemExit(1)
    rich_leaves.__context__ = BrokenPipeError()
    for left in (BrokenPipeError(), rich_leaves):
        with pytest.raises(ReaderLeft), told_of_output():
            raise left
    with pytest.raises(UserError, match="cannot be written"), told_of_output():
        raise OSError(5, "Input/output error")


def test_streams_that_are_gone_or_taken_over_are_no_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    """A closed standard output is None; a test's is text in memory."""
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    fitting_output(as_json=True)


class Destroyed:
    """Something whose destructor is interrupted, as that of a compiled module may be."""

    def __init__(self, error: type[BaseException]) -> None:
        self.error = error

    def __del__(self) -> None:
        """Raise what Python will drop."""
        raise self.error


def test_a_lost_interrupt_comes_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C inside a destructor still stops the program, without a trace; other lost errors are told as before."""
    told: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", told.append)

    def interrupted() -> None:
        with unlost_interrupts():
            Destroyed(KeyboardInterrupt)
            time.sleep(5.0)

    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert time.monotonic() - started < 4.0
    assert told == []
    with unlost_interrupts():
        Destroyed(ValueError)
    assert len(told) == 1
