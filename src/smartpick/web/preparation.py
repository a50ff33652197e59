"""The first start after an install: the engine is compiled in a process of its own, and pages say how long it takes."""

import contextlib
import logging
import math
import subprocess
import sys
import threading
import time

from smartpick.compiling import compiled_before

__all__ = ["Preparation"]

#: Seconds that one kernel takes where nothing is known yet; afterwards the pace of this machine.
PACE = 0.7
#: Kernels after which the pace of this machine is known, and the seconds to which a guess is rounded up.
KNOWN, ROUNDED = 4, 5
#: Seconds that a loaded engine needs after all is compiled.
READING = 2.0
_COMMAND = (sys.executable, "-P", "-m", "smartpick.compiling")


class Preparation:
    """What there is to do before the first list, and how far that is."""

    def __init__(self) -> None:
        self._began: float | None = None
        self._done, self._of, self._first = 0, 0, 0.0
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._stopped = False

    def compile_first(self) -> None:
        """Compile the engine unless that was done; a failure is only logged: who loads it compiles what is missing."""
        try:
            if not compiled_before():
                self._begin()
                self._follow()
        except OSError:
            logging.getLogger("smartpick.web").exception("The engine could not be compiled ahead.")

    def stop(self) -> None:
        """End what compiles."""
        with self._lock:
            self._stopped = True
            if self._process is not None:
                with contextlib.suppress(OSError):
                    self._process.terminate()

    @property
    def compiling(self) -> bool:
        """Whether the engine is compiled now."""
        process = self._process
        return process is not None and process.returncode is None

    @property
    def share(self) -> float | None:
        """How much is compiled, from 0 to 1; ``None`` while nothing has to be, or nothing is known."""
        return self._done / self._of if self._of else None

    def words(self) -> str:
        """Say what is going on and about how long it takes."""
        if self._began is None:
            return "Reading programs and the market: a few seconds"
        left = self._left()
        about = f"about {left} seconds" if left else "a few seconds more"
        return f"Preparing SmartPick for its first list: {about}, once after each install"

    def _left(self) -> int:
        """Return the seconds that are left, rounded up; 0: almost none."""
        if self._began is None or (self._of and self._done == self._of):
            return 0
        now = time.monotonic()
        if self._done < KNOWN:
            # As many kernels as there were when this was written, until the process has said how many there are.
            whole = (self._of or 34) * PACE + READING
            rest = max(whole - (now - self._began), whole / 2)
        else:
            rest = (self._of - self._done) * (now - self._first) / (self._done - 1) + READING
        return ROUNDED * math.ceil(rest / ROUNDED)

    def _begin(self) -> None:
        with self._lock:
            if self._stopped:
                return
            self._began = time.monotonic()
            # The command is a constant: this Python, this package.
            self._process = subprocess.Popen(  # noqa: S603
                _COMMAND,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )

    def _follow(self) -> None:
        """Note how far the process is, until it ends."""
        if self._process is None or self._process.stdout is None:
            return
        other = []
        with self._process as running:
            for line in running.stdout or ():
                told = line.split()
                if len(told) == 2 and all(one.isdecimal() for one in told):
                    self._first = self._first or time.monotonic()
                    self._done, self._of = int(told[0]), int(told[1])
                else:
                    other.append(line.rstrip())
        if running.returncode and not self._stopped:
            said = other[-1] if other else "it said nothing"
            logging.getLogger("smartpick.web").warning("The engine could not be compiled ahead: %s", said)
