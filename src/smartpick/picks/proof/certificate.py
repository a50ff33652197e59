"""The certificate: a first bound, the part of the problem that it leaves open, and the tree that closes it."""

import numpy as np
from numpy.typing import NDArray

from smartpick.picks.base import levels_of
from smartpick.picks.choosing import easy_bound, greedy_sequence, quick_levels
from smartpick.picks.instance import prepare
from smartpick.picks.moves import improve
from smartpick.picks.pick import Pick
from smartpick.picks.problem import Problem
from smartpick.picks.proof.lagrange import bound_at
from smartpick.picks.proof.limits import add_limits
from smartpick.picks.proof.linear import LinearModel
from smartpick.picks.proof.plane import plane_at
from smartpick.picks.proof.search import Progress, Search
from smartpick.picks.proof.tree import Tree
from smartpick.picks.valuation import describe

__all__ = ["certify"]

Integers = NDArray[np.int64]


def certify(
    problem: Problem,
    pick: Pick | None = None,
    gap: float = 1e-6,
    seconds: float = 10.0,
    progress: Progress | None = None,
) -> Pick:
    """Return the best list found, with an upper bound that no feasible list exceeds.

    ``gap`` is the relative gap (upper_bound - value) / |value - outside| at which to stop, ``seconds`` the time
    after which to stop anyway (the gap shown is then what was reached). ``progress(value, upper_bound)`` is called
    whenever one of them improves. Raises ``UserError`` as ``choose`` does, and ``ValueError`` for a pick of another
    problem.
    """
    given = prepare(problem)
    level = quick_levels(given) if pick is None else levels_of(given, pick.chosen)
    if given.seats.limited:
        level = improve(given, level)
    search = Search(given, level, easy_bound(given), gap, seconds, progress)
    if not search.done():
        _linearise(search)
    if not search.done():
        search.narrow()
        Tree(search).grow()
    return describe(given, search.level, greedy_sequence(given, search.level), search.bound)


def _linearise(search: Search) -> None:
    """Bound the value by its tangent plane at the list in hand: one small linear program over the limits."""
    given = search.given
    x = np.zeros((given.n, given.levels))
    chosen = search.level >= 0
    x[chosen, search.level[chosen]] = 1.0
    plane = plane_at(given, search.a, x.ravel())
    rows, unit = np.flatnonzero(search.allowed), search.unit
    model = LinearModel()
    columns = model.add_columns(plane.score.ravel()[rows] / unit, 0.0, 1.0)
    limits = add_limits(model, given, rows, search.forced, columns=columns)
    solution = model.solve(search.left)
    if solution is not None and solution.finished:
        prices = limits.prices(solution.price, unit)
        search.fix(bound_at(given, plane, prices, search.allowed, search.forced))
