"""The curve of chance against dollars, with the stop point and the list's own place on it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from smartpick.advice.result import CurvePoint, Plan

__all__ = ["HEIGHT", "WIDTH", "Curve", "Tick", "curve_of"]

WIDTH, HEIGHT = 640, 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 14, 14, 34
_MOST_POINTS = 120


@dataclass(frozen=True, slots=True)
class Tick:
    """A value on an axis: where it stands, and its words."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Curve:
    """Coordinates in a frame of ``WIDTH`` by ``HEIGHT``; ``most`` is the dollars at the right end of the axis.

    ``stop`` and ``here`` are (x, y) of the stop point and of this list; ``low`` and ``high`` the ends of its interval.
    """

    line: str
    area: str
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    most: int
    left: int
    right: int
    top: int
    bottom: int
    stop: tuple[float, float]
    here: tuple[float, float]
    low: float
    high: float
    words: str


def curve_of(plan: Plan, *, words: str) -> Curve:
    """Return the drawing of a plan's curve; ``words`` say what it shows to whoever does not see it."""
    totals, stop = plan.totals, plan.stop
    most = _round_up(max(500.0, 1.6 * max(totals.dollars, stop.dollars)))
    ceiling = min(1.0, math.ceil(10 * 1.03 * max(totals.p_match.high, *(p.p_match for p in plan.curve))) / 10)
    right, bottom = WIDTH - _RIGHT, HEIGHT - _BOTTOM

    def x(dollars: float) -> float:
        return round(_LEFT + (right - _LEFT) * min(dollars, most) / most, 1)

    def y(chance: float) -> float:
        return round(bottom - (bottom - _TOP) * min(chance, ceiling) / ceiling, 1)

    shown = _thinned([point for point in plan.curve if point.dollars <= most])
    path = " ".join(f"{x(p.dollars)},{y(p.p_match)}" for p in shown)
    last = x(shown[-1].dollars) if shown else _LEFT
    step = _step(most, 5)
    share = 0.1 if ceiling <= 0.5 else 0.2
    return Curve(
        line=f"M{path}" if shown else "",
        area=f"M{_LEFT},{bottom} L{path} L{last},{bottom}z" if shown else "",
        across=tuple(Tick(x(n), f"${n:,}") for n in range(0, most + 1, step)),
        up=tuple(Tick(y(n * share), f"{100 * n * share:.0f}%") for n in range(round(ceiling / share) + 1)),
        most=most,
        left=_LEFT,
        right=right,
        top=_TOP,
        bottom=bottom,
        stop=(x(stop.dollars), y(stop.p_match)),
        here=(x(totals.dollars), y(totals.p_match.value)),
        low=y(totals.p_match.low),
        high=y(totals.p_match.high),
        words=words,
    )


def _thinned(points: Sequence[CurvePoint]) -> Sequence[CurvePoint]:
    every = max(1, math.ceil(len(points) / _MOST_POINTS))
    return [*points[::every], *points[-1:]] if every > 1 else points


def _round_up(dollars: float) -> int:
    """Return the next amount that an axis may end at: a multiple of its step."""
    step = _step(dollars, 5)
    return math.ceil(dollars / step) * step


def _step(highest: float, at_most: int) -> int:
    rough = max(highest, 1.0) / at_most
    size = 10.0 ** math.floor(math.log10(rough))
    return max(1, round(next(size * m for m in (1, 2, 2.5, 5, 10) if size * m >= rough - 1e-9)))
