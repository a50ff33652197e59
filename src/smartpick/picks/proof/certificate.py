"""The certificate: bound, fix, cut, search in whole numbers, until the gap is small enough or time is up."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from smartpick.picks.base import keeps_limits
from smartpick.picks.choosing import (
    easy_bound,
    greedy_levels,
    greedy_sequence,
    single_values,
    top_up,
)
from smartpick.picks.instance import Instance, prepare
from smartpick.picks.moves import improve
from smartpick.picks.pick import Pick
from smartpick.picks.problem import Problem
from smartpick.picks.proof.lagrange import Multipliers, bound_at, decide
from smartpick.picks.proof.limited import LimitedModel
from smartpick.picks.proof.limits import add_limits
from smartpick.picks.proof.linear import LinearModel
from smartpick.picks.proof.plane import Plane, plane_at
from smartpick.picks.proof.tangents import TangentModel
from smartpick.picks.valuation import describe, value_of

__all__ = ["Progress", "certify"]

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]
Progress = Callable[[float, float], None]


@dataclass(slots=True)
class Search:
    """What is known so far: the best list, the bound, what a better list may use and what it must hold."""

    given: Instance
    level: Integers
    value: float
    bound: float
    gap: float
    deadline: float
    progress: Progress | None
    a: Floats = field(init=False)
    allowed: Flags = field(init=False)
    forced: Flags = field(init=False)

    def __post_init__(self) -> None:
        self.a = -np.log1p(-self.given.f)
        self.forced = self.given.pins.astype(bool).copy()
        open_ = self.given.available.astype(bool) & (self.given.caps[self.given.specialty] > 0)
        asked = self.forced | (self.given.minimum[self.given.specialty] > 0)
        useful = asked | (self.given.tier < len(self.given.worth))
        useful &= ~self.given.bans.astype(bool) & (self.forced | _affordable(self.given))
        self.allowed = open_ & useful[:, None]

    @property
    def scale(self) -> float:
        """Return the unit in which gaps are counted."""
        return max(abs(self.value - self.given.problem.outside_utility), 1e-12)

    def done(self) -> bool:
        """Tell whether the gap is reached or time is up."""
        return self.bound - self.value <= self.gap * self.scale or time.perf_counter() >= self.deadline

    def left(self) -> float:
        """Return the seconds left."""
        return self.deadline - time.perf_counter()

    def offer(self, level: Integers) -> bool:
        """Keep a list when it is better."""
        value = value_of(self.given, level)
        if value <= self.value:
            return False
        self.level, self.value = level, value
        self.report()
        return True

    def lower(self, bound: float) -> None:
        """Lower the bound; it can never fall below the value of the list in hand.

        A list better than staying outside holds a row that is worth at least ``least``: a bound below that is
        none.
        """
        bound = max(bound, self.value)
        if bound < self.given.problem.outside_utility + self.least:
            bound = self.value
        if bound < self.bound:
            self.bound = bound
            self.report()

    @property
    def least(self) -> float:
        """Return the smallest positive value of an allowed row alone (infinity when there is none)."""
        alone = single_values(self.given)[self.allowed]
        return float(alone[alone > 0].min(initial=np.inf))

    @property
    def unit(self) -> float:
        """Return the unit in which models count value."""
        return max(self.scale, 1e-6 * (self.bound - self.given.problem.outside_utility))

    def report(self) -> None:
        """Tell whoever listens."""
        if self.progress is not None:
            self.progress(self.value, self.bound)

    def price(self, plane: Plane, prices: Multipliers) -> None:
        """Evaluate the Lagrangian bound and fix what it decides."""
        bound = bound_at(self.given, plane, prices, self.allowed, self.forced)
        self.lower(bound.value)
        self.allowed, self.forced = decide(bound, self.value, self.allowed, self.forced)


def certify(
    problem: Problem,
    pick: Pick | None = None,
    gap: float = 1e-6,
    seconds: float = 10.0,
    progress: Progress | None = None,
) -> Pick:
    """Return the best list found, with an upper bound that no feasible list exceeds.

    ``gap`` is the relative gap (upper_bound - value) / |value - outside| at which to stop, ``seconds`` the
    time after which to stop anyway (the gap shown is then what was reached). ``progress(value,
    upper_bound)`` is called whenever one of them improves. Raises ``UserError`` as ``choose`` does.
    """
    given = prepare(problem)
    level = greedy_levels(given) if pick is None else _levels_of(given, pick)
    search = Search(
        given, level, value_of(given, level), easy_bound(given), gap, time.perf_counter() + seconds, progress
    )
    search.lower(search.bound)
    for step in (_linearise, _relax, _search_whole):
        if search.done():
            break
        step(search)
    return describe(given, search.level, greedy_sequence(given, search.level), search.bound)


def _levels_of(given: Instance, pick: Pick) -> Integers:
    place = np.empty(given.n, dtype=np.int64)
    place[given.order] = np.arange(given.n)
    level = np.full(given.n, -1, dtype=np.int64)
    for choice in pick.chosen:
        level[place[choice.index]] = choice.level
    return level


def _affordable(given: Instance) -> Flags:
    """Tell which programs fit the budget and the number of programs beside the pins, shape (n,)."""
    pinned = np.where(given.pins > 0, 0, -1)
    held = given.counts(pinned)[given.specialty]
    steps = given.fees[given.specialty, np.minimum(held + 1, given.fees.shape[1] - 1)]
    more = steps - given.fees[given.specialty, held] + given.own
    fits = given.cost(pinned) + more <= given.budget + given.tolerance
    return np.asarray(fits & (int(given.pins.sum()) < given.most))


def _linearise(search: Search) -> None:
    """Bound the value by its tangent plane at the list in hand: one small linear program over the limits."""
    given = search.given
    x = np.zeros((given.n, given.levels))
    chosen = search.level >= 0
    x[chosen, search.level[chosen]] = 1.0
    plane = plane_at(given, search.a, x.ravel())
    rows = np.flatnonzero(search.allowed.ravel())
    model = LinearModel()
    columns = model.add_columns(plane.score.ravel()[rows] / search.unit, 0.0, 1.0)
    limits, unit = add_limits(model, given, rows, search.forced, columns=columns, exact=False), search.unit
    solution = model.solve(search.left())
    if solution is not None:
        search.price(plane, limits.prices(solution.price, unit))


def _relax(search: Search) -> None:
    """Sharpen the bound with tangents at the fractional optimum; round it to whole lists on the way."""
    given = search.given
    model = _tangent_model(search, exact=False)
    for _ in range(12):
        solution = model.model.solve(search.left())
        if solution is None:
            return
        full = model.fractions(solution)
        search.offer(improve(given, top_up(given, full)))
        search.price(plane_at(given, search.a, full), model.limits.prices(solution.price, model.scale))
        if search.done():
            return
        excess = model.refine(solution.x[model.x], solution.x[model.t])
        if excess <= 0.05 * (search.bound - search.value):
            return


def _search_whole(search: Search) -> None:
    """Solve the tangent model in whole numbers, add tangents at its answers, and repeat."""
    model = _tangent_model(search, exact=True)
    while not search.done():
        solution = model.model.solve_whole(search.left(), search.gap / 4)
        if solution is None:
            return
        search.lower(model.upper(solution))
        if not len(solution.x):
            return
        x = np.round(solution.x[model.x])
        full = np.zeros(search.given.n * search.given.levels)
        full[model.rows] = x
        chosen = full.reshape(search.given.n, -1)
        level = np.where(chosen.any(axis=1), chosen.argmax(axis=1), -1).astype(np.int64)
        if keeps_limits(search.given, level):
            search.offer(level)
        if model.refine(x, solution.x[model.t]) <= 0.0:
            return


def _tangent_model(search: Search, *, exact: bool) -> TangentModel:
    kind = LimitedModel if search.given.seats.limited else TangentModel
    return kind(search.given, search.a, search.allowed, search.forced, search.unit, search.level, exact=exact)
