"""Answers that take long: each computed once, whoever asks, and remembered while there is room."""

import contextlib
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from smartpick.web.weight import weight

__all__ = ["Computed"]

T = TypeVar("T")
#: Seconds of quiet before the background goes on: in them a page is made of what was computed for it.
QUIET = 0.1
#: Seconds that the background waits at most, each time that it gives way.
LONGEST_WAIT = 2.0


class Computed:
    """Results by key; a question that is being answered is not asked twice, one that failed is asked again.

    ``workers`` threads compute what is asked for ``later``, what was asked for last first: of ten budgets that somebody
    tried, the tenth is looked at. What is asked for ``now`` is computed by who asks; the background gives way to it. At
    most ``most`` answers of ``most_bytes`` together are remembered, those that were asked for last.
    """

    def __init__(self, most: int = 64, workers: int = 2, most_bytes: int = 16_000_000) -> None:
        self._most, self._most_bytes = most, most_bytes
        self._bytes: dict[Hashable, int] = {}
        self._found: OrderedDict[Hashable, Future[Any]] = OrderedDict()
        self._lock = threading.Lock()
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="computing")
        self._waiting: list[tuple[Hashable, Future[Any], Callable[[], Any]]] = []
        self._quiet = threading.Condition()
        self._in_front, self._since = 0, 0.0

    def now(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return the result for a key; computed here, or waited for when somebody else computes it already."""
        future, mine = self._claimed(key)
        if mine:
            with self._before_the_background():
                self._answer(key, future, make)
        found: T = future.result()
        return found

    def later(self, key: Hashable, make: Callable[[], T]) -> "Future[T]":
        """Return the future result for a key, computed in the background."""
        future, mine = self._claimed(key)
        if mine:
            with self._lock:
                self._waiting.append((key, future, make))
            self._pool.submit(self._newest)
        return future

    def give_way(self) -> None:
        """Wait while somebody is computed for who waits for it: called between the stages of work in the background."""
        until = time.monotonic() + LONGEST_WAIT
        with self._quiet:
            while True:
                now = time.monotonic()
                rest = until - now if self._in_front else min(self._since + QUIET, until) - now
                if rest <= 0.0:
                    return
                self._quiet.wait(rest)

    def found(self, key: Hashable) -> Any:
        """Return the result for a key if it is there already, else ``None``."""
        with self._lock:
            future = self._found.get(key)
        return future.result() if future is not None and future.done() and not future.exception() else None

    def close(self) -> None:
        """Let what runs come to its end and start nothing more."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    @contextlib.contextmanager
    def _before_the_background(self) -> Iterator[None]:
        with self._quiet:
            self._in_front += 1
        try:
            yield
        finally:
            with self._quiet:
                self._in_front -= 1
                self._since = time.monotonic()
                self._quiet.notify_all()

    def _newest(self) -> None:
        with self._lock:
            waiting = self._waiting.pop()
        self._answer(*waiting)

    def _claimed(self, key: Hashable) -> "tuple[Future[Any], bool]":
        with self._lock:
            if key in self._found:
                self._found.move_to_end(key)
                return self._found[key], False
            future: Future[Any] = Future()
            self._found[key] = future
            self._forget()
            return future, True

    def _forget(self) -> None:
        """Forget what nobody asked for the longest, down to the bounds; the last answer stays whatever it weighs."""
        while len(self._found) > self._most or (
            len(self._found) > 1 and sum(self._bytes.values()) > self._most_bytes
        ):
            key, _ = self._found.popitem(last=False)
            self._bytes.pop(key, None)

    def _answer(self, key: Hashable, future: "Future[Any]", make: Callable[[], Any]) -> None:
        try:
            made = make()
            weighed = weight(made)
            future.set_result(made)
            with self._lock:
                if self._found.get(key) is future:
                    self._bytes[key] = weighed
                    self._forget()
        except BaseException as fault:  # noqa: BLE001  (handed to whoever asked)
            with self._lock:
                if self._found.get(key) is future:
                    del self._found[key]
            future.set_exception(fault)
