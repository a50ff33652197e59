"""Three drawings of a plan as Vega-Lite specifications (plain dicts), and their SVG.

``curve_spec``  chance of matching against applications and dollars, with the stop point and this list marked
``map_spec``    where the chosen programs are, sized by what each adds and shaped by tier
``bars_spec``   what each application adds, in the order in which the pick took them

The specifications hold only numbers and words of our own; names from data or from the user never enter them.
"""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING, Any

from smartpick.render import atlas
from smartpick.render.palette import LIGHT, TIER_SHAPES
from smartpick.render.wording import money

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smartpick.advice.result import CurvePoint, Plan, PlanRow
    from smartpick.chances.estimate import Estimate

__all__ = ["Spec", "bars_spec", "curve_spec", "frame", "map_spec", "svg"]

Spec = dict[str, Any]

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
SEED_DISTANCE = 0.45  # degrees between neighbours of one city on the map
GOLDEN_ANGLE = math.pi * (3.0 - math.sqrt(5.0))
_TIERS = list(TIER_SHAPES)
_TIER_COLOR = {"domain": _TIERS, "range": [LIGHT[tier] for tier in _TIERS]}
_TIER_SHAPE = {"domain": _TIERS, "range": list(TIER_SHAPES.values())}


def frame(width: int, height: int, layers: list[Spec]) -> Spec:
    """Return what all drawings share: size, quiet axes, no background of their own."""
    return {
        "$schema": SCHEMA,
        "width": width,
        "height": height,
        "background": None,
        "autosize": {"type": "fit", "contains": "padding"},
        "padding": 4,
        "layer": layers,
        "config": {
            "font": "sans-serif",
            "view": {"stroke": None},
            "axis": {
                "domainColor": LIGHT["rule"],
                "gridColor": LIGHT["grid"],
                "labelColor": LIGHT["muted"],
                "labelFontSize": 12,
                "ticks": False,
                "labelPadding": 6,
                "titleColor": LIGHT["muted"],
                "titleFontSize": 12,
                "titleFontWeight": "normal",
                "titlePadding": 8,
            },
        },
    }


def _steps(highest: float, at_most: int) -> list[int]:
    """Return round axis values from 0 to ``highest``, no more than ``at_most`` after the zero."""
    rough = max(highest, 1.0) / max(at_most, 1)
    size = 10.0 ** math.floor(math.log10(rough))
    step = max(1, round(next(size * m for m in (1, 2, 2.5, 5, 10) if size * m >= rough - 1e-9)))
    return list(range(0, math.floor(highest) + 1, step))


def _dollars_at(curve: Sequence[CurvePoint], applications: float) -> float:
    """Return what so many applications cost, read off the curve (0 before its first point)."""
    before = [p for p in curve if p.applications <= applications]
    return before[-1].dollars if before else 0.0


def _shown(plan: Plan, most: int = 100) -> list[CurvePoint]:
    """Return the part of the curve worth drawing: to about twice the list, at most ``most`` points.

    The rest of the curve is a flat line over thousands of dollars; it would press the decision into a corner.
    """
    last = 2.2 * max(12, plan.totals.applications, plan.stop.applications)
    near = [point for point in plan.curve if 0 < point.applications <= last]
    thinned = near[:: max(1, math.ceil(len(near) / most))]
    return [*thinned, near[-1]] if near and thinned[-1] is not near[-1] else thinned


def curve_spec(plan: Plan, width: int = 620, height: int = 300) -> Spec:
    """Return the curve of P(match) (0..1) against applications; each tick also says its dollars."""
    shown = _shown(plan)
    points = [{"n": 0, "p": 0.0}, *({"n": p.applications, "p": round(p.p_match, 5)} for p in shown)]
    last = max([1, plan.totals.applications, plan.stop.applications, *(p.applications for p in shown)])
    ticks = _steps(last, max(2, width // 95))
    words = {str(n): ["0"] if n == 0 else [f"{n:,}", money(_dollars_at(plan.curve, n))] for n in ticks}
    top = max([0.05, plan.totals.p_match.high, *(p.p_match for p in shown)])
    ceiling = min(1.0, math.ceil(top * 1.04 * 10) / 10)
    x: Spec = {
        "field": "n",
        "type": "quantitative",
        "scale": {"domain": [0, last], "nice": False},
        "axis": {
            "values": ticks,
            "grid": False,
            "title": "applications, and what they cost",
            "labelExpr": f"({json.dumps(words)})[toString(datum.value)]",
        },
    }
    y: Spec = {
        "field": "p",
        "type": "quantitative",
        "scale": {"domain": [0, ceiling]},
        "axis": {"format": ".0%", "tickCount": 5, "domain": False, "title": None},
    }
    line: Spec = {
        "data": {"values": points},
        "mark": {
            "type": "area",
            "interpolate": "monotone",
            "color": LIGHT["wash"],
            "opacity": 1,
            "line": {"color": LIGHT["accent"], "strokeWidth": 2.5},
        },
        "encoding": {"x": x, "y": y},
    }
    return frame(width, height, [line, *_marks(plan, last, ceiling)])


def _marks(plan: Plan, last: int, ceiling: float) -> list[Spec]:
    """Return the rules, dots and words for the stop point and for this list (one mark where they agree)."""
    stop, totals = plan.stop, plan.totals
    if stop.applications == totals.applications:
        marks = _flag(
            stop.applications, totals.p_match.value, ["This list", "ends at the stop point"], last, ceiling
        )
    else:
        near = abs(stop.applications - totals.applications) < 0.3 * last
        # Close to each other, the words stand on the outer sides of the two rules.
        stop_left = stop.applications < totals.applications if near else None
        list_left = not stop_left if near else None
        marks = _flag(stop.applications, stop.p_match, ["Stop point"], last, ceiling, left=stop_left)
        marks += _flag(
            totals.applications, totals.p_match.value, ["This list"], last, ceiling, left=list_left
        )
    return [*marks, _interval(totals.applications, totals.p_match)]


def _flag(
    applications: int, chance: float, words: list[str], last: int, ceiling: float, *, left: bool | None = None
) -> list[Spec]:
    """Return a dashed rule down to the axis, a dot on the curve and words beside the foot of the rule."""
    on_left = applications > 0.6 * last if left is None else left
    at = {"field": "n", "type": "quantitative"}
    high = {"field": "p", "type": "quantitative"}
    data = {"values": [{"n": applications, "p": min(chance, ceiling)}]}
    return [
        {
            "data": data,
            "mark": {"type": "rule", "color": LIGHT["ink"], "strokeDash": [3, 3], "strokeWidth": 1},
            "encoding": {"x": at, "y": high, "y2": {"datum": 0}},
        },
        {
            "data": data,
            "mark": {
                "type": "point",
                "filled": True,
                "opacity": 1,
                "size": 70,
                "color": LIGHT["ink"],
                "stroke": LIGHT["card"],
            },
            "encoding": {"x": at, "y": high},
        },
        {
            "data": data,
            "mark": {
                "type": "text",
                "text": words,
                "align": "right" if on_left else "left",
                "baseline": "line-bottom",
                "dx": -8 if on_left else 8,
                "dy": -6 - 15 * (len(words) - 1),
                "lineHeight": 15,
                "fontSize": 12,
                "fontWeight": 600,
                "color": LIGHT["ink"],
            },
            "encoding": {"x": at, "y": {"datum": 0}},
        },
    ]


def _interval(applications: int, chance: Estimate) -> Spec:
    """Return the bar of the interval around this list's chance."""
    return {
        "data": {"values": [{"n": applications, "low": chance.low, "high": chance.high}]},
        "mark": {
            "type": "rule",
            "color": LIGHT["accent"],
            "strokeWidth": 6,
            "opacity": 0.45,
            "strokeCap": "round",
        },
        "encoding": {
            "x": {"field": "n", "type": "quantitative"},
            "y": {"field": "low", "type": "quantitative"},
            "y2": {"field": "high"},
        },
    }


def _place(row: PlanRow) -> Spec | None:
    at = atlas.drawable(row.program.state, row.program.longitude, row.program.latitude)
    if at is None:
        return None
    gain = max(0.0, row.marginal_value) if math.isfinite(row.marginal_value) else 0.0
    return {"lon": at[0], "lat": at[1], "tier": row.tier, "gain": round(gain, 6)}


def _fanned_out(places: list[Spec]) -> list[Spec]:
    """Return the places with those of one city set around it like the seeds of a sunflower.

    The directory knows the city only, so twelve programs of one city would hide one another. Largest first,
    so that it keeps the middle and no small one is covered.
    """
    seen: dict[tuple[float, float], int] = {}
    fanned = []
    for place in sorted(places, key=lambda place: -place["gain"]):
        at = (round(place["lon"], 1), round(place["lat"], 1))
        turn = seen.get(at, 0)
        seen[at] = turn + 1
        radius = SEED_DISTANCE * math.sqrt(turn)
        fanned.append(
            {
                **place,
                "lon": round(place["lon"] + radius * math.cos(turn * GOLDEN_ANGLE), 3),
                "lat": round(place["lat"] + 0.8 * radius * math.sin(turn * GOLDEN_ANGLE), 3),
            }
        )
    return fanned


def map_spec(rows: Sequence[PlanRow], width: int = 620, height: int = 390) -> Spec:
    """Return the map of the programs in ``rows``; those whose place is unknown are left out."""
    places = _fanned_out([place for row in rows if (place := _place(row)) is not None])
    land: Spec = {
        "data": {"values": atlas.states(), "format": {"type": "topojson", "feature": "states"}},
        "mark": {"type": "geoshape", "fill": LIGHT["land"], "stroke": LIGHT["coast"], "strokeWidth": 1},
    }
    longitude, latitude = atlas.INSET_LABEL_AT
    inset: Spec = {
        "data": {"values": [{"lon": longitude, "lat": latitude}]},
        "mark": {"type": "text", "text": "Puerto Rico", "fontSize": 11, "color": LIGHT["muted"]},
        "encoding": {
            "longitude": {"field": "lon", "type": "quantitative"},
            "latitude": {"field": "lat", "type": "quantitative"},
        },
    }
    programs: Spec = {
        "data": {"values": places},
        "mark": {
            "type": "point",
            "filled": True,
            "opacity": 0.88,
            "stroke": LIGHT["card"],
            "strokeWidth": 0.8,
        },
        "encoding": {
            "longitude": {"field": "lon", "type": "quantitative"},
            "latitude": {"field": "lat", "type": "quantitative"},
            "size": {
                "field": "gain",
                "type": "quantitative",
                "scale": {"range": [28, 300 if len(places) < 50 else 160]},
                "legend": None,
            },
            "color": {"field": "tier", "type": "nominal", "scale": _TIER_COLOR, "legend": None},
            "shape": {"field": "tier", "type": "nominal", "scale": _TIER_SHAPE, "legend": None},
        },
    }
    spec = frame(width, height, [land, inset, programs] if places else [land, inset])
    return {**spec, "projection": {"type": "albersUsa"}}


def bars_spec(rows: Sequence[PlanRow], width: int = 440, height: int = 270) -> Spec:
    """Return one bar for each row, in greedy order: percentage points of P(match) lost without it."""
    bars: list[Spec] = [
        {"rank": row.rank, "points": round(100.0 * row.marginal_value, 4), "tier": row.tier}
        for row in sorted(rows, key=lambda row: row.rank)
        if math.isfinite(row.marginal_value)
    ]
    last = max([1, *(bar["rank"] for bar in bars)])
    ticks = [n for n in _steps(last, max(2, width // 95)) if n > 0]
    layer: Spec = {
        "data": {"values": bars},
        "mark": {"type": "bar"},
        "encoding": {
            "x": {
                "field": "rank",
                "type": "ordinal",
                "scale": {"domain": list(range(1, last + 1)), "paddingInner": 0.25},
                "axis": {
                    "values": [1, *(n for n in ticks if n > 1)],
                    "labelAngle": 0,
                    "title": "order of choice",
                },
            },
            "y": {
                "field": "points",
                "type": "quantitative",
                "axis": {"tickCount": 4, "domain": False, "title": None},
            },
            "color": {"field": "tier", "type": "nominal", "scale": _TIER_COLOR, "legend": None},
        },
    }
    return frame(width, height, [layer])


_ROLE = re.compile(r' (?:aria-[a-z]+|role)="[^"]*"')
_CLASS = re.compile(r' class="[^"]*"')
_GEOMETRY = re.compile(r' (?:d|transform)="[^"]*"')
_NUMBER = re.compile(r"-?\d+\.\d{2,}")


def svg(spec: Spec) -> str:
    """Return a specification as a small SVG text: offline, one decimal, without per-mark roles.

    The drawing as a whole is described by the page; a screen reader is spared a hundred nameless shapes.
    """
    import vl_convert  # noqa: PLC0415  (starts a JavaScript engine; only who draws pays for it)

    drawn: str = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    drawn = _CLASS.sub("", _ROLE.sub("", drawn))
    return _GEOMETRY.sub(lambda path: _NUMBER.sub(_short, path.group()), drawn)


def _short(number: re.Match[str]) -> str:
    return f"{float(number.group()):.1f}".removesuffix(".0")
