"""How fast the whole mechanism of the Match is on this machine, beside other engines, in one run.

    python benchmarks/mechanism.py [--json]

1. The national Match of singles (50,000 applicants, 6,500 programs, 43,000 positions, 12 ranks): the compiled kernel,
   a plain C++ program (where g++ is installed), and at 600 applicants the ``matching`` library. 1,000 matches.
2. The same with 1,200 couples (50 to 150 pairs each), in ten countries: every second one has couples who want the same
   city. Blocking entries are counted independently. 1,000 matches.
3. A smaller Match with couples: our engine and HiGHS (C++), which solves the constraints of stability exactly.
4. Supplemental lists, reversions, SOAP at national size.

Whoever solves the same problem must find a stable matching too.
"""

import argparse
import ctypes
import json
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from matching.games import HospitalResident
from national_lists import distinct, national, with_first_years
from stability_model import StabilityModel

from smartpick.market.deferred_acceptance import match_applicants, starts
from smartpick.market.roth_peranson.blocking.check import find_blocks
from smartpick.market.roth_peranson.lists import RankLists, index_lists
from smartpick.market.roth_peranson.matching import LinkedMatching, match_lists
from smartpick.market.roth_peranson.reversions import Reversions, match_with_reversions
from smartpick.market.soap.rounds import MOST_APPLICATIONS, run_soap

I32 = npt.NDArray[np.int32]
Figures = dict[str, float]


def best_of(times: int, work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the shortest processor time of several runs, in milliseconds, and the last result."""
    shortest, result = float("inf"), None
    for _ in range(times):
        started = time.process_time()
        result = work()
        shortest = min(shortest, time.process_time() - started)
    return 1e3 * shortest, result


def singles_of(lists: RankLists) -> Callable[[], I32]:
    """Return the Match of the singles alone."""
    return lambda: (
        match_applicants(lists.offsets, lists.program, lists.score, lists.quota, count_rounds=False).program
    )


def plain_cpp(lists: RankLists) -> tuple[Callable[[], I32], Callable[[], int]] | None:
    """Return the C++ program as a function, and how many proposals it made; None without a compiler."""
    compiler = shutil.which("g++")
    if compiler is None:
        return None
    source = Path(__file__).with_name("plain_deferred_acceptance.cpp")
    library = Path(tempfile.mkdtemp()) / "plain.so"
    options = ["-O3", "-march=native", "-shared", "-fPIC"]
    subprocess.run([compiler, *options, str(source), "-o", str(library)], check=True)  # noqa: S603
    call = ctypes.CDLL(str(library)).match
    call.restype = ctypes.c_int64
    matched = np.empty(lists.applicants, np.int32)
    arrays = (lists.offsets, lists.program, lists.score, lists.quota, matched)
    addresses = [ctypes.c_void_p(array.ctypes.data) for array in arrays]
    sizes = (ctypes.c_int32(lists.applicants), ctypes.c_int32(len(lists.quota)))

    def run() -> I32:
        call(*sizes, *addresses)
        return matched

    return run, lambda: int(call(*sizes, *addresses))


def library_ms(lists: RankLists) -> tuple[float, float]:
    """Return build and solve milliseconds of the ``matching`` library, which must agree."""
    n, offsets = lists.applicants, lists.offsets
    residents = {f"a{a}": [f"p{p}" for p in lists.program[offsets[a] : offsets[a + 1]]] for a in range(n)}
    ranked: dict[str, list[tuple[float, str]]] = {}
    for a in range(n):
        for at in range(offsets[a], offsets[a + 1]):
            ranked.setdefault(f"p{lists.program[at]}", []).append((-float(lists.score[at]), f"a{a}"))
    hospitals = {p: [a for _, a in sorted(row)] for p, row in ranked.items()}
    capacities = {p: int(lists.quota[int(p[1:])]) for p in hospitals}
    sys.setrecursionlimit(1_000_000)  # the library copies its players recursively
    built, game = best_of(
        1, lambda: HospitalResident.create_from_dictionaries(residents, hospitals, capacities)
    )
    solved, theirs = best_of(1, game.solve)
    agreed = {str(a): str(p) for p, group in theirs.items() for a in group}
    ours = singles_of(lists)()
    assert agreed == {f"a{a}": f"p{p}" for a, p in enumerate(ours.tolist()) if p >= 0}
    return built, solved


def singles_speed() -> Figures:
    """Measure the Match of singles."""
    lists = national(1, couples=0)
    ours, matched = best_of(25, singles_of(lists))
    many, _ = best_of(1, lambda: [singles_of(lists)() for _ in range(1_000)])
    found = {"kernel_ms": ours, "thousand_matches_s": many / 1e3}
    if plain := plain_cpp(lists):
        theirs, programs = best_of(10, plain[0])
        assert (programs == matched).all(), "kernel and C++ must agree"
        proposals = plain[1]()
        found |= {
            "proposals": float(proposals),
            "kernel_ns_per_proposal": 1e6 * ours / proposals,
            "cpp_ms": theirs,
            "cpp_over_kernel": theirs / ours,
        }
    small = national(2, people=600, programs=80, positions=520, couples=0)
    build, solve = library_ms(small)
    kernel, _ = best_of(50, singles_of(small))
    return found | {
        "library_applicants": 600.0,
        "library_build_ms": build,
        "library_solve_ms": solve,
        "library_solve_over_kernel": solve / kernel,
    }


def couples_speed() -> Figures:
    """Measure the Match with couples, in ten countries."""
    firsts, times, failures, blocks = 0, [], 0, 0
    for seed in range(10):
        lists = national(seed, same_city=seed % 2 == 1)
        index = index_lists(lists)
        spent, found = best_of(3, partial(match_lists, lists, index))
        times.append(spent)
        firsts += int(found.starts == 1)
        failures += int(not found.stable)
        blocks += found.blocks
    lists = national(0)
    building, index = best_of(10, lambda: index_lists(lists))
    whole, found = best_of(25, lambda: match_lists(lists, index))
    matched = np.concatenate([found.program, found.preliminary])
    check, _ = best_of(25, lambda: find_blocks(index, matched))
    many, _ = best_of(1, lambda: [match_lists(lists, index) for _ in range(1_000)])
    return {
        "pairs": float(len(lists.couples.program) if lists.couples else 0),
        "index_ms": building,
        "index_mb": sum(t.nbytes for t in (index.program, index.score, index.unit, index.room, index.wish))
        / 1e6,
        "match_and_check_ms": whole,
        "of_that_check_ms": check,
        "blocking_entries": float(found.blocks),
        "thousand_matches_s": many / 1e3,
        "countries": 10.0,
        "countries_at_first_start": float(firsts),
        "countries_without_stable_matching_found": float(failures),
        "blocking_entries_in_those": float(blocks),
        "slowest_country_ms": max(times),
    }


def small_couples_speed() -> Figures:
    """Compare with exact engines where they can follow: 200 applicants, ten couples."""
    lists = national(3, people=200, programs=100, positions=180, couples=10)
    index = index_lists(lists)
    ours, found = best_of(25, lambda: match_lists(lists, index))
    assert found.stable
    building, model = best_of(1, lambda: StabilityModel(lists))
    solving, programs = best_of(1, model.solve)
    theirs = find_blocks(index, np.concatenate([programs, np.full(len(programs), -1, np.int32)]))
    assert theirs.count == 0, "HiGHS must find a stable matching"
    return {
        "applicants": 200.0,
        "couples": 10.0,
        "ours_ms": ours,
        "highs_build_ms": building,
        "highs_solve_ms": solving,
        "highs_solve_over_ours": solving / ours,
    }


def tracks_speed() -> Figures:
    """Measure first years, reversions and SOAP."""
    lists, first_years = with_first_years(national(4), 5)
    index = index_lists(lists)
    spent, found = best_of(5, lambda: match_lists(lists, index))
    rng = np.random.default_rng(6)
    donor, receiver = distinct(rng, 1, 600, len(lists.quota))[0].astype(np.int32).reshape(2, -1)
    moves = Reversions(donor, receiver, np.full(300, 2, np.int32))
    reverting, reverted = best_of(3, lambda: match_with_reversions(lists, moves))
    soap, offers, sent = soap_speed(found, lists)
    return {
        "supplemental_lists": float(len(lists.supplemental.offsets) - 1 if lists.supplemental else 0),
        "match_and_check_ms": spent,
        "blocking_entries": float(found.blocks),
        "first_years_matched": float((found.preliminary >= 0).sum()),
        "first_year_programs": float(len(first_years)),
        "reversions": 300.0,
        "reversions_ms": reverting,
        "reversions_passes": float(reverted.passes),
        "positions_reverted": float(reverted.reverted.sum()),
        "reversions_consistent": float(reverted.consistent),
        "soap_applications": float(sent),
        "soap_ms": soap,
        **{f"soap_round_{r + 1}_filled": float(k) for r, k in enumerate(offers)},
    }


def soap_speed(found: LinkedMatching, lists: RankLists) -> tuple[float, list[int], int]:
    """Return milliseconds, positions filled by round and the applications of everybody who did not match."""
    rng = np.random.default_rng(7)
    taken = np.concatenate([found.program, found.preliminary])
    openings = lists.quota - np.bincount(taken[taken >= 0], minlength=len(lists.quota)).astype(np.int32)
    open_ = np.flatnonzero(openings > 0).astype(np.int32)
    free = found.program < 0
    offsets = starts((free * MOST_APPLICATIONS).astype(np.int32))
    program = open_[distinct(rng, int(free.sum()), MOST_APPLICATIONS, len(open_))].ravel()
    score = rng.normal(size=len(program)) + np.repeat(rng.normal(size=int(free.sum())), MOST_APPLICATIONS)
    spent, result = best_of(10, lambda: run_soap(offsets, program, score.astype(np.float32), openings))
    return spent, result.filled.tolist(), len(program)


def main() -> None:
    """Run everything and print it."""
    parser = argparse.ArgumentParser(description="How fast the mechanism is.")
    parser.add_argument("--json", action="store_true")
    as_json = parser.parse_args().json
    found: dict[str, Any] = {
        "singles": singles_speed(),
        "couples": couples_speed(),
        "small": small_couples_speed(),
        "tracks": tracks_speed(),
        "machine": {
            "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            "python": platform.python_version(),
        },
    }
    if as_json:
        print(json.dumps(found, indent=2))
        return
    for part, figures in found.items():
        print(part)
        for name, value in figures.items():
            print(f"  {name:40s} {value if isinstance(value, str) else format(value, '14,.3f')}")


if __name__ == "__main__":
    main()
