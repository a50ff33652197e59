"""Profile to list: seconds by stage, for one specialty and for every modelled program, and the whole process cold.

    python benchmarks/plan.py

The peer of the engine is its own plain numpy twin (the formulas of docs/chances.md without a kernel), timed in the
same run on a tenth of the draws and scaled up; the ratio is what the kernel buys.
"""

import itertools
import math
import resource
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np

from smartpick.advice import Plan, Question, plan
from smartpick.applicant import Profile, load_profile
from smartpick.chances import Chances, Market, assess, shipped_market
from smartpick.chances.nodes import latent_grid
from smartpick.season import load_season

ON = date(2026, 11, 1)
EXAMPLE = Path(__file__).parents[1] / "examples" / "oncology-observership.toml"
REPEATS = 5


def timed(profile: Profile, market: Market, budget: float) -> tuple[dict[str, float], Plan]:
    """Return the best time of each stage in milliseconds, and the plan."""
    best: dict[str, float] = {}
    for _ in range(REPEATS):
        marks: list[tuple[str, float]] = []

        def mark(stage: str, _: float, marks: list[tuple[str, float]] = marks) -> None:
            marks.append((stage, time.perf_counter()))

        found = plan(profile, market, load_season(), ON, Question(budget=budget), mark)
        for (stage, begun), (_, ended) in itertools.pairwise(marks):
            best[stage] = min(best.get(stage, math.inf), 1000.0 * (ended - begun))
        best["whole"] = min(best.get("whole", math.inf), 1000.0 * (marks[-1][1] - marks[0][1]))
    return best, found


def twin_ratio(chances: Chances) -> float:
    """Return how many times longer plain numpy takes for the chances of one specialty."""
    market, likes = chances.market, chances.likes
    card = market.card
    started = time.perf_counter()
    assess(load_profile(EXAMPLE), market, chances.rows, {"Internal Medicine": (3, 12, True)}, ON)
    kernel = time.perf_counter() - started
    luck = float(np.hypot(np.hypot(card.value("latent.file_quality"), chances.shared_spread), 0.15))
    grid = latent_grid(np.array([luck]))
    some = slice(None, None, 10)
    cdf = np.vectorize(lambda z: 0.5 * math.erfc(-z / math.sqrt(2.0)), otypes=[np.float64])
    started = time.perf_counter()
    apply = (
        likes.apply[0][:, None]
        + likes.signal[0]
        + likes.openness[some, None, :, None]
        + grid.file[0][:, None, None]
    )
    invited = cdf(apply - likes.interview_cutoff[some, None, :, None])
    rank = likes.rank[0] + grid.file[0][:, None, None] + card.value("latent.skill") * grid.skill[:, None]
    reached = cdf((rank - likes.match_cutoff[some, None, None, :]) / card.value("latent.s2"))
    (likes.passing[some, None, None, :, None] * invited[:, :, None] * reached[..., None]).mean(axis=0)
    return 10.0 * (time.perf_counter() - started) / kernel


def main() -> None:
    """Measure and print."""
    market = shipped_market()
    one = load_profile(EXAMPLE)
    everything = replace(
        one,
        preferences=replace(
            one.preferences, specialties=tuple((name, 1.0) for name in market.card.specialties)
        ),
    )
    for title, profile, budget in (
        ("internal medicine, 1,500 USD", one, 1500.0),
        ("every modelled program, 3,000 USD", everything, 3000.0),
    ):
        stages, found = timed(profile, market, budget)
        count = sum(p.specialty in found.specialties for p in market.directory.programs)
        print(f"\n{title}: {count} programs, gap {100 * found.totals.gap:.4f} %")
        for stage, milliseconds in stages.items():
            print(f"  {stage:28s} {milliseconds:8.1f} ms")
    rows = np.flatnonzero([p.specialty == "Internal Medicine" for p in market.directory.programs])
    chances = assess(one, market, rows, {"Internal Medicine": (3, 12, True)}, ON)
    print(f"\nchances in plain numpy take {twin_ratio(chances):.0f} times as long as in the kernel")
    command = [sys.executable, "-m", "smartpick.cli.main", "pick", str(EXAMPLE), "--json"]
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603  (our own command)
    print(f"the command as a process, kernels cached: {time.perf_counter() - started:.1f} s")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"its peak memory: {peak:.0f} MiB")


if __name__ == "__main__":
    main()
