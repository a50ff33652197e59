"""What many hands gain and cost, on this machine, in one run.

    python benchmarks/scale.py [--seasons 24] [--on ADDRESS ...] [--json]

1. National seasons simulated by each crew (default: serial, threads:2, processes:2, dask:2; name a cluster with
   ``--on tcp://host:8786``): wall seconds, after every crew has started and loaded its data; time to start; memory.
2. What a piece costs besides its work: pieces that do nothing.
3. Bytes that move for a season: the card there, the moments or cut-offs back, a file of the journal; and what naming,
   keeping and finding it takes.

Every crew must give the bytes of the serial run.
"""

import argparse
import hashlib
import itertools
import json
import os
import pickle
import resource
import tempfile
import time
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

import numpy as np

from smartpick.market.card import load_card
from smartpick.market.moments import Moments
from smartpick.market.national import load_world
from smartpick.scale import Crew, Journal, Piece, open_crew, run
from smartpick.scale.journal import to_bytes
from smartpick.scale.piece import Columns, Names
from smartpick.scale.seasons import Hands, cutoffs_of_season, moments_of_season
from smartpick.scale.surroundings import here

CREWS = ("serial", "threads:2", "processes:2", "dask:2")
EMPTY = 400


def nothing(number: int) -> Columns:
    """Return at once."""
    return {"number": np.array(number)}


def memory(number: int) -> Columns:
    """Return process and peak memory in MB."""
    time.sleep(0.05)
    status = Path("/proc/self/status")
    if status.exists():  # the other way, a process counts the memory of the one that started it
        peak = float(status.read_text().partition("VmHWM:")[2].split()[0]) / 1024
    else:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"number": np.array(number), "process": np.array(os.getpid()), "peak": np.array(peak)}


def digest_of(found: Sequence[Moments]) -> str:
    """Return twelve hex digits of all moments."""
    content = hashlib.sha256()
    for season in found:
        content.update(to_bytes({field.name: getattr(season, field.name) for field in fields(season)}))
    return content.hexdigest()[:12]


def measure(crew: Crew, seasons: int) -> dict[str, float | str]:
    """Measure one crew that has been opened: start, seasons, empty pieces, memory."""
    card = load_card()
    hands = Hands(crew)
    started = time.perf_counter()
    hands.moments([(card, 1, r, seasons) for r in range(8)])
    warm = time.perf_counter()
    found = hands.moments([(card, 1, r, seasons) for r in range(seasons)])
    worked = time.perf_counter()
    assert len(dict(run([Piece(n, nothing, (n,)) for n in range(EMPTY)], crew))) == EMPTY
    empty = time.perf_counter()
    peaks = dict(run([Piece(n, memory, (n,)) for n in range(8)], crew)).values()
    by_process = {int(p["process"]): float(p["peak"]) for p in peaks}
    return {
        "first_eight_s": warm - started,
        "seasons_s": worked - warm,
        "season_s": (worked - warm) / seasons,
        "empty_piece_ms": 1e3 * (empty - worked) / EMPTY,
        "peak_mb": max(by_process.values()),
        "digest": digest_of(found),
    }


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
    found = {"seasons": options.seasons, "crews": crews, "costs": costs()}
    if options.json:
        print(json.dumps(found, indent=2))
        return
    print(f"{options.seasons} national seasons, {EMPTY} empty pieces, {os.cpu_count()} cores")
    print(
        f"{'':12s} {'first 8 s':>10s} {'all s':>8s} {'a season':>9s} {'empty ms':>9s} {'peak MB':>8s}  digest"
    )
    for address, f in crews.items():
        print(
            f"{address:12s} {f['first_eight_s']:10.2f} {f['seasons_s']:8.2f} {f['season_s']:9.3f} "
            f"{f['empty_piece_ms']:9.2f} {f['peak_mb']:8.0f}  {f['digest']}"
        )
    for name, value in found["costs"].items():
        print(f"  {name:22s} {value:12,.2f}")


if __name__ == "__main__":
    main()
