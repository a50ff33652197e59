"""A plan as one HTML page that needs nothing else: no script, no font, no request of any kind.

What the template shows is prepared here as words; the template only lays it out, with autoescape on. The
three drawings are the only markup passed through, and no word from data or from the user is in them.
"""

from __future__ import annotations

import functools
import math
import re
from typing import TYPE_CHECKING, Any

import jinja2
from markupsafe import Markup

from smartpick.render import wording
from smartpick.render.atlas import drawable
from smartpick.render.charts import bars_spec, curve_spec, map_spec, svg
from smartpick.render.palette import DARK, LIGHT

if TYPE_CHECKING:
    from smartpick.advice.result import NextHundred, Plan, PlanRow, StopPoint, Totals
    from smartpick.chances.estimate import Estimate

__all__ = ["drawing", "environment", "plan_page"]

TIERS = ("reach", "target", "likely")
_COLOR_NAMES = {value: name for name, value in LIGHT.items()}
_PAINT = re.compile(r'(fill|stroke)="(#[0-9a-f]{6})"')


def plan_page(plan: Plan) -> str:
    """Return the whole page as HTML text."""
    usual = _usual(plan)
    scale = _highest(plan)
    return (
        environment()
        .get_template("plan.html")
        .render(
            plan=plan,
            light=LIGHT,
            dark=DARK,
            headline=_headline(plan),
            curve=_curve(plan),
            where=_where(plan),
            bars=_bars(plan),
            usual=usual,
            rows=[_row(row, scale, usual) for row in sorted(plan.rows, key=lambda row: row.rank)],
            wasted=[_row(row, scale, usual) for row in plan.wasted],
            tier_definition=wording.tier_definition(),
            order_definition=wording.order_definition(),
            above=wording.UNKNOWN_ABOVE,
            tiers=[(tier, sum(row.tier == tier for row in plan.rows)) for tier in TIERS],
        )
    )


@functools.cache
def environment() -> jinja2.Environment:
    """Return the templates of this room: autoescape on, a missing value is an error, numbers in words as filters."""
    found = jinja2.Environment(
        loader=jinja2.PackageLoader("smartpick.render"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for word in (
        "count",
        "count_range",
        "in_hundred",
        "money",
        "percent",
        "percent_range",
        "plural",
        "points",
    ):
        found.filters[word] = getattr(wording, word)
    return found


def drawing(spec: dict[str, Any]) -> Markup:
    """Draw, and let the page's variables decide the colours, so that dark mode reaches the drawing."""

    def named(paint: re.Match[str]) -> str:
        name = _COLOR_NAMES.get(paint[2])
        return f'{paint[1]}="var(--{name})"' if name else paint[0]

    return Markup(_PAINT.sub(named, svg(spec)))  # noqa: S704  (our own drawing; see the module's docstring)


def _band(estimate: Estimate, scale: float = 1.0) -> dict[str, str]:
    """Return where an interval and its value lie on a bar from 0 to ``scale``, in per cent of its width."""

    def at(value: float) -> float:
        return min(100.0, max(0.0, 100.0 * value / scale)) if math.isfinite(value) and scale > 0 else 0.0

    low, high = at(estimate.low), at(estimate.high)
    return {
        "left": f"{low:.1f}",
        "width": f"{max(0.8, high - low):.1f}",
        "value": f"{at(estimate.value):.1f}",
    }


def _headline(plan: Plan) -> dict[str, Any]:
    totals = plan.totals
    return {
        "band": _band(totals.p_match),
        "level": f"{100 * totals.p_match.level:.0f}",
        "proof": _proof(plan),
    }


def _proof(plan: Plan) -> tuple[str, str]:
    """Return the certificate as a short answer and a sentence; never less than the true gap."""
    totals = plan.totals
    beyond = totals.upper_bound - totals.value
    if not math.isfinite(beyond):
        return "not proved", "No upper bound was computed for this list, so a better one may exist."
    weighted = plan.goal.weighted
    rules = "that keeps the same budget, signals and limits"
    higher, own = (
        ("is worth more", "this one's worth") if weighted else ("has a higher chance", "this one's chance")
    )
    scale = f" Expected worth {wording.worth(totals.value)} of 1." if weighted else ""
    share = beyond / abs(totals.value) if totals.value else 0.0
    if share <= 1e-6:
        return "best possible", f"Proved: no list {rules} {higher} under this model.{scale}"
    hundred = math.ceil(share * 1e4) / 1e2
    words = f"of the best possible. Proved: no list {rules} {higher} by more than {hundred:g}% of {own}"
    return f"within {hundred:g}%", f"{words}, under this model.{scale}"


def _curve(plan: Plan) -> dict[str, Any] | None:
    if not plan.curve:
        return None

    def said(point: StopPoint | Totals, chance: float) -> str:
        applications = wording.plural(point.applications, "application")
        return f"{wording.percent(chance)} with {applications} for {wording.money(point.dollars)}"

    label = (
        f"Curve of the chance of matching. At the stop point it is {said(plan.stop, plan.stop.p_match)}; "
        f"with this list it is {said(plan.totals, plan.totals.p_match.value)}."
    )
    return {
        "steps": _near_stop(plan),
        "wide": drawing(curve_spec(plan)),
        "narrow": drawing(curve_spec(plan, width=320, height=250)),
        "label": label,
    }


def _near_stop(plan: Plan, most: int = 6) -> tuple[NextHundred, ...]:
    """Return the few steps of 100 dollars around the stop point that fit beside the curve."""
    steps = plan.next_hundreds
    at = sum(step.dollars_to <= plan.stop.dollars for step in steps)
    first = max(0, min(at - most // 2, len(steps) - most))
    return steps[first : first + most]


def _where(plan: Plan) -> dict[str, Any] | None:
    if not plan.rows:
        return None
    mapped = [
        row for row in plan.rows if drawable(row.program.state, row.program.longitude, row.program.latitude)
    ]
    by_state: dict[str, int] = {}
    for row in plan.rows:
        by_state[row.program.state] = by_state.get(row.program.state, 0) + 1
    most = sorted(by_state.items(), key=lambda item: (-item[1], item[0]))
    words = ", ".join(f"{state} {number}" for state, number in most)
    return {
        "drawing": drawing(map_spec(plan.rows)),
        "label": f"Map of the United States with {wording.plural(len(mapped), 'program')} of this list.",
        "states": words,
        "unmapped": len(plan.rows) - len(mapped),
        "most": max(row.marginal_value for row in plan.rows),
    }


def _bars(plan: Plan) -> dict[str, Any] | None:
    if not plan.rows:
        return None
    best = max(plan.rows, key=lambda row: row.marginal_value)
    label = (
        f"Bars of what each application adds, in the order of choice. The largest is number {best.rank} with "
        f"{wording.points(best.marginal_value)} percentage points; every value is in the table below."
    )
    return {
        "wide": drawing(bars_spec(plan.rows)),
        "narrow": drawing(bars_spec(plan.rows, width=320, height=190)),
        "label": label,
    }


def _sentence(words: str) -> str:
    """Return words with a capital first and a stop last."""
    words = words[:1].upper() + words[1:]
    return words if words.endswith((".", "!", "?")) else f"{words}."


def _usual(plan: Plan) -> tuple[str, ...]:
    """Return what is unknown for nearly every row, in the order met, to be said once above the list."""
    counts: dict[str, int] = {}
    for row in plan.rows:
        for words in row.unknown:
            counts[words] = counts.get(words, 0) + 1
    enough = max(5, math.ceil(0.6 * len(plan.rows)))
    return tuple(words for words, number in counts.items() if number >= enough)


def _unknown(row: PlanRow, usual: tuple[str, ...]) -> str:
    """Return what is unknown about a row; where it lacks everything usual, that part is only pointed at."""
    if usual and set(usual) <= set(row.unknown):
        rest = [words for words in row.unknown if words not in usual]
        return "; ".join([wording.UNKNOWN_ABOVE, *rest])
    return "; ".join(row.unknown)


def _highest(plan: Plan) -> float:
    """Return the end of the scale that the small interview bars share."""
    highs = [row.interview.high for row in (*plan.rows, *plan.wasted) if math.isfinite(row.interview.high)]
    return max([0.05, *highs])


def _row(row: PlanRow, scale: float, usual: tuple[str, ...]) -> dict[str, Any]:
    ordered = sorted(row.reasons, key=lambda reason: -abs(reason.effect))
    reasons = [
        (f"{reason.effect:+.1f}".replace("-", "\N{MINUS SIGN}"), _sentence(reason.words), reason)
        for reason in ordered
    ]
    return {
        "plan": row,
        "program": row.program,
        "interview": _band(row.interview, scale),
        "match": _band(row.match, scale),
        "reasons": reasons,
        # What is not known is said once in words; the two reasons shown first are about applicant and program.
        "leading": [shown for shown in reasons if not shown[2].unknown][:2],
        "failed": [screen for screen in row.screens if screen.verdict == "fails"],
        "passed": [screen for screen in row.screens if screen.verdict == "passes"],
        "unknown": _unknown(row, usual),
    }
