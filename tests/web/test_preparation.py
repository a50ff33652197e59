"""The first start after an install."""

import subprocess
import sys
import threading
import time

import pytest

from smartpick.web import preparation
from smartpick.web.preparation import Preparation


def compiler(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Let another program stand for the compiler, on a machine where nothing was compiled."""
    monkeypatch.setattr(preparation, "compiled_before", lambda: False)
    monkeypatch.setattr(preparation, "_COMMAND", (sys.executable, "-c", program))


def test_nothing_is_started_where_all_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every start but the first begins to read at once."""
    monkeypatch.setattr(preparation, "compiled_before", lambda: True)
    monkeypatch.setattr(subprocess, "Popen", None)
    made = Preparation()
    made.compile_first()
    assert (made.compiling, made.share) == (False, None)
    assert made.words().startswith("Reading programs")


def test_how_far_it_is_and_how_long_it_takes_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """While it compiles there is a share and a number of seconds, which does not run out before the work does."""
    compiler(monkeypatch, "print(5, 10, flush=True); input()")
    monkeypatch.setattr(subprocess, "DEVNULL", subprocess.PIPE)  # so that the program waits for its input
    made = Preparation()
    thread = threading.Thread(target=made.compile_first)
    thread.start()
    until = time.monotonic() + 30
    while made.share is None and time.monotonic() < until:
        time.sleep(0.01)
    assert (made.share, made.compiling) == (0.5, True)
    assert made.words() == (
        "Preparing SmartPick for its first list: about 5 seconds, once after each install"
    )
    made.stop()
    thread.join(30)
    assert not thread.is_alive()
    assert not made.compiling


def test_before_anything_is_known_a_guess_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A slow start of the compiler does not let the seconds run out."""
    made = Preparation()
    monkeypatch.setattr(made, "_began", time.monotonic() - 3600)
    assert made.words() == (
        "Preparing SmartPick for its first list: about 15 seconds, once after each install"
    )


@pytest.mark.parametrize("program", ["raise OSError('full')", "import os; os.abort()"])
def test_a_failure_is_only_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, program: str
) -> None:
    """Whoever loads the engine compiles what is missing."""
    compiler(monkeypatch, program)
    Preparation().compile_first()
    assert "could not be compiled ahead" in caplog.text


def test_a_missing_python_is_only_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing breaks where no process can be started."""
    compiler(monkeypatch, "")
    monkeypatch.setattr(preparation, "_COMMAND", ("no-such-program",))
    Preparation().compile_first()
    assert "could not be compiled ahead" in caplog.text


def test_after_the_end_nothing_is_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that is closed at once starts no process that outlives it."""
    compiler(monkeypatch, "print(1, 2)")
    made = Preparation()
    made.stop()
    made.compile_first()
    assert made.share is None
