"""The outer search: parameters that all specialties share, in prior standard deviations from the prior mean.

The posterior mode minimises the squared misses of the fitted figures plus the squared distance from the prior. Steps
follow straight lines laid through the figures all around a point (``response``), and a step is taken only when it is
better on the same luck. Parameters of which the figures tell nothing stay where the prior has them.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from smartpick.errors import Problem, UserError
from smartpick.market.calibration.inner import settle_openness
from smartpick.market.calibration.response import (
    SPAN,
    Response,
    screening_design,
    straight_lines,
    with_others,
)
from smartpick.market.calibration.targets import Targets
from smartpick.market.card import ModelCard
from smartpick.market.moments import Moments
from smartpick.market.national import Run

__all__ = ["Calibration", "Point", "gauss_newton", "sobol_points"]

F64 = npt.NDArray[np.float64]
FARTHEST = 3.0
# More steps of settling for the trials that straight lines are laid through than for those beside a settled card.
LONGER = 3


@dataclass(frozen=True, slots=True, eq=False)
class Point:
    """A trial: ``u`` [P] in prior sds, its settled card and moments, ``misses`` [K] and the objective."""

    u: F64
    card: ModelCard
    found: Moments
    misses: F64

    @property
    def objective(self) -> float:
        """Sum of squared misses and squared distance from the prior."""
        return float(self.misses @ self.misses + self.u @ self.u)


@dataclass(frozen=True, slots=True)
class Calibration:
    """What is fitted, to what, and how seasons are simulated.

    ``seed`` and ``replicates``: the luck of every trial; ``settling``: steps of the inner calibration;
    ``around``: seasons of every trial that the straight lines are laid through; ``slopes`` [S]: log-odds of matching
    per unit of openness, which settling starts from.
    """

    base: ModelCard
    targets: Targets
    run: Run
    seed: int
    replicates: int
    settling: int = 2
    around: int = 2
    slopes: F64 | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the P fitted parameters, in the order of the card."""
        return tuple(n for n, parameter in self.base.parameters.items() if parameter.prior)

    def card(self, u: F64, start: ModelCard) -> ModelCard:
        """Return ``start`` with the fitted parameters at ``u``, inside their ranges."""
        values = {}
        for name, shift in zip(self.names, u, strict=True):
            parameter = self.base[name]
            mean, sd = parameter.prior or (parameter.value, parameter.sd)
            values[name] = float(np.clip(mean + sd * shift, parameter.lowest, parameter.highest))
        return start.changed(values)

    def where(self, card: ModelCard) -> F64:
        """Return where a card is, in prior sds [P]."""
        found = []
        for name in self.names:
            mean, sd = self.base[name].prior or (0.0, 1.0)
            found.append((card.value(name) - mean) / sd)
        return np.array(found)

    def points(self, us: Sequence[F64], starts: Sequence[ModelCard]) -> list[Point]:
        """Return the settled trials at ``us``, each starting from the openness of its own card."""
        cards = [self.card(u, start) for u, start in zip(us, starts, strict=True)]
        settled, found = settle_openness(
            cards, self.run, self.seed, self.replicates, self.settling, self.slopes
        )
        return [
            Point(u, card, m, self.targets.misses(m)) for u, card, m in zip(us, settled, found, strict=True)
        ]

    def response(self, at: Point) -> Response:
        """Return straight lines through the misses around ``at``.

        Trials are far from ``at``, so their openness is settled longer: a figure of a country half settled would answer
        to a parameter in another way than the settled one that is compared with what was published.
        """
        wide = replace(self, replicates=self.around, settling=self.settling + LONGER)
        us = [np.clip(at.u + SPAN * signs, -FARTHEST, FARTHEST) for signs in screening_design(len(at.u))]
        trials = wide.points(us, [at.card] * len(us))
        inside = np.array([self.where(trial.card) for trial in trials])
        said = np.array([self.targets.simulated(trial.found) for trial in trials])
        misses = with_others(np.where(np.isnan(said), np.nan, [trial.misses for trial in trials]))
        return straight_lines(inside, misses)


def sobol_points(dimensions: int, count: int) -> F64:
    """Return ``count`` points [count, dimensions], a power of two, of a Sobol sequence as standard normals.

    The prior's middle is searched, where most of its weight lies: quantiles 0.1 to 0.9. Needs SciPy (Joe & Kuo,
    SIAM J. Sci. Comput. 30, 2008), which only fitting uses.
    """
    try:
        from scipy.stats import norm, qmc  # noqa: PLC0415  (only people who fit the model need SciPy)
    except ImportError:
        raise UserError(
            Problem("Fitting the model needs SciPy.", "Install it: pip install 'smartpick[fit]'")
        ) from None
    points = qmc.Sobol(dimensions, scramble=False).random(count) + 0.5 / count
    found: F64 = norm.ppf(0.1 + 0.8 * points)
    return found


def gauss_newton(
    calibration: Calibration, start: Point, rounds: int, steps: int, note: Callable[[str], None]
) -> Iterator[tuple[Point, Response]]:
    """Yield (point, the last lines laid) at the start and after every round.

    A round lays the lines once and takes ``steps`` steps along them at most. A step solves the linear problem; its
    full, half and quarter lengths are tried together and the best is taken if it is better than where it came from,
    else the round ends.
    """
    here = start
    for number in range(rounds):
        response = calibration.response(here)
        if not number:
            yield here, response
        for _ in range(steps):
            us = [
                np.clip(here.u + length * newton_step(here, response), -FARTHEST, FARTHEST)
                for length in (1.0, 0.5, 0.25)
            ]
            best = min(calibration.points(us, [here.card] * len(us)), key=lambda p: p.objective)
            note(f"round {number + 1}: objective {here.objective:.1f} -> {best.objective:.1f}")
            if best.objective >= here.objective:
                break
            here = best
        yield here, response


def newton_step(here: Point, response: Response) -> F64:
    """Return the step to where the objective would be smallest if the lines were exact [P]."""
    normal = response.information() + np.eye(len(here.u))
    downhill: F64 = -(response.slopes.T @ here.misses + here.u)
    return np.asarray(np.linalg.solve(normal, downhill), np.float64)
