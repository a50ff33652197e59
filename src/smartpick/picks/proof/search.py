"""What a certificate knows so far: the best list, the bound, and the smaller problem that is still open."""

import time
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from smartpick.picks.base import keeps_limits
from smartpick.picks.choosing import single_values
from smartpick.picks.instance import Instance
from smartpick.picks.proof.lagrange import Bound, decide
from smartpick.picks.proof.reduction import shrink
from smartpick.picks.valuation import value_of

__all__ = ["Progress", "Search"]

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]
Progress = Callable[[float, float], None]


class Search:
    """The best ``level`` (n,) of the ``whole`` instance, its ``value``, a ``bound`` for all lists, and what is open.

    ``given`` is the part of the instance that a better list may use, ``keep`` the places of its programs in the whole;
    ``allowed`` (n', L) and ``forced`` (n',) are the rows and programs of that part that a better list may and must
    hold, ``a`` = -log(1 - f) its rows.
    """

    def __init__(
        self,
        whole: Instance,
        level: Integers,
        bound: float,
        gap: float,
        seconds: float,
        progress: Progress | None,
    ) -> None:
        self.whole, self.level, self.value = whole, level, value_of(whole, level)
        self.bound, self.gap, self.progress = bound, gap, progress
        self.deadline = time.perf_counter() + seconds
        self.given, self.keep = whole, np.arange(whole.n)
        self.a = -np.log1p(-whole.f)
        self.forced = whole.pins.astype(bool)
        asked = self.forced | (whole.minimum[whole.specialty] > 0)
        useful = asked | (whole.tier < len(whole.worth))
        useful &= ~whole.bans.astype(bool) & (self.forced | _affordable(whole))
        self.allowed = whole.available.astype(bool) & (whole.caps[whole.specialty] > 0) & useful[:, None]
        alone = single_values(whole)[self.allowed]
        self.least = float(alone[alone > 0].min(initial=np.inf))
        self.lower(bound)

    @property
    def outside(self) -> float:
        """Return the value of the empty list."""
        return self.whole.problem.outside_utility

    @property
    def scale(self) -> float:
        """Return the gain over staying outside, in which gaps are counted."""
        return max(abs(self.value - self.outside), 1e-12)

    @property
    def unit(self) -> float:
        """Return the unit in which linear models count value."""
        return max(self.scale, 1e-6 * (self.bound - self.outside))

    @property
    def cutoff(self) -> float:
        """Return the value up to which other lists need not be looked at: well within the gap asked for."""
        return self.value + 0.5 * self.gap * self.scale

    @property
    def left(self) -> float:
        """Return the seconds left."""
        return self.deadline - time.perf_counter()

    def done(self) -> bool:
        """Tell whether the gap is reached or time is up."""
        return self.bound - self.value <= self.gap * self.scale or self.left <= 0

    def around(self) -> Integers:
        """Return the best list within the open part, (n',)."""
        return self.level[self.keep]

    def offer(self, level: Integers) -> None:
        """Take a list of the open part (n',) when it keeps the limits and is better."""
        if not keeps_limits(self.given, level):
            return
        full = np.full(self.whole.n, -1, dtype=np.int64)
        full[self.keep] = level
        value = value_of(self.whole, full)
        if value > self.value:
            self.level, self.value = full, value
            self._report()

    def lower(self, bound: float) -> None:
        """Lower the bound; it can never fall below the value of the list in hand.

        A list better than staying outside holds a row that is worth at least ``least``: a bound below that is none.
        """
        bound = max(bound, self.value)
        if bound < self.outside + self.least:
            bound = self.value
        if bound < self.bound:
            self.bound = bound
            self._report()

    def fix(self, bound: Bound) -> None:
        """Lower the bound, and leave out or hold what every better list must."""
        self.lower(bound.value)
        self.allowed, self.forced = decide(bound, self.value, self.allowed, self.forced)

    def narrow(self) -> Integers:
        """Go on with the part of the instance that is still open; return the places of its programs (n'',)."""
        self.given, kept = shrink(self.given, self.allowed)
        self.keep, self.forced, self.allowed = self.keep[kept], self.forced[kept], self.allowed[kept]
        self.a = -np.log1p(-self.given.f)
        return kept

    def _report(self) -> None:
        if self.progress is not None:
            self.progress(self.value, self.bound)


def _affordable(given: Instance) -> Flags:
    """Tell which programs fit the budget and the number of programs beside the pins, shape (n,)."""
    pinned = np.where(given.pins > 0, 0, -1)
    held = given.counts(pinned)[given.specialty]
    steps = given.fees[given.specialty, np.minimum(held + 1, given.fees.shape[1] - 1)]
    more = steps - given.fees[given.specialty, held] + given.own
    fits = given.cost(pinned) + more <= given.budget + given.tolerance
    return np.asarray(fits & (int(given.pins.sum()) < given.most))
