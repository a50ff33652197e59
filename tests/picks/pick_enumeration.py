"""The independent answer: every list tried, valued from the definition, limits counted one by one.

Nothing here is shared with the package but the shapes of ``Problem`` and ``Pick``.
"""

import itertools
from collections.abc import Iterator, Sequence

import numpy as np

from smartpick.picks import Fees, Pick, Problem

__all__ = ["best_list", "fits", "levels_of", "price", "random_problem", "value"]


def value(problem: Problem, levels: Sequence[int]) -> tuple[float, float]:
    """Return (V, p_success): walk down the chosen programs from the best; the first success counts."""
    chosen = [(problem.utility[p], problem.chances[p, m]) for p, m in enumerate(levels) if m >= 0]
    alive, gained, nothing = (np.ones(problem.nodes), np.zeros(problem.nodes), np.ones(problem.nodes))
    for worth, chance in sorted(chosen, key=lambda pair: -pair[0]):
        nothing = nothing * (1 - chance)
        if worth > problem.outside_utility:
            gained += alive * chance * (worth - problem.outside_utility)
            alive = alive * (1 - chance)
    weights = problem.node_weights
    return problem.outside_utility + float(weights @ gained), float(weights @ (1 - nothing))


def price(schedule: Fees | None, count: int) -> float:
    """Return the price of ``count`` applications, one application after the other."""
    if schedule is None or count == 0:
        return 0.0
    covered, total = (0, 0.0) if schedule.flat is None else schedule.flat
    for i in range(covered + 1, count + 1):
        total += next(each for upto, each in schedule.tiers if upto is None or i <= upto)
    return total


def fits(problem: Problem, levels: Sequence[int]) -> bool:
    """Tell whether a list keeps every limit."""
    at = np.array(levels)
    chosen, codes, caps = at >= 0, problem.codes(), problem.caps()
    if (problem.pins & ~chosen).any() or (problem.bans & chosen).any():
        return False
    if problem.max_programs is not None and chosen.sum() > problem.max_programs:
        return False
    cost = problem.own_cost[chosen].sum()
    for s in range(problem.specialties):
        mine = codes == s
        if (chosen & mine).sum() < problem.minima()[s]:
            return False
        if any((mine & (at == m)).sum() > caps[s, m] for m in range(1, problem.levels)):
            return False
        cost += price(problem.fees[s] if s < len(problem.fees) else None, int((chosen & mine).sum()))
    return problem.budget is None or cost <= problem.budget + 1e-9


def every_list(problem: Problem) -> Iterator[tuple[int, ...]]:
    """Return every assignment of available levels, limits ignored."""
    known = problem.available()
    return itertools.product(*[[-1, *np.flatnonzero(known[p])] for p in range(problem.n)])


def best_list(problem: Problem) -> float | None:
    """Return the best value among all lists that fit; None when none does."""
    values = [value(problem, levels)[0] for levels in every_list(problem) if fits(problem, levels)]
    return max(values, default=None)


def levels_of(problem: Problem, pick: Pick) -> list[int]:
    """Return the level of every program in a pick, -1 where it is not chosen."""
    levels = [-1] * problem.n
    for choice in pick.chosen:
        levels[choice.index] = choice.level
    return levels


SCHEDULES = (
    None,
    Fees(((2, 1.0), (None, 3.0))),
    Fees(((2, 3.0), (None, 1.0))),
    Fees(((None, 2.0),), flat=(2, 3.0)),
    Fees(((3, 2.0), (None, 1.0)), flat=(1, 4.0)),
)


def random_problem(seed: int, most: int = 6, *, marks: bool = True) -> Problem:
    """Return a small problem with every kind of limit; ``marks`` adds pins, bans and minima."""
    r = np.random.default_rng(seed)
    n, levels = int(r.integers(0, most + 1)), int(r.integers(1, 4))
    nodes, specialties = int(r.integers(1, 5)), int(r.integers(1, 4))
    chances = r.random((n, levels, nodes)) * r.choice([1.0, 0.3, 0.02])
    if r.random() < 0.25:
        chances = (r.random((n, levels, nodes)) < 0.4).astype(float)
    chances[r.random((n, levels)) < 0.2] = np.nan
    few = r.choice([1.0, 1.0, 0.5, 0.2, -0.1], n)
    pins = (r.random(n) < 0.1) & marks
    return Problem(
        chances=chances,
        node_weights=r.random(nodes) + 0.01,
        utility=few if r.random() < 0.5 else r.normal(0.5, 0.5, n),
        outside_utility=float(r.choice([0.0, 0.0, -0.3, 0.2])),
        specialty=r.integers(0, specialties, n),
        fees=[SCHEDULES[i] for i in r.integers(0, len(SCHEDULES), specialties)],
        own_cost=r.integers(0, 3, n).astype(float) if r.random() < 0.5 else None,
        signals=r.integers(0, 3, (specialties, levels)),
        budget=float(r.integers(0, 12)) if r.random() < 0.8 else None,
        max_programs=int(r.integers(0, n + 1)) if r.random() < 0.3 else None,
        pins=pins,
        bans=(r.random(n) < 0.1) & ~pins & marks,
        minimum=((r.random(specialties) < 0.15) & marks).astype(int),
    )
