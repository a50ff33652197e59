"""How fast the store is (promises: 10,000 records open in 0.3 s and are found in 0.1 s; 100,000 rows backed up in 5 s).

Uses a temporary folder; with an argument, the PostgreSQL database at that address, whose "smartpick" schema it deletes.
"""

import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from smartpick.store import (
    Add,
    Kind,
    Place,
    Reference,
    Replace,
    Store,
    back_up,
    delete_everything,
    examine,
    export,
    restore,
)

KINDS = (
    Kind("experience", "start", ("institution", "notes")),
    Kind(
        "encounter",
        "month",
        ("complaint", "learned", "diagnoses"),
        (Reference("experience", ("experience",)),),
    ),
)
RECORDS = 10_000
ROWS = 100_000
WRITERS, WRITES = 16, 25
Result = TypeVar("Result")


def timed(name: str, work: Callable[[], Result], repeats: int = 5) -> Result:
    """Print the median time of some calls and return the last result."""
    taken = []
    for _ in range(repeats):
        started = time.perf_counter()
        found = work()
        taken.append(time.perf_counter() - started)
    print(f"{name:<44} {1000 * statistics.median(taken):9.1f} ms")
    return found


def encounter(number: int, at: str) -> Add:
    """Return an invented encounter of about 400 characters."""
    body = {
        "experience": at,
        "month": f"20{20 + number % 7}-{1 + number % 12:02d}",
        "role": "observed",
        "setting": "outpatient",
        "complaint": f"cough number {number} for some weeks",
        "diagnoses": ["J45.909", f"E11.{number % 10}"],
        "skills": ["history (observed)", "exam (observed)"],
        "learned": "Asked about exposure at work and explained the plan again in plain words. " * 2,
    }
    return Add("encounter", body)


def fill(store: Store, count: int) -> str:
    """Keep some encounters of one experience as one action; return the id of one."""
    experience = Add("experience", {"start": "2026-01", "institution": "Invented Clinic"})
    made = [encounter(number, experience.id) for number in range(count)]
    store.write("Imported", experience, *made)
    return made[-1].id


def opened(place: Place) -> None:
    """Open and close."""
    Store(place, KINDS).close()


def one_change(store: Store, name: str) -> None:
    """Read a record and change it."""
    seen = store.get(name)
    assert seen is not None
    store.write("Changed", Replace(seen, {**seen.body, "learned": time.time_ns()}))


def crowd(store: Store) -> list[float]:
    """Let threads write at once; return how long each write took."""
    taken: list[float] = []

    def work() -> None:
        for _ in range(WRITES):
            started = time.perf_counter()
            store.write("Added", Add("experience", {"start": "2026-01"}))
            taken.append(time.perf_counter() - started)

    threads = [threading.Thread(target=work) for _ in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(taken)


def measure(place: Place, folder: Path) -> None:
    """Print every figure for one place."""
    timed("make new data", lambda: opened(place), 1)
    with Store(place, KINDS) as store:
        name = timed(f"one action of {RECORDS:,} new records", lambda: fill(store, RECORDS), 1)
    timed(f"open ({RECORDS:,} records)", lambda: opened(place))
    with Store(place, KINDS) as store:
        found = timed("list all of a kind", lambda: store.find("encounter"))
        assert len(found) == RECORDS
        timed(
            "list a year", lambda: store.find("encounter", since=date(2024, 1, 1), until=date(2024, 12, 31))
        )
        timed("newest 50", lambda: store.find("encounter", limit=50))
        assert len(timed("search two words", lambda: store.find(text="cough 777"))) == 19
        timed("change one record", lambda: one_change(store, name), 50)
        timed("undo", store.undo, 20)
        taken = crowd(store)
        print(
            f"{WRITERS} writers at once, p50 and p99 {'':<16} {1000 * taken[len(taken) // 2]:9.1f} ms "
            f"{1000 * taken[int(len(taken) * 0.99)]:9.1f} ms"
        )
        timed("doctor", lambda: examine(place, KINDS), 1)
        fill(store, ROWS - RECORDS)
        backup = timed(f"backup ({ROWS:,} records)", lambda: back_up(store, folder / f"b{time.time_ns()}"), 3)
        timed("export", lambda: export(store, folder / f"e{time.time_ns()}"), 1)
    timed(f"open ({ROWS:,} records)", lambda: opened(place))
    timed("restore", lambda: restore(place, KINDS, backup), 1)
    timed("delete everything", lambda: delete_everything(place, backups=True), 1)


def main() -> None:
    """Measure in a temporary folder."""
    with tempfile.TemporaryDirectory() as folder:
        measure(Place(Path(folder) / "data", sys.argv[1] if len(sys.argv) > 1 else ""), Path(folder))


if __name__ == "__main__":
    main()
