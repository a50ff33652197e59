"""How fast the pick is and how good, on this machine, against two peers in the same run.

    python benchmarks/pick.py [--json] [--seconds 30]

1. Quick answer and certificate (to 0.1 % and to 0.0001 %) on made-up problems of the real shape: latent file quality
   and interview skill, three signal levels, rising fees, a budget of 1,500 dollars.
2. The quick answer against plain greedy in pure Python: the same rule, every gain computed at every step.
3. The certificate against a whole-number solver (``scipy.optimize.milp``) on the whole tangent model of the same
   problem, with the same time.
"""

import argparse
import json
import time
from collections.abc import Callable
from functools import partial
from math import erf
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_matrix

from smartpick.picks import Pick, Problem, certify, choose
from smartpick.season import load_season

Floats = NDArray[np.float64]
REPEATS = 5
ERAS = load_season().application_fees
phi = np.vectorize(lambda z: 0.5 * (1.0 + erf(z / 2.0**0.5)))


def problem(
    n: int, nodes: int, specialties: int, *, tiers: int = 1, capacity: float | None = None
) -> Problem:
    """Return a problem of the real shape; the same arguments give the same problem."""
    r = np.random.default_rng(n + nodes + specialties)
    latent = r.normal(size=(nodes, 3))
    loading = np.abs(r.normal(0.3, 0.4, (n, 3)))
    lift = np.array([0.0, 0.5, 1.0]) * r.uniform(0.4, 1.6, (n, 1))
    reach = r.normal(-1.9, 0.7, n)[:, None] + loading @ latent.T
    passes = np.where(r.random(n) < 0.3, r.random(n), 1.0)[:, None, None]
    interview = passes * phi(reach[:, None, :] + lift[:, :, None])
    ranked = phi(r.normal(-1.2, 0.6, n)[:, None] + 0.5 * latent[:, 0] + 0.6 * latent[:, 1])
    return Problem(
        chances=interview * ranked[:, None, :],
        node_weights=r.dirichlet(np.full(nodes, 5.0)),
        utility=np.linspace(1.0, 0.5, tiers)[r.integers(0, tiers, n)],
        specialty=r.integers(0, specialties, n),
        fees=[ERAS] * specialties,
        signals=np.tile([0, 12, 3], (specialties, 1)),
        budget=1500.0,
        interview=interview,
        interview_capacity=capacity,
        ids=[f"{i:05}" for i in range(n)],
    )


def best_time(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the shortest of a few runs in milliseconds, and the last result."""
    times = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        result = work()
        times.append(1e3 * (time.perf_counter() - started))
    return min(times), result


def own_speed() -> list[dict[str, Any]]:
    """Return quick answer and certificates for every size."""
    cases = {
        "700 programs, 35 nodes, 1 specialty": problem(700, 35, 1),
        "700 programs, 70 nodes, 2 specialties": problem(700, 70, 2),
        "the same, 5 tiers of utility": problem(700, 70, 2, tiers=5),
        "the same, 700 tiers of utility": problem(700, 70, 2, tiers=700),
        "700 programs, 70 nodes, 12 interviews": problem(700, 70, 2, tiers=3, capacity=12.0),
        "5,900 programs, 70 nodes, 5 specialties": problem(5900, 70, 5),
    }
    rows = []
    for name, case in cases.items():
        quick, first = best_time(partial(choose, case))
        near, at_once = best_time(partial(certify, case, first, 1e-3, 30.0))
        started = time.perf_counter()
        tight = certify(case, first, 1e-6, 30.0)
        rows.append(
            {
                "case": name,
                "rows": len(tight.chosen),
                "quick_ms": quick,
                "quick_below_best": (tight.value - first.value) / tight.value,
                "to_1e-3_ms": near,
                "gap_then": at_once.gap,
                "to_1e-6_ms": 1e3 * (time.perf_counter() - started),
                "gap_at_last": tight.gap,
            }
        )
    return rows


def plain_greedy(case: Problem) -> float:
    """Return the value of greedy by gain in pure Python over plain lists: one specialty, one tier, rising fees."""
    f = [[[float(v) for v in level] for level in program] for program in case.chances]
    weights = [float(w) for w in case.node_weights]
    left = [len(f), 12, 3]
    rest, spent, held = list(weights), 0.0, 0
    open_ = set(range(len(f)))
    while True:
        price = 11.0 if held < 30 else 30.0
        if spent + price > 1500.0:
            return 1.0 - sum(rest)
        gain, program, level = max(
            (sum(a * b for a, b in zip(f[p][m], rest, strict=True)), -p, -m)
            for p in open_
            for m in range(3)
            if left[m]
        )
        assert gain > 0
        rest = [r * (1.0 - c) for r, c in zip(rest, f[-program][-level], strict=True)]
        left[-level] -= 1
        open_.remove(-program)
        spent, held = spent + price, held + 1


def whole_number_peer(case: Problem, first: Pick, seconds: float) -> dict[str, Any]:
    """Solve the tangent model of the problem (one specialty, one tier) by ``scipy.optimize.milp``."""
    n, levels, nodes = case.chances.shape
    a = -np.log1p(-case.chances).reshape(n * levels, nodes)
    chosen = [choice.index * levels + choice.level for choice in first.chosen]
    middle = a[chosen].sum(axis=0)
    points = [np.maximum(0.0, middle + d) for d in (-0.3, -0.1, -0.03, 0.0, 0.03, 0.1, 0.3)]
    rows, high = peer_rows(case, a, points)
    columns = n * levels + nodes + 2
    cost = np.zeros(columns)
    cost[n * levels : n * levels + nodes] = -case.node_weights
    whole = np.zeros(columns)
    whole[: n * levels] = 1
    upper = np.concatenate([np.ones(n * levels + nodes), [30.0, np.inf]])
    started = time.perf_counter()
    found = milp(
        cost,
        constraints=LinearConstraint(rows, -np.inf, high),
        integrality=whole,
        bounds=Bounds(np.zeros(columns), upper),
        options={"time_limit": seconds, "mip_rel_gap": 1e-6},
    )
    took = time.perf_counter() - started
    if found.x is None:
        return {"ms": 1e3 * took, "value": None, "gap": None}
    picked = found.x[: n * levels] > 0.5
    value = float(case.node_weights @ (1.0 - np.exp(-a[picked].sum(axis=0))))
    bound = -float(found.mip_dual_bound)
    return {"ms": 1e3 * took, "value": value, "gap": (bound - value) / value}


def peer_rows(case: Problem, a: Floats, points: list[Floats]) -> tuple[Any, Floats]:
    """Return the rows of the tangent model: levels, signals, fees, and tangents written on the choices."""
    n, levels, nodes = case.chances.shape
    size = n * levels
    j = np.arange(size)
    parts = [(j // levels, j, np.ones(size))]
    high = [np.ones(n)]
    at = n
    for m, cap in ((1, 12.0), (2, 3.0)):
        parts.append((np.full(n, at), np.arange(n) * levels + m, np.ones(n)))
        high.append(np.array([cap]))
        at += 1
    cheap, dear = size + nodes, size + nodes + 1
    parts.append((np.full(size + 2, at), np.append(j, [cheap, dear]), np.append(np.ones(size), [-1.0, -1.0])))
    parts.append((np.full(2, at + 1), np.array([cheap, dear]), np.array([11.0, 30.0])))
    high += [np.zeros(1), np.array([1500.0])]
    at += 2
    for point in points:
        slope = np.exp(-point)
        for q in range(nodes):
            parts.append((np.full(size + 1, at), np.append(j, size + q), np.append(-slope[q] * a[:, q], 1.0)))
            high.append(np.array([1.0 - slope[q] * (1.0 + point[q])]))
            at += 1
    row, column, value = (np.concatenate([part[i] for part in parts]) for i in range(3))
    return coo_matrix((value, (row, column)), shape=(at, size + nodes + 2)).tocsr(), np.concatenate(high)


def peers(seconds: float) -> dict[str, Any]:
    """Return both comparisons on the first problem."""
    case = problem(700, 35, 1)
    quick, first = best_time(partial(choose, case))
    started = time.perf_counter()
    plain = plain_greedy(case)
    plain_ms = 1e3 * (time.perf_counter() - started)
    started = time.perf_counter()
    pick = certify(case, first, 1e-6, seconds)
    own = {"ms": 1e3 * (time.perf_counter() - started), "value": pick.value, "gap": pick.gap}
    return {
        "greedy": {
            "ms": plain_ms,
            "value": plain,
            "own_ms": quick,
            "own_value": first.value,
            "ratio": plain_ms / quick,
        },
        "certificate": {"peer": whole_number_peer(case, first, seconds), "own": own},
    }


def show(rows: list[dict[str, Any]], against: dict[str, Any]) -> None:
    """Print both tables."""
    print(f"{'case':42}{'list':>6}{'quick':>10}{'below best':>12}{'to 0.1 %':>11}{'to 1e-6':>12}{'gap':>10}")
    for row in rows:
        print(
            f"{row['case']:42}{row['rows']:6}{row['quick_ms']:7.1f} ms{row['quick_below_best']:12.1e}"
            f"{row['to_1e-3_ms']:8.1f} ms{row['to_1e-6_ms']:9.1f} ms{row['gap_at_last']:10.1e}"
        )
    greedy, proof = against["greedy"], against["certificate"]
    print(
        f"\nplain greedy in Python: {greedy['ms']:.0f} ms for {greedy['value']:.6f};"
        f" ours with local search: {greedy['own_ms']:.1f} ms for {greedy['own_value']:.6f};"
        f" {greedy['ratio']:.0f} times as fast"
    )
    for name in ("peer", "own"):
        one = proof[name]
        gap = "no answer" if one["gap"] is None else f"value {one['value']:.8f}, gap {one['gap']:.1e}"
        title = "scipy.optimize.milp on the tangent model" if name == "peer" else "certify"
        print(f"{title:42}{one['ms']:9.0f} ms  {gap}")


def main() -> None:
    """Run everything and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument(
        "--seconds", type=float, default=30.0, help="time for each certificate of the comparison"
    )
    asked = parser.parse_args()
    choose(problem(50, 5, 1))  # compiled kernels are loaded before anything is timed
    rows, against = own_speed(), peers(asked.seconds)
    if asked.json:
        print(json.dumps({"sizes": rows, "peers": against}, indent=2))
    else:
        show(rows, against)


if __name__ == "__main__":
    main()
