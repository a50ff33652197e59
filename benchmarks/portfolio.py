"""A kept portfolio of 10,000 encounters: opening, assessing, mapping, searching, logging one more, importing.

    python benchmarks/portfolio.py

Everything goes through the store, as the commands do it: a SQLite file in a temporary folder. Budgets are those of the
requirements on two shared cores: open 300 ms, search and coverage 100 ms, assessment 300 ms. Each line: milliseconds of
the processor (first, best of five) and on the clock (best). Peers in the same run: the rows read by ``sqlite3`` itself,
and ``json.loads`` of the same records.
"""

import json
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from experience import ON, STORY, bodies
from smartpick.experience import Portfolio, assess, coverage, from_json, load_portfolio
from smartpick.store import KINDS, Add, Place, Store
from smartpick.workspace import add, concerns, kept, take_in

COUNT, REPEATS = 10_000, 5


def filled(place: Place) -> None:
    """Keep the year of the first story, and 10,000 encounters more."""
    story = load_portfolio(STORY, on=ON)
    with Store(place, KINDS) as store:
        take_in(store, kept(store), "Imported the story", story, ON)
        store.write("Imported 10,000", *(Add("encounter", body, body["id"]) for body in bodies(COUNT, story)))


def opened(place: Place) -> Portfolio:
    """Return what a command works with."""
    with Store(place, KINDS) as store:
        return kept(store).portfolio


def timed(work: Callable[[], object]) -> tuple[float, float, float]:
    """Return processor time, first and best, and the best time on the clock, in milliseconds."""
    spent, clock = [], []
    for _ in range(REPEATS):
        begun, at = time.process_time(), time.perf_counter()
        work()
        spent.append(1000.0 * (time.process_time() - begun))
        clock.append(1000.0 * (time.perf_counter() - at))
    return spent[0], min(spent), min(clock)


def sought(place: Place) -> int:
    """Return how many encounters hold some words."""
    with Store(place, KINDS) as store:
        return len(store.find("encounter", text="usual length number 77"))


def plain_rows(place: Place) -> int:
    """Read the same records with the database alone."""
    with closing(sqlite3.connect(place.file)) as connection:
        return len(connection.execute("SELECT id, kind, revision, body FROM records").fetchall())


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder))
        filled(place)
        held = opened(place)
        with closing(sqlite3.connect(place.file)) as connection:
            texts = [row[0] for row in connection.execute("SELECT body FROM records")]
        numbers = iter(range(10_000))

        def log_one() -> None:
            with Store(place, KINDS) as store:
                now = kept(store)
                body = {**bodies(1, held)[0], "id": f"new-{next(numbers)}"}
                record = from_json("encounter", body)
                concerns([record], now.portfolio)
                add(store, now, "Logged an encounter", [record], ON)

        measured: dict[str, tuple[Callable[[], object], float | None]] = {
            "open the portfolio": (lambda: opened(place), 300.0),
            "peer: rows by sqlite3 alone": (lambda: plain_rows(place), None),
            "peer: json.loads of the records": (lambda: [json.loads(text) for text in texts], None),
            "open and assess": (lambda: assess(opened(place), ON, ("Internal Medicine",)), None),
            "assess what is open": (lambda: assess(held, ON, ("Internal Medicine",)), 300.0),
            "map what is open": (lambda: coverage(held), 100.0),
            "open the store and search it": (lambda: sought(place), 100.0),
            "log one encounter, opening included": (log_one, None),
        }
        print(f"{COUNT:,} encounters; milliseconds: processor first, best; clock best; budget")
        for title, (work, budget) in measured.items():
            first, best, clock = timed(work)
            print(
                f"  {title:38s} {first:8.1f} {best:8.1f} {clock:8.1f} {'' if budget is None else f'{budget:8.0f}'}"
            )


if __name__ == "__main__":
    main()
