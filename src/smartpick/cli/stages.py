"""Stages of a long answer, shown once it takes more than a second."""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smartpick.advice import Progress

__all__ = ["stages_shown"]

QUIET_SECONDS = 1.0


@contextmanager
def stages_shown(quiet: bool) -> Iterator["Progress"]:
    """Report stages on the terminal's error stream once the work has taken more than a second."""
    started = time.monotonic()
    stage = ["Starting"]

    def report(now: str, share: float) -> None:
        stage[0] = f"{now} ({100 * share:.0f} %)"

    if quiet or not sys.stderr.isatty():
        yield report
        return
    done = threading.Event()

    def show() -> None:
        from rich.console import Console  # noqa: PLC0415

        if done.wait(QUIET_SECONDS):
            return
        with Console(stderr=True).status(stage[0]) as status:
            while not done.wait(0.2):
                status.update(f"{stage[0]}, {time.monotonic() - started:.0f} s")

    teller = threading.Thread(target=show, daemon=True)
    teller.start()
    try:
        yield report
    finally:
        done.set()
        teller.join()
