"""Numbers as people read them: percentages, dollars, points, intervals."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smartpick.chances.estimate import Estimate

__all__ = [
    "UNKNOWN_ABOVE",
    "costs_compared",
    "count",
    "count_range",
    "in_hundred",
    "money",
    "order_definition",
    "percent",
    "percent_range",
    "plural",
    "points",
    "reading",
    "tidy",
    "tier_definition",
    "worth",
]

UNKNOWN = "unknown"
#: What a row says for all that is unknown about nearly every program and stands above the list.
UNKNOWN_ABOVE = "as said above the list"


def percent(chance: float) -> str:
    """Return a chance in 0..1 as a percentage, with a decimal where it matters: "0.4%", "7.2%", "62%"."""
    if not math.isfinite(chance):
        return UNKNOWN
    hundred = 100.0 * chance
    if 0 < hundred < 0.05:
        return "<0.1%"
    if 99.95 <= hundred < 100:
        return ">99.9%"
    decimals = 1 if 0 < hundred < 9.95 or 99.5 <= hundred < 100 else 0
    return f"{hundred:.{decimals}f}%"


def percent_range(estimate: Estimate) -> str:
    """Return the interval of a chance: "48% to 74%"."""
    return f"{percent(estimate.low)} to {percent(estimate.high)}"


def in_hundred(chance: float) -> str:
    """Return a chance as a number of people out of a hundred: "62", "fewer than 1"."""
    if not math.isfinite(chance):
        return "an unknown number"
    if 0 < chance < 0.01:
        return "fewer than 1"
    return f"{100.0 * chance:.0f}"


def worth(value: float) -> str:
    """Return an expected worth, where a sure match at what is wanted most is 1: "0.767"."""
    return f"{value:.3f}" if math.isfinite(value) else UNKNOWN


def count(number: float) -> str:
    """Return an expected count: one decimal under ten, none above."""
    if not math.isfinite(number):
        return UNKNOWN
    return f"{number:.1f}" if abs(number) < 9.95 else f"{number:,.0f}"


def count_range(estimate: Estimate) -> str:
    """Return the interval of an expected count: "4.2 to 11"."""
    return f"{count(estimate.low)} to {count(estimate.high)}"


def money(dollars: float) -> str:
    """Return dollars without cents unless there are some: "$1,284", "$12.50"."""
    if not math.isfinite(dollars):
        return UNKNOWN
    return f"${dollars:,.0f}" if abs(dollars - round(dollars)) < 0.005 else f"${dollars:,.2f}"


def points(difference: float) -> str:
    """Return a difference of chances in 0..1 as percentage points: "0.42", "3.1", "<0.01"."""
    if not math.isfinite(difference):
        return UNKNOWN
    hundred = 100.0 * difference
    if hundred == 0:
        return "0"
    if abs(hundred) < 0.005:
        return "<0.01" if hundred > 0 else ">-0.01"
    return f"{hundred:.2f}" if abs(hundred) < 0.995 else f"{hundred:.1f}"


def tier_definition() -> str:
    """Return what the tiers mean."""
    # Whoever holds a plan has loaded the engine already; who only writes a profile need not.
    from smartpick.advice.rows import LIKELY_FROM, TARGET_FROM  # noqa: PLC0415

    likely, target = 100 * LIKELY_FROM, 100 * TARGET_FROM
    return (
        f"By the chance of an interview: likely from {likely:g}%, target from {target:.3g}%, reach below. "
        "So likely does not mean more likely than not."
    )


def order_definition() -> str:
    """Return what the order of a list means, and why what a row adds need not fall along it."""
    return (
        "In the order of choice: each row adds most to the goal, for its price, to the rows before it. What a row adds "
        "is the points of chance lost when it alone is dropped from the whole list, so it may rise from one row to the "
        "next. Programs that the model cannot tell apart go by their ACGME number, also where only some of them fit."
    )


def reading(gain: float) -> tuple[tuple[str, str], ...]:
    """Return the words of a list with what they mean; ``gain``: points that another 100 dollars should add."""
    return (
        (
            "Order",
            "What adds most to your chance for its price comes first; each next program adds most to those before it.",
        ),
        ("Tiers", tier_definition()),
        ("Adds", "The points of chance that you lose when you drop this program alone."),
        ("Stop point", f"From here another $100 adds less than {gain:g} points of chance."),
    )


def costs_compared(dollars: Sequence[float], budget: float | None) -> str:
    """Say whether lists that are compared cost the same, and why where they do not; ``budget`` is the profile's."""
    least, most = min(dollars), max(dollars)
    if most - least < 0.5:
        return f"Every list here costs {money(least)}, so no difference comes from money."
    why = (
        "With no budget set, each ends where another $100 would buy too little"
        if budget is None
        else "Each keeps within its own budget"
    )
    way_out = " Set one budget for all to compare for the same money." if budget is None else ""
    return f"The lists cost from {money(least)} to {money(most)}. {why}, so part of a difference may be money.{way_out}"


def plural(number: int, one: str, many: str | None = None) -> str:
    """Return a count with its noun: "1 program", "2 programs"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def tidy(number: float, digits: int = 4) -> float | None:
    """Return ``number`` rounded for output, or None when it is not a number (unknown)."""
    return round(float(number), digits) if math.isfinite(number) else None
