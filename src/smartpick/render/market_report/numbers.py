"""Numbers of the report as words."""

import math

from smartpick.market.validation.predictive import Predicted
from smartpick.market.validation.sampling_error import Measured

__all__ = ["digits_for", "interval", "number", "range_of", "share", "signed", "span"]

NOTHING = "\N{EN DASH}"


def number(value: float, digits: int = 1) -> str:
    """Return a number with a thousands separator, a dash where there is none."""
    if not math.isfinite(value):
        return NOTHING
    shown = f"{value:,.{digits}f}"
    # What rounds to zero has no sign.
    return (
        shown.removeprefix("-")
        if float(shown.replace(",", "")) == 0.0
        else shown.replace("-", "\N{MINUS SIGN}")
    )


def signed(value: float, digits: int = 1) -> str:
    """Return a number with its sign."""
    shown = number(value, digits)
    return shown if not math.isfinite(value) or shown.startswith("\N{MINUS SIGN}") else f"+{shown}"


def digits_for(unit: str) -> int:
    """Return how many decimals a figure of this unit is shown with."""
    return 2 if unit in {"odds ratio", "ratio"} else 1


def span(low: float, high: float, digits: int = 1) -> str:
    """Return "low to high"."""
    return f"{number(low, digits)} to {number(high, digits)}"


def range_of(found: Predicted, digits: int = 1) -> str:
    """Return a prediction as "mean (low to high)"."""
    return (
        f"{number(found.mean, digits)} ({span(found.low, found.high, digits)})"
        if math.isfinite(found.mean)
        else NOTHING
    )


def share(value: float, digits: int = 1) -> str:
    """Return a share of one in percent."""
    return f"{number(100.0 * value, digits)} %" if math.isfinite(value) else NOTHING


def interval(found: Measured, digits: int = 3, *, sign: bool = False) -> str:
    """Return a measured figure as "value [low, high]"."""
    shown = signed if sign else number
    return f"{shown(found.value, digits)} [{shown(found.low, digits)}, {shown(found.high, digits)}]"
