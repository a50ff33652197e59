"""How fast the market is, on this machine, as ratios within one run.

    python benchmarks/market.py [--json]

1. The Match of 50,000 applicants and 6,500 programs (43,000 positions, 600,000 ranks, correlated tastes) by the
   compiled kernel, by a careful pure-Python twin on the same arrays, and by the published ``matching`` library at a
   size it can handle.
2. One replicate of the national season (real directory, four million applications) and its parts.
3. Not speed: in how many of 40 cases the outcome of one more applicant, by running the country again, is the one
   read off the cut-offs.

The twin and the kernel must give the same matching; the library must agree on the smaller one.
"""

import argparse
import heapq
import json
import resource
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
from matching.games import HospitalResident

from smartpick.market.card import load_card
from smartpick.market.deferred_acceptance import match_applicants
from smartpick.market.national import load_world
from smartpick.market.one_more import Newcomer, add_newcomer
from smartpick.market.season_run import settle, simulate_replicate
from smartpick.randomness import key

I32 = npt.NDArray[np.int32]
F32 = npt.NDArray[np.float32]
Market = tuple[I32, I32, F32, I32]


def correlated_market(people: int, programs: int, positions: int, length: int, seed: int) -> Market:
    """Return (offsets, program, score, quota) with lists of ``length`` that agree on quality in part."""
    rng = np.random.default_rng(seed)
    worth, quality = rng.normal(size=programs), rng.normal(size=people)
    quota = np.full(programs, positions // programs, np.int32)
    quota[: positions - int(quota.sum())] += 1
    listed = np.empty((people, length), np.int32)
    for a in range(people):
        chosen = rng.choice(programs, 2 * length, replace=False)
        liking = worth[chosen] + rng.normal(size=2 * length)
        listed[a] = chosen[np.argsort(-liking)][:length]
    score = (quality[:, None] + rng.normal(size=(people, length))).astype(np.float32)
    offsets = (np.arange(people + 1) * length).astype(np.int32)
    return offsets, listed.ravel(), score.ravel(), quota


def python_twin(market: Market) -> tuple[list[int], int]:
    """Match by the same procedure in plain Python (lists, heapq); return programs and the number of proposals."""
    offsets, program, score, quota = (column.tolist() for column in market)
    n = len(offsets) - 1
    cursor = offsets[:n]
    held: list[list[tuple[float, int]]] = [[] for _ in quota]
    matched = [-1] * n
    proposals = 0
    for first in range(n):
        a = first
        while cursor[a] < offsets[a + 1]:
            at = cursor[a]
            cursor[a] = at + 1
            proposals += 1
            p = program[at]
            heap = held[p]
            mine = (score[at], -a)
            if len(heap) < quota[p]:
                heapq.heappush(heap, mine)
                matched[a] = p
                break
            if heap and mine > heap[0]:
                loser = -heapq.heapreplace(heap, mine)[1]
                matched[a] = p
                matched[loser] = -1
                a = loser
    return matched, proposals


def best_of(times: int, work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the shortest processor time of several runs, in seconds, and the last result."""
    shortest, result = float("inf"), None
    for _ in range(times):
        started = time.process_time()
        result = work()
        shortest = min(shortest, time.process_time() - started)
    return shortest, result


def library(market: Market) -> tuple[float, float, dict[str, str]]:
    """Return build and solve seconds of the ``matching`` library and what it matched."""
    offsets, program, score, quota = market
    residents = {
        f"a{a}": [f"p{p}" for p in program[offsets[a] : offsets[a + 1]]] for a in range(len(offsets) - 1)
    }
    ranked: dict[str, list[tuple[float, str]]] = {f"p{p}": [] for p in range(len(quota))}
    for a in range(len(offsets) - 1):
        for at in range(offsets[a], offsets[a + 1]):
            ranked[f"p{program[at]}"].append((-float(score[at]), f"a{a}"))
    hospitals = {p: [a for _, a in sorted(row)] for p, row in ranked.items() if row}
    capacities = {p: int(quota[int(p[1:])]) for p in hospitals}
    sys.setrecursionlimit(1_000_000)  # the library copies its players recursively
    started = time.process_time()
    game = HospitalResident.create_from_dictionaries(residents, hospitals, capacities)
    built = time.process_time()
    solved = game.solve()
    done = time.process_time()
    return built - started, done - built, {str(a): str(p) for p, group in solved.items() for a in group}


def match_speed() -> dict[str, float]:
    """Measure the Match: kernel, twin and library."""
    market = correlated_market(50_000, 6_500, 43_000, 12, 1)
    kernel, result = best_of(25, lambda: match_applicants(*market, count_rounds=False))
    twin, (matched, proposals) = best_of(3, lambda: python_twin(market))
    assert result.program.tolist() == matched, "kernel and twin must agree"
    small = correlated_market(600, 80, 520, 12, 2)
    small_kernel, ours = best_of(25, lambda: match_applicants(*small, count_rounds=False))
    build, solve, theirs = library(small)
    agreed = {f"a{a}": f"p{p}" for a, p in enumerate(ours.program.tolist()) if p >= 0}
    assert agreed == theirs, "kernel and library must agree"
    return {
        "proposals": float(proposals),
        "kernel_ms": 1e3 * kernel,
        "kernel_ns_per_proposal": 1e9 * kernel / proposals,
        "twin_ms": 1e3 * twin,
        "twin_over_kernel": twin / kernel,
        "library_applicants": 600.0,
        "library_build_over_kernel": build / small_kernel,
        "library_solve_over_kernel": solve / small_kernel,
    }


def season_speed() -> dict[str, float]:
    """Measure one replicate of the national season and its second half (interviews, rank lists, Match)."""
    card = load_card()
    world = load_world(card)
    whole, season = best_of(5, lambda: simulate_replicate(world, card, 1, 0))
    pair = key(season.seed, season.number, 3)
    second, _ = best_of(
        5,
        lambda: settle(
            world,
            card,
            season.applicants,
            season.applications,
            season.filters,
            season.openness,
            season.prestige,
            pair,
            season.seed,
            season.number,
        ),
    )
    applications = len(season.applications.applicant)
    return {
        "applications": float(applications),
        "season_s": whole,
        "season_ns_per_application": 1e9 * whole / applications,
        "interviews_to_match_s": second,
        "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def cutoff_agreement(newcomers: int = 40) -> dict[str, float]:
    """Count newcomers whose interviews and match by full re-run are those read off the cut-offs."""
    card = load_card()
    world = load_world(card)
    rng = np.random.default_rng(0)
    season = simulate_replicate(world, card, 5, 0)
    medicine = np.flatnonzero(world.specialty == world.specialties.index("Internal Medicine")).astype(
        np.int32
    )
    interviewed = matched = 0
    for _ in range(newcomers):
        programs = rng.choice(medicine, 80, replace=False)
        newcomer = Newcomer(rng.normal(0.3, 0.5), rng.normal(0, 0.5), rng.normal())
        outcome = add_newcomer(world, card, season, newcomer, programs)
        invited = np.flatnonzero(outcome.opinion >= season.interview_cutoff[programs])
        kept = invited[np.argsort(-outcome.liking[invited])][: newcomer.capacity]
        reached = [i for i in kept if outcome.rank_score[i] >= season.match_cutoff[programs[i]]]
        interviewed += set(kept) == set(np.flatnonzero(outcome.interviewed))
        matched += (reached[0] if reached else -1) == outcome.matched
    return {
        "newcomers": float(newcomers),
        "same_interviews": float(interviewed),
        "same_match": float(matched),
    }


def main() -> None:
    """Run both and print them."""
    parser = argparse.ArgumentParser(description="How fast the market is.")
    parser.add_argument("--json", action="store_true")
    found = {"season": season_speed(), "match": match_speed(), "cut-offs": cutoff_agreement()}
    if parser.parse_args().json:
        print(json.dumps(found, indent=2))
        return
    for part, figures in found.items():
        print(part)
        for name, value in figures.items():
            print(f"  {name:28s} {value:14,.3f}")


if __name__ == "__main__":
    main()
