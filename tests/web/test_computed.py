"""Answers that take long: once, remembered, and never a failure kept."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from smartpick.web.computed import Computed


def test_an_answer_is_computed_once_whoever_asks() -> None:
    """Eight threads that ask the same at once get the one result of one computation."""
    computed, calls, gate = Computed(), [], threading.Event()

    def make() -> int:
        calls.append(1)
        gate.wait(5)
        return 7

    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(computed.now, "a", make) for _ in range(8)]
        gate.set()
        assert [one.result() for one in asked] == [7] * 8
    assert len(calls) == 1
    computed.close()


def test_later_and_found() -> None:
    """What is computed in the background is found once it is there, and asked for again by nobody."""
    computed = Computed()
    assert computed.found("a") is None
    assert computed.later("a", lambda: 3).result(5) == 3
    assert computed.found("a") == 3
    assert computed.now("a", lambda: 4) == 3
    computed.close()


def test_a_failure_is_told_and_forgotten() -> None:
    """Who asked hears what went wrong; the next one who asks gets a new try."""
    computed = Computed()

    def fails() -> int:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        computed.now("a", fails)
    assert computed.found("a") is None
    assert computed.now("a", lambda: 1) == 1
    computed.close()


def test_only_so_many_are_remembered() -> None:
    """The answer that nobody asked for the longest is forgotten first."""
    computed = Computed(most=2)
    for key in ("a", "b"):
        computed.now(key, lambda: 1)
    computed.now("a", lambda: 2)
    computed.now("c", lambda: 1)
    assert computed.found("a") == 1
    assert computed.found("b") is None
    computed.close()


def test_only_so_many_bytes_are_remembered() -> None:
    """Large answers go before small ones would; the last one stays whatever it weighs."""
    computed = Computed(most_bytes=1_000_000)
    for key in ("a", "b", "c"):
        computed.now(key, lambda: bytes(400_000))
    assert computed.found("a") is None
    assert computed.found("b")
    computed.later("d", lambda: bytes(4_000_000)).result(5)
    computed.now("e", lambda: 1)
    assert computed.found("e") == 1
    assert [computed.found(key) for key in ("b", "c", "d")] == [None, None, None]
    computed.close()


def test_what_was_asked_for_last_is_computed_first() -> None:
    """Of what waits in the background, the newest comes first; nothing is left out."""
    computed, done, gate = Computed(workers=1), [], threading.Event()
    first = computed.later("busy", lambda: gate.wait(5))
    asked = [computed.later(key, lambda key=key: done.append(key)) for key in ("old", "newer", "newest")]
    gate.set()
    for one in (first, *asked):
        one.result(5)
    assert done == ["newest", "newer", "old"]
    computed.close()


def test_the_background_gives_way_to_who_waits() -> None:
    """Between its stages the background waits until what is asked for now is there, and goes on by itself."""
    computed, order = Computed(), []
    started, half = threading.Event(), threading.Event()

    def behind() -> None:
        started.set()
        half.wait(5)
        computed.give_way()
        order.append("behind")

    def in_front() -> None:
        half.set()
        time.sleep(0.3)
        order.append("in front")

    later = computed.later("a", behind)
    assert started.wait(5)
    computed.now("b", in_front)
    later.result(5)
    assert order == ["in front", "behind"]
    begun = time.monotonic()
    computed.give_way()
    assert time.monotonic() - begun < 2.0
    computed.close()


def test_the_background_does_not_wait_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who is computed for may wait for the background itself: after a while it goes on."""
    monkeypatch.setattr("smartpick.web.computed.LONGEST_WAIT", 0.2)
    computed = Computed()

    def behind() -> int:
        computed.give_way()
        return 3

    assert computed.now("a", lambda: computed.later("b", behind).result(5)) == 3
    computed.close()
