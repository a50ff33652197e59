import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import nursery
import pytest
from sample_records import KINDS, site

from smartpick.errors import UserError
from smartpick.store import Place, Store
from smartpick.store.locking import Turns, locked

HOLDER = """
import sys, time
from pathlib import Path
from smartpick.store.locking import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.mark.parametrize(("engine", "children", "writes"), [("sqlite", 8, 200), ("postgresql", 8, 25)])
def test_no_update_is_lost_in_a_crowd(new_place: Any, engine: str, children: int, writes: int) -> None:
    """Eight processes that all change one record and add their own: every one of their writes is there."""
    place = new_place(engine)
    total = children * writes
    assert nursery.run("crowd", str(place.folder), place.url, str(children), str(writes)) == {
        "failed": 0,
        "count": total // 5,
        "sites": total,
        "names": total,
        "actions": total + 1,
    }


def test_who_holds_it_alone_keeps_everybody_out(tmp_path: Path) -> None:
    """A second holder waits, and is told after its patience; when the first lets go, it is free."""
    lock = tmp_path / "lock"
    with locked(lock):
        for shared in (True, False):
            with (
                pytest.raises(UserError, match="Another SmartPick"),
                locked(lock, shared=shared, patience=0.02),
            ):
                pass
    with locked(lock, patience=0):
        pass


def test_who_shares_it_keeps_only_others_from_being_alone(tmp_path: Path) -> None:
    """Any number may share; nobody can have it alone meanwhile."""
    lock = tmp_path / "lock"
    sharing = locked(lock, shared=True), locked(lock, shared=True, patience=0)
    with sharing[0], sharing[1], pytest.raises(UserError), locked(lock, patience=0.02):
        pass


def test_a_lock_dies_with_its_holder(tmp_path: Path) -> None:
    """What a killed process held is free at once."""
    lock = tmp_path / "lock"
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(lock)], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(UserError), locked(lock, patience=0.02):
            pass
        holder.kill()
        holder.wait()
        with locked(lock, patience=1):
            pass


def test_a_lock_that_was_deleted_guards_nothing(tmp_path: Path) -> None:
    """Who waited for a lock that its holder deletes gets the new one, not the dead one."""
    lock = tmp_path / "lock"
    order: list[str] = []

    def wait() -> None:
        with locked(lock):
            order.append("second")
            assert lock.exists()

    with locked(lock):
        waiting = threading.Thread(target=wait)
        waiting.start()
        time.sleep(0.03)
        lock.unlink()
        order.append("first")
    waiting.join()
    assert order in (["first", "second"], ["second", "first"])
    assert lock.exists()


def test_a_lock_that_cannot_be_made_is_the_systems_error(tmp_path: Path) -> None:
    """The reason comes from the system, for whoever puts it into words."""
    with pytest.raises(FileNotFoundError), locked(tmp_path / "none" / "lock", patience=0.01):
        pass


def test_turns_are_taken_in_order(tmp_path: Path) -> None:
    """Who asks first is served first; nobody passes by."""
    turns, order = Turns(), list[int]()

    def wait(number: int) -> None:
        with turns.turn(tmp_path):
            order.append(number)

    waiting = []
    with turns.turn(tmp_path):
        for number in range(10):
            waiting.append(threading.Thread(target=wait, args=(number,)))
            waiting[-1].start()
            while len(turns._waiting) <= number:
                time.sleep(0.001)
    for thread in waiting:
        thread.join()
    assert order == list(range(10))


def test_who_waits_too_long_for_a_turn_is_told_and_forgotten(tmp_path: Path) -> None:
    """After its patience a thread gets a sentence, and the turn goes to the next."""
    turns = Turns()
    with turns.turn(tmp_path):
        for _ in range(3):
            with pytest.raises(UserError, match="Another SmartPick"), turns.turn(tmp_path, patience=0.01):
                pass
    with turns.turn(tmp_path, patience=0):
        pass


def test_sixteen_writers_wait_their_turn(file_place: Place) -> None:
    """Of 16 threads that write without pause, none waits much longer than the others."""
    taken: list[float] = []
    with Store(file_place, KINDS) as store:

        def work() -> None:
            for _ in range(10):
                started = time.perf_counter()
                store.write("Added", site())
                taken.append(time.perf_counter() - started)

        threads = [threading.Thread(target=work) for _ in range(16)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    taken.sort()
    # With time to spare for a busy machine; docs/store.md has the figures of a quiet one.
    assert taken[-2] < 10 * taken[len(taken) // 2] + 0.5
