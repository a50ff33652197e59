"""The map of the United States in one frame: the fifty states, Alaska and Hawaii small, Puerto Rico in the Gulf.

The projection is the composite one of the printed plan (Albers' equal-area conic for the contiguous states, smaller
ones for Alaska and Hawaii), so both maps agree. Formulas: J. P. Snyder, Map Projections, USGS 1395 (1987),
pages 98-103.
"""

import functools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from smartpick.render import atlas

__all__ = ["HEIGHT", "WIDTH", "Dot", "dots", "land", "on_map"]

WIDTH, HEIGHT = 960, 600
_SCALE = 1270.0
_CENTRE = (WIDTH / 2 - 5, HEIGHT / 2 + 2)
#: Dots of one city are set around it like the seeds of a sunflower, this far apart.
_SEED = 6.5
_GOLDEN = math.pi * (3.0 - math.sqrt(5.0))
_SMALLEST, _LARGEST = 3.4, 10.5

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Part:
    """A conic equal-area projection: parallels, centre (degrees), scale and where the centre is drawn."""

    parallels: Point
    centre: Point
    scale: float
    at: Point

    def __call__(self, longitude: float, latitude: float) -> Point:
        first, second = (math.sin(math.radians(one)) for one in self.parallels)
        n = 0.5 * (first + second)
        c = 1.0 + first * (2.0 * n - first)

        def radius(degrees: float) -> float:
            return math.sqrt(max(0.0, c - 2.0 * n * math.sin(math.radians(degrees)))) / n

        angle = n * math.radians((longitude - self.centre[0] + 180.0) % 360.0 - 180.0)
        r, middle = radius(latitude), radius(self.centre[1])
        x, y = r * math.sin(angle), middle - r * math.cos(angle)
        return self.at[0] + self.scale * x, self.at[1] - self.scale * y


_STATES = _Part((29.5, 45.5), (-96.6, 38.7), _SCALE, _CENTRE)
_ALASKA = _Part(
    (55, 65), (-156, 58.5), 0.35 * _SCALE, (_CENTRE[0] - 0.307 * _SCALE, _CENTRE[1] + 0.201 * _SCALE)
)
_HAWAII = _Part((8, 18), (-160, 19.9), _SCALE, (_CENTRE[0] - 0.205 * _SCALE, _CENTRE[1] + 0.212 * _SCALE))
_PARTS = {"02": _ALASKA, "15": _HAWAII}


@dataclass(frozen=True, slots=True)
class Dot:
    """A program on the map: its id, place in the frame, size, tier and what is said of it."""

    id: str
    x: float
    y: float
    radius: float
    tier: str
    words: str


def on_map(state: str, longitude: float | None, latitude: float | None) -> Point | None:
    """Return where a place is drawn, ``None`` when it is not known or outside the frame."""
    found = atlas.drawable(state, longitude, latitude)
    if found is None:
        return None
    return {"AK": _ALASKA, "HI": _HAWAII}.get(state, _STATES)(*found)


def dots(places: Iterable[tuple[Point, float, str, str, str]]) -> tuple[Dot, ...]:
    """Return dots of (place, worth, id, tier, words), largest first, so that no small one is covered.

    The area of a dot goes with its worth; dots of one city stand beside each other.
    """
    ordered = sorted(places, key=lambda one: -one[1])
    most = max((worth for _, worth, *_ in ordered), default=0.0) or 1.0
    seen: dict[tuple[int, int], int] = {}
    found = []
    for (x, y), worth, name, tier, words in ordered:
        city = (round(x / 4), round(y / 4))
        turn = seen.get(city, 0)
        seen[city] = turn + 1
        away = _SEED * math.sqrt(turn)
        size = _SMALLEST + (_LARGEST - _SMALLEST) * math.sqrt(max(0.0, worth) / most)
        at = (x + away * math.cos(turn * _GOLDEN), y + away * math.sin(turn * _GOLDEN))
        found.append(Dot(name, round(at[0], 1), round(at[1], 1), round(size, 1), tier, words))
    return tuple(found)


@functools.cache
def land() -> str:
    """Return the outlines of the states as the data of one SVG path, in whole units of the frame."""
    topology = atlas.states()
    arcs = topology["arcs"]
    return "".join(
        _ring(
            [point for reference in ring for point in _along(arcs, reference)],
            _PARTS.get(shape["id"], _STATES),
        )
        for shape in topology["objects"]["states"]["geometries"]
        for ring in _rings(shape)
    )


def _rings(shape: dict[str, Any]) -> list[list[int]]:
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    return [ring for polygon in polygons for ring in polygon]


def _along(arcs: Sequence[Sequence[Point]], reference: int) -> Sequence[Point]:
    return arcs[reference] if reference >= 0 else arcs[~reference][::-1]


def _ring(points: list[Point], part: _Part) -> str:
    """Return one closed line as moves between whole units; what collapses to nothing is left out."""
    line: list[tuple[int, int]] = []
    for point in points:
        x, y = part(*point)
        here = (round(x), round(y))
        if not line or here != line[-1]:
            line.append(here)
    if len(line) < 4:
        return ""
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(line)]
    moves = " ".join(f"{x} {y}" for x, y in steps).replace(" -", "-")
    return f"M{line[0][0]} {line[0][1]}l{moves}z"
