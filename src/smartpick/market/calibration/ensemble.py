"""The ensemble: cards that fit about as well and differ in everything that the figures do not tell.

Randomised maximum likelihood (Oliver, He & Reynolds 1996; Chen & Oliver, Math. Geosci. 2012): every member draws its
own prior for the fitted parameters, its own value for those that are not fitted, and its own reading of the published
figures within luck and tolerance; then it is fitted to that reading. For a linear model with Gaussian errors the
members are exact draws from the posterior. The split between interview skill and a program's own taste, which
aggregates do not identify, is drawn with its total kept (MODEL of the project, section 5).
"""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from smartpick.market.calibration.search import FARTHEST, Calibration, Point
from smartpick.market.card import ModelCard
from smartpick.randomness import key, latin_normals

__all__ = ["APPLICANT_GROUPS", "draw_members"]

F64 = npt.NDArray[np.float64]
STREAM = 21
# Groups whose spread belongs to one applicant and is carried by the chances themselves, not by the market.
APPLICANT_GROUPS = ("effects", "population", "ties", "applications", "taste")


def passive_parameters(card: ModelCard) -> tuple[str, ...]:
    """Return the names of the parameters that members draw from their prior without being fitted."""
    fixed = {"latent.s1", "latent.s2", "openness.level", "screens.visa_climate"}
    return tuple(
        name
        for name, parameter in card.parameters.items()
        if not parameter.prior
        and parameter.sd > 0
        and name.split(".")[0] not in APPLICANT_GROUPS
        and name not in fixed
    )


def split_of_luck(card: ModelCard, skill: float) -> dict[str, float]:
    """Return skill and s2 with the sum of their squares kept; skill stays between a tenth and nine tenths of it."""
    total = float(np.hypot(card.value("latent.skill"), card.value("latent.s2")))
    chosen = float(np.clip(skill, 0.1 * total, 0.9 * total))
    return {"latent.skill": chosen, "latent.s2": float(np.sqrt(total**2 - chosen**2))}


def draw_members(
    calibration: Calibration,
    mode: Point,
    jacobian: F64,
    members: int,
    steps: int,
    note: Callable[[str], None],
) -> list[Point]:
    """Return ``members`` fitted members; their draws are stratified, so together they are centred on the mode.

    Half as many more are drawn, and those that stay farthest from their own readings are left out: there the country is
    so unlike the mode (a parameter at the end of its range) that the steps do not lead back.
    """
    of = key(calibration.seed, STREAM)
    kept, members = members, members + members // 2
    passive = passive_parameters(calibration.base)
    sizes = (len(passive), len(mode.u), len(mode.misses))
    z = latin_normals(of, sum(sizes), members)
    own, prior, reading = np.split(z, np.cumsum(sizes)[:-1], axis=1)
    gain = np.linalg.solve(jacobian.T @ jacobian + np.eye(len(mode.u)), np.eye(len(mode.u)))
    starts = []
    for m in range(members):
        values = {}
        for name, shift in zip(passive, own[m], strict=True):
            parameter = calibration.base[name]
            values[name] = float(
                np.clip(parameter.value + parameter.sd * shift, parameter.lowest, parameter.highest)
            )
        values |= split_of_luck(
            calibration.base, values.get("latent.skill", calibration.base.value("latent.skill"))
        )
        starts.append(mode.card.changed(values))
    us = [mode.u + gain @ (prior[m] + jacobian.T @ reading[m]) for m in range(members)]
    us = [np.clip(u, -FARTHEST, FARTHEST) for u in us]
    # A member may be far from the mode in what is not fitted, so its openness is settled twice before it counts.
    now = calibration.points(us, [p.card for p in calibration.points(us, starts)])

    def off(m: int, point: Point) -> float:
        missed, away = point.misses - reading[m], point.u - prior[m]
        return float(missed @ missed + away @ away)

    for number in range(steps):
        us = []
        for m, point in enumerate(now):
            slope = jacobian.T @ (point.misses - reading[m]) + point.u - prior[m]
            us.append(np.clip(point.u - gain @ slope, -FARTHEST, FARTHEST))
        tried = calibration.points(us, [p.card for p in now])
        now = [min(pair, key=lambda p: off(m, p)) for m, pair in enumerate(zip(now, tried, strict=True))]
        average = np.mean([off(m, point) for m, point in enumerate(now)])
        note(f"members, step {number + 1}: distance from their own readings {average:.1f} on average")
    nearest = sorted(range(members), key=lambda m: off(m, now[m]))[:kept]
    return [now[m] for m in sorted(nearest)]
