"""The outlines of the states, ready for one drawing: coarse enough for a page, Puerto Rico in an inset.

The projection used for the map (``albersUsa``) shows the fifty states and drops Puerto Rico. So its outline
and its programs are moved together into the Gulf of Mexico, larger, before the projection sees them.
"""

import functools
import json
import math
from importlib import resources
from typing import Any

__all__ = ["INSET_LABEL_AT", "drawable", "moved", "states"]

ATLAS_FILE = "us-states-10m.json"
PUERTO_RICO = "72"
LEFT_OUT = frozenset(
    {"60", "66", "69", "78"}
)  # Pacific territories and the Virgin Islands: no program is there
TOLERANCE = 0.05  # degrees; half a pixel on the map

_FROM = (-66.55, 18.22)
_TO = (-90.4, 26.9)
_SCALE = 2.6
# A degree of longitude is shorter in the Gulf than in Puerto Rico only by the latitude; this keeps the shape.
_STRETCH = _SCALE * math.cos(math.radians(_FROM[1])) / math.cos(math.radians(_TO[1]))
INSET_LABEL_AT = (_TO[0], _TO[1] + 1.3)

Point = tuple[float, float]


def moved(longitude: float, latitude: float) -> Point:
    """Return where a point of Puerto Rico is drawn, in degrees."""
    return (
        round(_TO[0] + (longitude - _FROM[0]) * _STRETCH, 4),
        round(_TO[1] + (latitude - _FROM[1]) * _SCALE, 4),
    )


def drawable(state: str, longitude: float | None, latitude: float | None) -> Point | None:
    """Return where a program is drawn, in degrees, or None when its place is unknown or outside the map."""
    if longitude is None or latitude is None or not (math.isfinite(longitude) and math.isfinite(latitude)):
        return None
    if state == "PR":
        inside = -68.0 <= longitude <= -65.0 and 17.7 <= latitude <= 18.7
        return moved(longitude, latitude) if inside else None
    frames = {"AK": (-180.0, -129.0, 51.0, 72.0), "HI": (-161.0, -154.0, 18.0, 23.0)}
    west, east, south, north = frames.get(state, (-125.0, -66.5, 24.0, 49.6))
    return (longitude, latitude) if west <= longitude <= east and south <= latitude <= north else None


@functools.cache
def states() -> dict[str, Any]:
    """Return the TopoJSON topology of the states, DC and the Puerto Rico inset, as object ``states``."""
    text = resources.files("smartpick.render").joinpath("data", ATLAS_FILE).read_text(encoding="utf-8")
    topology = json.loads(text)
    shapes = [g for g in topology["objects"]["states"]["geometries"] if g["id"] not in LEFT_OUT]
    inset = {
        _arc(reference) for g in shapes if g["id"] == PUERTO_RICO for reference in _references(g["arcs"])
    }
    arcs = []
    for number, arc in enumerate(topology["arcs"]):
        line = _coarser(_degrees(arc, topology["transform"]))
        arcs.append([moved(*point) for point in line] if number in inset else line)
    kept = [{"type": g["type"], "id": g["id"], "arcs": g["arcs"]} for g in shapes]
    return {
        "type": "Topology",
        "arcs": arcs,
        "objects": {"states": {"type": "GeometryCollection", "geometries": kept}},
    }


def _arc(reference: int) -> int:
    """Return the arc a TopoJSON reference means; a negative one is the same arc walked backwards."""
    return ~reference if reference < 0 else reference


def _references(nested: list[Any]) -> list[int]:
    found: list[int] = []
    for item in nested:
        found.extend(_references(item) if isinstance(item, list) else [item])
    return found


def _degrees(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    """Undo TopoJSON's delta coding: integers relative to the previous point become degrees."""
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    x = y = 0
    line = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        line.append((round(x * kx + dx, 4), round(y * ky + dy, 4)))
    return line


def _coarser(line: list[Point]) -> list[Point]:
    """Drop points nearer than ``TOLERANCE`` to the last kept one; ends stay, so neighbours still meet."""
    kept = [line[0]]
    kept.extend(point for point in line[1:-1] if math.dist(point, kept[-1]) >= TOLERANCE)
    return [*kept, line[-1]]
