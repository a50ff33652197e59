"""A list and what would come after it: the curve of a pick, continued by the next best applications."""

from collections.abc import Sequence

import numpy as np

from smartpick.picks.base import levels_of
from smartpick.picks.choosing import greedy_after
from smartpick.picks.instance import prepare
from smartpick.picks.pick import Choice, CurvePoint
from smartpick.picks.problem import Problem
from smartpick.picks.valuation import curve_of

__all__ = ["continued"]


def continued(problem: Problem, chosen: Sequence[Choice]) -> tuple[CurvePoint, ...]:
    """Return the curve of a list in the order given, then of what greedy adds to it within the problem's limits.

    Point n is worth exactly the first n rows: rows already chosen keep their place and their signal. Raises
    ``ValueError`` for a list of another problem, or one that breaks its limits.
    """
    given = prepare(problem)
    level = levels_of(given, chosen)
    place = np.empty(given.n, dtype=np.int64)
    place[given.order] = np.arange(given.n)
    first = place[[choice.index for choice in chosen]] if chosen else np.empty(0, dtype=np.int64)
    return curve_of(given, level, np.concatenate([first, greedy_after(given, level)]))
