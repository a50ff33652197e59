"""What was read from the data, remembered until something is written: most pages ask for the same again and again."""

import threading
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

__all__ = ["Remembered"]

T = TypeVar("T")
MOST = 64


class Remembered:
    """Answers by key, all of one state of the data; another state, and everything is forgotten."""

    def __init__(self) -> None:
        self._state: Hashable = None
        self._found: dict[Hashable, Any] = {}
        self._lock = threading.Lock()

    def once(self, state: Hashable, key: Hashable, make: Callable[[], T]) -> T:
        """Return the answer for a key in a state; made by ``make`` unless it is remembered.

        ``state`` is read before ``make`` runs: what somebody writes meanwhile is another state, and asked for anew.
        """
        with self._lock:
            if state != self._state:
                self._state, self._found = state, {}
            if key in self._found:
                known: T = self._found[key]
                return known
        found = make()
        with self._lock:
            if state == self._state:
                if len(self._found) >= MOST:
                    self._found.clear()
                self._found[key] = found
        return found
