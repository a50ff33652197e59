"""The terminal's streams at their edges: a reader that leaves, a full disk, a narrow encoding, a lost Ctrl-C."""

import _thread
import contextlib
import os
import signal
import sys
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

from smartpick.errors import Problem, UserError

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

__all__ = ["ReaderLeft", "fitting_output", "told_of_output", "unlost_interrupts"]

AGAIN_SECONDS = 0.05


class ReaderLeft(Exception):  # noqa: N818  (nobody's error: the reader has what it wanted)
    """Who read our output stopped reading, as ``head`` does."""


def fitting_output(as_json: bool) -> None:
    """Make every character printable: JSON is UTF-8 whatever the terminal says, other text may show "?"."""
    for stream in (sys.stdout, sys.stderr):
        change = getattr(stream, "reconfigure", None)
        if change is None:  # closed, or taken over by somebody who tests us
            continue
        if as_json and stream is sys.stdout:
            change(encoding="utf-8", errors="replace")
        else:
            change(errors="replace")


@contextlib.contextmanager
def told_of_output() -> Iterator[None]:
    """Turn what a broken output raises into ``ReaderLeft`` or a ``UserError``, and let nothing be written after it."""
    try:
        yield
    except SystemExit as stop:  # rich leaves in its own way
        if not isinstance(stop.__context__, BrokenPipeError):
            raise
        _close_output()
        raise ReaderLeft from stop
    except BrokenPipeError as gone:
        _close_output()
        raise ReaderLeft from gone
    except OSError as fault:
        if fault.filename is not None:  # a file of ours, not a stream
            raise
        _close_output()
        what = f"The output cannot be written: {fault.strerror or fault}."
        raise UserError(Problem(what, "Make room, or send it elsewhere.", "standard output")) from fault


def _close_output() -> None:
    """Send what is still waiting to be written nowhere, so that leaving does not stumble over it again."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _press() -> None:
    """Send the main thread what Ctrl-C sends; where signals cannot be aimed at a thread, mark it as interrupted."""
    main = threading.main_thread().ident
    if hasattr(signal, "pthread_kill") and main is not None:
        signal.pthread_kill(main, signal.SIGINT)
    else:
        _thread.interrupt_main()


@contextlib.contextmanager
def unlost_interrupts() -> Iterator[None]:
    """Press Ctrl-C again where it was lost: Python drops what is raised while an object is being destroyed."""
    before = sys.unraisablehook

    def press_again(lost: "UnraisableHookArgs") -> None:
        if issubclass(lost.exc_type, KeyboardInterrupt):
            again = threading.Timer(AGAIN_SECONDS, _press)
            again.daemon = True
            again.start()
        else:
            before(lost)

    sys.unraisablehook = press_again
    try:
        yield
    finally:
        sys.unraisablehook = before
