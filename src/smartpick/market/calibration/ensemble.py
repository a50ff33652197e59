"""The ensemble: cards that fit about as well and differ in everything that the figures do not tell.

Randomised maximum likelihood (Oliver, He & Reynolds 1996; Chen & Oliver, Math. Geosci. 2012): every member draws its
own prior for every parameter and its own reading of the published figures within luck and tolerance; then it is fitted
to that reading. For a linear model with Gaussian errors and exact slopes the members are draws from the posterior;
noise that is taken off the slopes' information makes them a little wider.
"""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from smartpick.market.calibration.response import Response
from smartpick.market.calibration.search import FARTHEST, Calibration, Point
from smartpick.market.card import ModelCard
from smartpick.randomness import key, latin_normals

__all__ = ["draw_members"]

F64 = npt.NDArray[np.float64]
STREAM = 21


def draw_members(
    calibration: Calibration,
    mode: Point,
    readings: Sequence[ModelCard],
    response: Response,
    steps: int,
    note: Callable[[str], None],
) -> list[Point]:
    """Return a fitted member for each of ``readings``: the mode's card with the counts that the member believes in.

    Their draws are stratified, so together they are centred on the mode.
    """
    members = len(readings)
    sizes = (len(mode.u), len(mode.misses))
    z = latin_normals(key(calibration.seed, STREAM), sum(sizes), members)
    prior, reading = np.split(z, [sizes[0]], axis=1)
    gain = np.linalg.inv(response.information() + np.eye(len(mode.u)))
    us = [mode.u + gain @ (prior[m] + response.slopes.T @ reading[m]) for m in range(members)]
    us = [np.clip(u, -FARTHEST, FARTHEST) for u in us]
    # A member may be far from the mode, so its openness is settled twice before it counts.
    now = calibration.points(us, [p.card for p in calibration.points(us, readings)])

    def off(m: int, point: Point) -> float:
        missed, away = point.misses - reading[m], point.u - prior[m]
        return float(missed @ missed + away @ away)

    for number in range(steps):
        us = []
        for m, point in enumerate(now):
            slope = response.slopes.T @ (point.misses - reading[m]) + point.u - prior[m]
            us.append(np.clip(point.u - gain @ slope, -FARTHEST, FARTHEST))
        tried = calibration.points(us, [p.card for p in now])
        now = [min(pair, key=lambda p: off(m, p)) for m, pair in enumerate(zip(now, tried, strict=True))]
        average = np.mean([off(m, point) for m, point in enumerate(now)])
        note(f"members, step {number + 1}: distance from their own readings {average:.1f} on average")
    return now
