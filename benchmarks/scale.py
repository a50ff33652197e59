"""What many hands gain and cost, on this machine, in one run.

    python benchmarks/scale.py [--seasons 24] [--on ADDRESS ...] [--json]

1. National seasons simulated by each crew (default: serial, threads:2, processes:2, dask:2; name a cluster with
   ``--on tcp://host:8786``): wall and processor seconds, after every crew has started and loaded its data; time to
   start; memory.
2. What a piece costs besides its work: pieces that carry as much as a season and do nothing, wall and processor time
   of the calling process (with ``dask:n`` that includes the scheduler).
3. Bytes that move for a season: the card there, the moments or cut-offs back, a file of the journal; and what naming,
   keeping and finding it takes.

4. What passing on a piece costs a Dask scheduler and the caller when very many workers ask: one worker with 64 threads
   stands for them, with pieces that carry as much as a season and do nothing.

Every crew must give the bytes of the serial run.
"""

import argparse
import hashlib
import itertools
import json
import os
import pickle
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path

import numpy as np

from smartpick.market.card import ModelCard, load_card
from smartpick.market.moments import Moments
from smartpick.market.national import load_world
from smartpick.scale import Crew, Journal, Piece, open_crew, run
from smartpick.scale.journal import to_bytes
from smartpick.scale.piece import Columns, Names
from smartpick.scale.seasons import Hands, cutoffs_of_season, moments_of_season
from smartpick.scale.surroundings import here

CREWS = ("serial", "threads:2", "processes:2", "dask:2")
EMPTY = 400


def errand(card: ModelCard, number: int) -> Columns:
    """Return at once, with as much to carry there and back as a season has."""
    return {"openness": np.full(1000, card.value("openness.residual") + number)}


def usage(seconds: float) -> Columns:
    """Return process, its processor seconds so far and its peak memory in MB, after a pause for the others."""
    time.sleep(seconds)
    status = Path("/proc/self/status")
    if status.exists():  # the other way, a process counts the memory of the one that started it
        peak = float(status.read_text().partition("VmHWM:")[2].split()[0]) / 1024
    else:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"process": np.array(os.getpid()), "cpu": np.array(time.process_time()), "peak": np.array(peak)}


def workers(crew: Crew) -> dict[int, Columns]:
    """Return what every worker process has used, by process."""
    found = dict(run([Piece(n, usage, (0.03,)) for n in range(32)], crew)).values()
    return {int(used["process"]): used for used in found}


def digest_of(found: Sequence[Moments]) -> str:
    """Return twelve hex digits of all moments."""
    content = hashlib.sha256()
    for season in found:
        content.update(to_bytes({field.name: getattr(season, field.name) for field in fields(season)}))
    return content.hexdigest()[:12]


def measure(crew: Crew, seasons: int) -> dict[str, float | str]:
    """Measure one crew that has been opened: start, seasons (wall and processor seconds), empty pieces, memory."""
    card = load_card()
    hands = Hands(crew)
    started = time.perf_counter()
    hands.moments([(card, 1, r, seasons) for r in range(8)])
    started_s = time.perf_counter() - started
    before = workers(crew)
    warm = time.perf_counter()
    found = hands.moments([(card, 1, r, seasons) for r in range(seasons)])
    worked = time.perf_counter()
    after = workers(crew)
    used = sum(float(after[p]["cpu"] - before[p]["cpu"]) for p in after)
    idle, here_before = time.perf_counter(), time.process_time()
    assert len(dict(run([Piece(n, errand, (card, n)) for n in range(EMPTY)], crew))) == EMPTY
    empty, here_after = time.perf_counter(), time.process_time()
    return {
        "first_eight_s": started_s,
        "seasons_s": worked - warm,
        "season_s": (worked - warm) / seasons,
        "cpu_s": used / seasons,
        "empty_piece_ms": 1e3 * (empty - idle) / EMPTY,
        "empty_piece_cpu_ms": 1e3 * (here_after - here_before) / EMPTY,
        "peak_mb": max(float(used["peak"]) for used in after.values()),
        "digest": digest_of(found),
    }


@contextmanager
def started(said: str, *arguments: str) -> Iterator[tuple[int, str]]:
    """Start a part of a Dask cluster and yield its process and what it said."""
    quiet = ("--no-dashboard", "--dashboard-address", "127.0.0.1:0", "--host", "127.0.0.1")
    command = [sys.executable, "-m", "dask", *arguments, *quiet]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603
        assert process.stderr is not None
        yield process.pid, next(found[1] for line in process.stderr if (found := re.search(said, line)))
        process.kill()


def relay(pieces: int = 1000) -> dict[str, float]:
    """Measure what passing on a piece costs a scheduler and the caller, in processor milliseconds (Linux only)."""

    def used(process: int) -> float:
        ticks = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[11:13]
        return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")

    found: dict[str, float] = {}
    card = load_card()
    scheduler = started(r"Scheduler at: *(tcp://\S+)", "scheduler", "--port", "0")
    with scheduler as (process, url), tempfile.TemporaryDirectory() as folder:
        many = ("--nthreads", "64", "--no-nanny", "--memory-limit", "0")
        with started("(Registered)", "worker", url, *many), open_crew(url) as crew:
            list(run([Piece(n, errand, (card, n)) for n in range(100)], crew))
            for name, journal in (("relay", None), ("relay_and_keep", Journal(Path(folder)))):
                before = used(process), time.process_time(), time.perf_counter()
                list(run([Piece(n, errand, (card, n)) for n in range(pieces)], crew, journal))
                after = used(process), time.process_time(), time.perf_counter()
                parts = zip(("scheduler_ms", "caller_ms", "wall_ms"), before, after, strict=True)
                found |= {f"{name}_{part}": 1e3 * (end - start) / pieces for part, start, end in parts}
    return found


def costs() -> dict[str, float]:
    """Measure bytes and milliseconds of one season besides its simulation."""
    card = load_card()
    piece = Piece(0, moments_of_season, (card, 1, 0, 24, load_world))
    found = moments_of_season(*piece.arguments)
    cutoffs = cutoffs_of_season(*piece.arguments)
    with tempfile.TemporaryDirectory() as folder:
        journal = Journal(Path(folder))
        times = [time.perf_counter()]
        for _ in range(20):
            name = Names(here()).of(piece)
        times.append(time.perf_counter())
        for _ in range(20):
            journal.keep(name, found)
        times.append(time.perf_counter())
        for _ in range(20):
            journal.find(name)
        times.append(time.perf_counter())
        kept = journal.place(name).stat().st_size
    name_ms, keep_ms, find_ms = (1e3 * (end - start) / 20 for start, end in itertools.pairwise(times))
    return {
        "there_bytes": float(len(pickle.dumps((piece.function, piece.arguments)))),
        "moments_back_bytes": float(len(pickle.dumps(found))),
        "cutoffs_back_bytes": float(len(pickle.dumps(cutoffs))),
        "journal_file_bytes": float(kept),
        "name_ms": name_ms,
        "keep_ms": keep_ms,
        "find_ms": find_ms,
    }


def main() -> None:
    """Measure every crew and print the table."""
    parser = argparse.ArgumentParser(description="What many hands gain and cost.")
    parser.add_argument("--seasons", type=int, default=24)
    parser.add_argument("--on", action="append", help="a crew to measure; may be repeated")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    crews: dict[str, dict[str, float | str]] = {}
    for address in options.on or CREWS:
        with open_crew(address) as crew:
            crews[address] = measure(crew, options.seasons)
    assert len({figures["digest"] for figures in crews.values()}) == 1, "every crew must give the same bytes"
    rest = costs() | relay()
    if options.json:
        print(json.dumps({"seasons": options.seasons, "crews": crews, "costs": rest}, indent=2))
        return
    print(f"{options.seasons} national seasons, {EMPTY} empty pieces, {os.cpu_count()} cores")
    print("               first 8 s    all s  a season  its CPU  empty ms  CPU here  peak MB  digest")
    for address, f in crews.items():
        print(
            f"{address:12s} {f['first_eight_s']:10.2f} {f['seasons_s']:8.2f} {f['season_s']:9.3f} "
            f"{f['cpu_s']:8.3f} {f['empty_piece_ms']:9.2f} {f['empty_piece_cpu_ms']:9.2f} "
            f"{f['peak_mb']:8.0f}  {f['digest']}"
        )
    for name, value in rest.items():
        print(f"  {name:26s} {value:12,.2f}")


if __name__ == "__main__":
    main()
