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


def stop_point(
    curve: Sequence[CurvePoint], stop_gain: float, *, listed: int, whole: bool, least: int = 0
) -> StopPoint:
    """Return where to stop, and why in words that fit a list of ``listed`` rows.

    ``whole`` says that the curve holds every program in question; before ``least`` rows there is no stop.
    """
    at = max(stop_index(curve, stop_gain), least)
    point = curve[at]
    threshold = f"{100 * stop_gain:g} percentage points"
    if at == len(curve) - 1:
        words = _no_stop(curve, listed, threshold, whole=whole)
    else:
        gain = _below(_gain_of_next_hundred(curve, at), stop_gain)
        words = _stop(curve[listed], point, gain, threshold)
    return StopPoint(point.applications, point.dollars, point.p_match, words)


def _below(gain: float, threshold: float) -> str:
    """Return a gain in percentage points with as many decimals as show that it is below the threshold."""
    for digits in range(2, 7):
        shown = f"{100 * gain:.{digits}f}"
        if float(shown) < 100 * threshold:
            return shown
    return f"hardly less than {100 * threshold:g}"


def _at(point: CurvePoint) -> str:
    number = point.applications
    return f"{number:,} application{'' if number == 1 else 's'} ({point.dollars:,.0f} USD)"


def _stop(end: CurvePoint, stop: CurvePoint, gain: str, threshold: str) -> str:
    """Return the words for a stop point before, at or after the end of the list."""
    rule = f"the next 100 USD add {gain} percentage points, less than your threshold of {threshold}"
    if stop.applications == 0:
        advice = " Lower the threshold, or name a budget." if end.applications == 0 else ""
        return f"Even at the beginning {rule}.{advice}"
    if end.applications == stop.applications:
        return f"After {_at(stop)}, where this list ends, {rule}."
    if end.applications < stop.applications:
        return (
            f"This list ends at {_at(end)}. Going on would pay by your threshold of {threshold} until {_at(stop)}; "
            f"only from there do the next 100 USD add less: {gain} percentage points."
        )
    more = end.applications - stop.applications
    rows = "1 more row of this list comes" if more == 1 else f"{more:,} more rows of this list come"
    return f"After {_at(stop)} {rule}. {rows} after that point, because your budget, pins or minimum reach further."


def _no_stop(curve: Sequence[CurvePoint], listed: int, threshold: str, *, whole: bool) -> str:
    """Return the words for a curve along which another 100 dollars always pay."""
    end, last = curve[listed], curve[-1]
    if last.applications == 0:
        return "No program is open under these limits. Take bans out, or add a specialty."
    upto = (
        "the last program in question"
        if whole
        else f"{last.dollars:,.0f} USD at least, where the curve is cut"
    )
    if listed < last.applications:
        return (
            f"This list ends at {_at(end)}. Another 100 USD would still pay by your threshold of {threshold}, up to "
            f"{upto}."
        )
    if whole:
        return "Every program in question is on the list, and none is a waste by your threshold."
    return f"At {last.dollars:,.0f} USD, where this list ends, another 100 USD still pay by your threshold."


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
