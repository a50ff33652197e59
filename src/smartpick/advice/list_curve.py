"""The whole curve, chance against applications and dollars, and where to stop on it."""

from collections.abc import Sequence

import numpy as np

from smartpick.advice.result import CurvePoint, NextHundred, StopPoint

__all__ = ["next_hundreds", "stop_index", "stop_point"]

HUNDRED = 100.0


def _gain_of_next_hundred(curve: Sequence[CurvePoint], at: int) -> float:
    """Return what 100 dollars beyond point ``at`` add to P(match), read off the curve."""
    dollars = np.array([point.dollars for point in curve])
    chance = np.array([point.p_match for point in curve])
    return float(np.interp(dollars[at] + HUNDRED, dollars, chance) - chance[at])


def stop_index(curve: Sequence[CurvePoint], stop_gain: float) -> int:
    """Return the first point of the curve after which no 100 dollars buy ``stop_gain`` of P(match).

    The order is by worth, so where specialties are worth different amounts the gain in P(match) may rise once more
    later on: a dip is no place to stop.
    """
    for at in range(len(curve) - 2, -1, -1):
        if _gain_of_next_hundred(curve, at) >= stop_gain:
            return at + 1
    return 0


def stop_point(curve: Sequence[CurvePoint], stop_gain: float, *, whole: bool) -> StopPoint:
    """Return where to stop, with the reason in words; ``whole`` says that the curve holds every program."""
    at = stop_index(curve, stop_gain)
    point = curve[at]
    threshold = f"{100 * stop_gain:g} percentage points"
    if at == len(curve) - 1:
        words = (
            "Every program in question is on the list here, and none is a waste by your threshold."
            if whole
            else f"At {point.dollars:,.0f} USD, where the curve is cut, another 100 USD still pay by your threshold."
        )
    else:
        words = (
            f"After {point.applications} applications ({point.dollars:,.0f} USD) the next 100 USD add "
            f"{100 * _gain_of_next_hundred(curve, at):.2f} percentage points, "
            f"less than your threshold of {threshold}."
        )
    return StopPoint(point.applications, point.dollars, point.p_match, words)


def next_hundreds(curve: Sequence[CurvePoint], upto: float) -> tuple[NextHundred, ...]:
    """Return what each 100 dollars buy, from nothing to ``upto`` dollars or the end of the curve."""
    dollars = np.array([point.dollars for point in curve])
    chance = np.array([point.p_match for point in curve])
    edges = np.arange(0.0, min(upto, float(dollars[-1])) + HUNDRED, HUNDRED)
    found = np.interp(edges, dollars, chance)
    return tuple(
        NextHundred(float(low), float(low + HUNDRED), float(after - before))
        for low, before, after in zip(edges[:-1], found[:-1], found[1:], strict=True)
    )
