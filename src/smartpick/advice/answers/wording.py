"""Numbers of an answer as people read them."""

from smartpick.advice.answers.answer import Figure
from smartpick.advice.next_steps import NextStep
from smartpick.chances import Estimate

__all__ = ["chance", "direction", "dollars", "points", "shown", "step_figure"]


def chance(estimate: Estimate) -> str:
    """Return a chance with its interval: "31 % (90 % interval 6 to 62 %)"."""
    low, high = 100 * estimate.low, 100 * estimate.high
    return f"{100 * estimate.value:.0f} % (90 % interval {low:.0f} to {high:.0f} %)"


def points(estimate: Estimate) -> str:
    """Return a difference in percentage points with its interval: "+4.7 points (-5.1 to +16.2)"."""
    return f"{100 * estimate.value:+.1f} points ({100 * estimate.low:+.1f} to {100 * estimate.high:+.1f})"


def direction(estimate: Estimate) -> str:
    """Return what can be said of the sign of a difference."""
    if estimate.low > 0:
        return "the whole interval lies above zero"
    if estimate.high < 0:
        return "the whole interval lies below zero"
    return "the interval holds zero, so it may as well change nothing or harm"


def dollars(span: tuple[float, float] | None) -> str:
    """Return a price in words."""
    if span is None:
        return "at a price that nobody has published"
    low, high = span
    if high == 0:
        return "at no cost"
    return f"for {low:,.0f} USD" if low == high else f"for {low:,.0f} to {high:,.0f} USD"


def shown(figure: Figure) -> str:
    """Return a figure as one line of text: label, number, interval."""
    scale, unit = {
        "chance": (100.0, " %"),
        "points": (100.0, " points"),
        "count": (1.0, ""),
        "USD": (1.0, " USD"),
        "years": (1.0, " years"),
        "months": (1.0, " months"),
    }[figure.unit]
    sign = "+" if figure.unit == "points" else ""
    digits = 0 if figure.unit in {"chance", "count", "USD"} else 1

    def number(value: float) -> str:
        return f"{scale * value:{sign},.{digits}f}"

    interval = ""
    if figure.low is not None and figure.high is not None:
        interval = f" ({number(figure.low)} to {number(figure.high)})"
    return f"{figure.label}: {number(figure.value)}{unit}{interval}"


def step_figure(step: NextStep) -> Figure:
    """Return what a next step adds."""
    return Figure.of(step.change.name, "points", step.gain)
