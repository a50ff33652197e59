"""When to stop looking up: when the next half hour adds less than the user's threshold."""

from collections.abc import Sequence

import numpy as np

from smartpick.advice.result import CurvePoint
from smartpick.advice.verify_first.item import Stop
from smartpick.advice.verify_first.sequence import Step

__all__ = ["HALF_HOUR", "next_half_hours", "stop_looking", "worth_of_hundred"]

HALF_HOUR = 30.0
HUNDRED = 100.0


def worth_of_hundred(curve: Sequence[CurvePoint], listed: int) -> float:
    """Return what 100 dollars after the first ``listed`` rows add to what the list was chosen for."""
    dollars = np.array([point.dollars for point in curve])
    value = np.array([point.value for point in curve])
    return max(0.0, float(np.interp(dollars[listed] + HUNDRED, dollars, value) - value[listed]))


def next_half_hours(steps: Sequence[Step], *, ended: bool) -> list[float]:
    """Return for each visit what the half hour that begins with it adds; a visit that is cut short counts in part.

    Beyond the last step nothing comes when the queue has ``ended``, else it goes on at the last step's rate.
    """
    ends = np.cumsum([0.0, *(step.visit.minutes for step in steps)])
    total = np.cumsum([0.0, *(step.then for step in steps)])
    beyond = 0.0 if ended or not steps else HALF_HOUR * steps[-1].then / steps[-1].visit.minutes
    ends, total = np.append(ends, ends[-1] + HALF_HOUR), np.append(total, total[-1] + beyond)
    starts = zip(ends[: len(steps)], total[: len(steps)], strict=True)
    return [float(np.interp(start + HALF_HOUR, ends, total) - before) for start, before in starts]


def stop_looking(steps: Sequence[Step], threshold: float, *, own: bool, ended: bool, shown: int) -> Stop:
    """Return where to stop in words.

    ``own``: the threshold is the user's, else it is what 100 dollars buy at the end of the list; ``ended``: nothing
    worth looking up comes after these steps; ``shown``: how many of them the user sees.
    """
    halves = next_half_hours(steps, ended=ended)
    paying = [i for i, gain in enumerate(halves) if gain >= threshold]
    items = min(paying[-1] + 1 if paying else 0, shown)
    minutes = sum(step.visit.minutes for step in steps[:items])
    points = f"{100 * threshold:.2g} percentage points"
    rule = (
        f"your threshold of {points}"
        if own
        else f"the {points} that 100 USD more buy at the end of your list"
    )
    if not steps and not ended:
        words = "There is no time to look anything up."
    elif not steps:
        words = "Nothing that can be looked up would change your list."
    elif items < shown:
        begin = f"After {items} of these ({minutes} minutes)" if items else "Already at the start"
        words = (
            f"{begin} the next half hour adds {100 * halves[items]:.2g} percentage points, less than {rule}."
        )
    elif ended and shown == len(steps):
        words = f"Each half hour of these adds at least {rule}; nothing else would change your list."
    elif shown < len(steps) and halves[shown] < threshold:
        words = f"Each half hour of these adds at least {rule}; what comes after them adds less."
    else:
        words = f"Each half hour of these adds at least {rule}, and so does what comes after them."
    return Stop(items, minutes, threshold, words)
