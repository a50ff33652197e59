"""The charts of the report as Vega-Lite specifications: only numbers and words of our own are in them."""

from collections.abc import Sequence

from smartpick.advice.regret import PLAN, Regret
from smartpick.chances.reliability_curve import Curve
from smartpick.market.validation.left_out import LeftOut
from smartpick.market.validation.predictive import Predictive
from smartpick.market.validation.recovery import Recovery
from smartpick.render.charts import Spec, frame
from smartpick.render.palette import LIGHT

__all__ = ["left_out_spec", "predictive_spec", "recovery_spec", "regret_spec", "reliability_spec"]

ROW = 17
# Beyond this many standard errors a mark stands at the edge; the table has the number.
EDGE = 10.0
SHORT = (
    ("mean contiguous ranks", "ranks"),
    ("matched above not matched non-US IMGs", "gap"),
    (" non-US IMGs, ", ", "),
    (", per applicant who prefers it", ""),
    (
        "odds of matching, non-US IMGs who need a visa against those who need none",
        "odds of matching with a visa need",
    ),
    ("internal-medicine", "medicine"),
)
ROLES = ("fitted", "solved", "predicted")
ROLE_COLOR = {"domain": list(ROLES), "range": [LIGHT["accent"], LIGHT["muted"], LIGHT["reach"]]}
LENSES = ("exact", "run again")
PHONE = 400
LENS_COLOR = {"domain": list(LENSES), "range": [LIGHT["accent"], LIGHT["reach"]]}


def _framed(width: int, height: int, layers: list[Spec]) -> Spec:
    # Browsers set names in wider letters than the drawing was measured with.
    left = 36 if width > PHONE else 24
    return {
        **frame(width, height, layers),
        "padding": {"left": left, "right": 14, "top": 4, "bottom": 4},
    }


def _legend(width: int) -> Spec:
    # Room between the names, for the same reason.
    legend: Spec = {
        "title": None,
        "orient": "top",
        "labelColor": LIGHT["muted"],
        "labelFontSize": 12,
        "columnPadding": 28,
    }
    return legend if width > PHONE else {**legend, "columns": 2}


def _short(name: str) -> str:
    """Return the name of a figure as it fits beside a row."""
    for long, short in SHORT:
        name = name.replace(long, short)
    return name


def _names(values: Sequence[str], width: int) -> Spec:
    """Return the axis of rows with names, in the order given."""
    return {
        "field": "name",
        "type": "nominal",
        "sort": list(values),
        "axis": {
            "title": None,
            "labelLimit": int((0.45 if width > PHONE else 0.4) * width),
            "domain": False,
            "labelFontSize": 11,
        },
    }


def _bounded(value: float, edge: float = EDGE) -> float:
    return round(min(edge, max(-edge, value)), 4)


def _band(low: float, high: float) -> Spec:
    """Return the part of the x axis where values are expected."""
    return {
        "data": {"values": [{"low": low, "high": high}]},
        "mark": {"type": "rect", "color": LIGHT["wash"], "opacity": 0.8},
        "encoding": {"x": {"field": "low", "type": "quantitative"}, "x2": {"field": "high"}},
    }


def _dots(field: str, color: str | Spec, size: int = 55, shape: str = "circle") -> Spec:
    """Return filled marks at (field, name)."""
    mark: Spec = {"type": "point", "filled": True, "opacity": 1, "size": size, "shape": shape}
    encoding: Spec = {"x": {"field": field, "type": "quantitative"}}
    if isinstance(color, str):
        mark["color"] = color
    else:
        encoding["color"] = color
    return {"mark": mark, "encoding": encoding}


def predictive_spec(found: Predictive, width: int = 620) -> Spec:
    """Return every figure's 90 % predictive interval, in standard errors from the published value."""
    rows = []
    for figure in found.figures:
        scale = max(abs(figure.predicted.mean - figure.published) / max(abs(figure.z), 1e-9), 1e-9)
        ends = [
            _bounded((v - figure.published) / scale) for v in (figure.predicted.low, figure.predicted.high)
        ]
        rows.append(
            {
                "name": _short(figure.name),
                "low": ends[0],
                "high": ends[1],
                "mean": _bounded(-figure.z),
                "role": figure.role,
            }
        )
    names = [_short(figure.name) for figure in found.figures]
    color: Spec = {
        "field": "role",
        "type": "nominal",
        "scale": ROLE_COLOR,
        "legend": _legend(width),
    }
    x: Spec = {
        "field": "low",
        "type": "quantitative",
        "scale": {"domain": [-EDGE, EDGE]},
        "axis": {"title": "standard errors", "tickCount": 5},
    }
    layers: list[Spec] = [
        _band(-2.0, 2.0),
        {
            "data": {"values": rows},
            "encoding": {"y": _names(names, width)},
            "layer": [
                {
                    "mark": {"type": "rule", "strokeWidth": 3, "opacity": 0.55},
                    "encoding": {"x": x, "x2": {"field": "high"}, "color": color},
                },
                _dots("mean", color),
            ],
        },
    ]
    return _framed(width, ROW * len(rows) + 70, layers)


def recovery_spec(found: Recovery, width: int = 620) -> Spec:
    """Return fitted minus true value in stated spreads, a mark for every truth."""
    rows = [{"name": p.name, "z": _bounded(p.z), "origin": p.origin} for p in found.parameters]
    names = list(dict.fromkeys(p.name for p in found.parameters))
    color: Spec = {
        "field": "origin",
        "type": "nominal",
        "scale": {"domain": ["member", "prior"], "range": [LIGHT["accent"], LIGHT["reach"]]},
        "legend": _legend(width),
    }
    marks = _dots("z", color)
    marks["encoding"]["x"] |= {"axis": {"title": "stated spreads", "tickCount": 5}}
    layers: list[Spec] = [
        _band(-1.645, 1.645),
        {"data": {"values": rows}, "encoding": {"y": _names(names, width)}, "layer": [marks]},
    ]
    return _framed(width, ROW * len(names) + 70, layers)


def left_out_spec(found: LeftOut, width: int = 620) -> Spec:
    """Return each specialty's predicted count of matches with its interval, and the published one, on a log scale."""
    rows = [
        {
            "name": s.name,
            "low": max(0.5, round(s.low, 2)),
            "high": max(0.5, round(s.high, 2)),
            "predicted": max(0.5, round(s.predicted, 2)),
            "published": max(0.5, float(s.published)),
        }
        for s in sorted(found.specialties, key=lambda s: -s.published)
    ]
    x: Spec = {
        "field": "low",
        "type": "quantitative",
        "scale": {"type": "log", "domainMin": 0.4},
        "axis": {"title": "non-US IMGs matched", "tickCount": 5},
    }
    layer: list[Spec] = [
        {
            "mark": {"type": "rule", "strokeWidth": 3, "color": LIGHT["accent"], "opacity": 0.5},
            "encoding": {"x": x, "x2": {"field": "high"}},
        },
        _dots("predicted", LIGHT["accent"], 45, "square"),
        _dots("published", LIGHT["reach"]),
    ]
    names = [str(row["name"]) for row in rows]
    return _framed(
        width,
        ROW * len(rows) + 50,
        [{"data": {"values": rows}, "encoding": {"y": _names(names, width)}, "layer": layer}],
    )


def reliability_spec(exact: Curve, again: Curve, width: int = 620) -> Spec:
    """Return two reliability curves of the same chance: exact truth, and outcomes of running the country again."""
    rows = [
        {
            "lens": lens,
            "said": round(b.predicted, 4),
            "done": round(b.happened.value, 4),
            "low": round(b.happened.low, 4),
            "high": round(b.happened.high, 4),
        }
        for lens, curve in zip(LENSES, (exact, again), strict=True)
        for b in curve.bins
    ]
    top = max(0.05, *(max(b.predicted, b.happened.high) for curve in (exact, again) for b in curve.bins))
    scale = {"domain": [0, round(top, 3)], "nice": False}
    x: Spec = {
        "field": "said",
        "type": "quantitative",
        "scale": scale,
        "axis": {"title": "said", "format": "%"},
    }
    y: Spec = {
        "field": "done",
        "type": "quantitative",
        "scale": scale,
        "axis": {"title": "happened", "format": "%"},
    }
    color: Spec = {
        "field": "lens",
        "type": "nominal",
        "scale": LENS_COLOR,
        "legend": _legend(width),
    }
    layers: list[Spec] = [
        {
            "data": {"values": [{"said": 0, "done": 0}, {"said": top, "done": top}]},
            "mark": {"type": "line", "color": LIGHT["muted"], "strokeDash": [4, 4], "strokeWidth": 1},
            "encoding": {"x": x, "y": y},
        },
        {
            "data": {"values": rows},
            "layer": [
                {
                    "mark": {"type": "rule", "strokeWidth": 2, "opacity": 0.5},
                    "encoding": {
                        "x": x,
                        "y": {"field": "low", "type": "quantitative", "scale": scale},
                        "y2": {"field": "high"},
                        "color": color,
                    },
                },
                {
                    "mark": {"type": "point", "filled": True, "opacity": 1, "size": 55},
                    "encoding": {"x": x, "y": y, "color": color},
                },
            ],
        },
    ]
    return _framed(width, min(width, 420), layers)


def regret_spec(found: Regret, width: int = 620) -> Spec:
    """Return what each way loses against the plan, with its interval, by setting."""
    rows = [
        {
            "name": setting.name,
            "way": way.name,
            "lost": round(way.lost.value, 4),
            "low": round(way.lost.low, 4),
            "high": round(way.lost.high, 4),
        }
        for setting in found.settings
        for way in setting.ways
        if way.name != PLAN
    ]
    ways = list(dict.fromkeys(str(row["way"]) for row in rows))
    color: Spec = {
        "field": "way",
        "type": "nominal",
        "scale": {
            "domain": ways,
            "range": [LIGHT["muted"], LIGHT["accent"], LIGHT["target"], LIGHT["reach"]],
        },
        "legend": {**_legend(width), "columns": 2},
    }
    offset: Spec = {"field": "way", "type": "nominal", "sort": ways}
    x: Spec = {
        "field": "lost",
        "type": "quantitative",
        "axis": {"title": "expected worth lost", "tickCount": 5},
    }
    layer: list[Spec] = [
        {"mark": {"type": "bar", "opacity": 0.75}, "encoding": {"x": x, "color": color, "yOffset": offset}},
        {
            "mark": {"type": "rule", "color": LIGHT["ink"], "strokeWidth": 1.5},
            "encoding": {
                "x": {"field": "low", "type": "quantitative"},
                "x2": {"field": "high"},
                "yOffset": offset,
            },
        },
    ]
    names = [setting.name for setting in found.settings]
    return _framed(
        width,
        90 * len(names) + 70,
        [{"data": {"values": rows}, "encoding": {"y": _names(names, width)}, "layer": layer}],
    )
