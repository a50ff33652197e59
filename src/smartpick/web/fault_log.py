"""What the log says of our own faults: where they were, and nothing of what somebody wrote.

The message of an exception may hold whatever it was about: a note, a value of a statement, a key. So a line has the
kinds of the exceptions and the functions that they came through, and no message, no value, no address of a request.
"""

import logging
import re
import traceback
from collections.abc import Iterator
from types import FrameType

__all__ = ["log_fault", "where_it_was"]

_LOG = logging.getLogger("smartpick.web")
#: Exceptions that led to one another, and frames of each: enough to find the place.
MOST_CAUSES = 5
MOST_FRAMES = 40


def log_fault(fault: BaseException) -> None:
    """Write one line for a fault of ours."""
    _LOG.error("internal error: %s", where_it_was(fault))


def where_it_was(fault: BaseException) -> str:
    """Return the kinds of a fault and of what led to it, each with the functions and lines it came through."""
    return "; caused by ".join(f"{_kind(one)} at {_way(one)}" for one in _causes(fault))


def _causes(fault: BaseException) -> Iterator[BaseException]:
    found: BaseException | None = fault
    for _ in range(MOST_CAUSES):
        if found is None:
            return
        yield found
        found = found.__cause__ or (None if found.__suppress_context__ else found.__context__)


def _kind(fault: BaseException) -> str:
    return f"{type(fault).__module__}.{type(fault).__qualname__}"


def _way(fault: BaseException) -> str:
    frames = list(traceback.walk_tb(fault.__traceback__))[-MOST_FRAMES:]
    return " > ".join(_place(frame, line) for frame, line in frames) or "no place"


def _place(frame: FrameType, line: int) -> str:
    """Return module, line and function; of a template only its last name: a path has the name of a user in it."""
    module = re.split(r"[/\\\\]", str(frame.f_globals.get("__name__", "?")))[-1]
    return f"{module}:{line} {frame.f_code.co_name}"
