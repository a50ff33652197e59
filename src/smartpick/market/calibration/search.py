"""The outer search: parameters that all specialties share, in prior standard deviations from the prior mean.

The posterior mode minimises the squared misses of the fitted figures plus the squared distance from the prior. The
figures are steps in the parameters (people are whole, matchings jump), so derivatives are differences over a third of
a prior standard deviation on common random numbers, and a step is taken only when it is better on the same luck.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from smartpick.errors import Problem, UserError
from smartpick.market.calibration.inner import settle_openness
from smartpick.market.calibration.targets import Targets
from smartpick.market.card import ModelCard
from smartpick.market.moments import Moments
from smartpick.market.national import Run

__all__ = ["Calibration", "Point", "gauss_newton", "sobol_points"]

F64 = npt.NDArray[np.float64]
DIFFERENCE = 0.35
FARTHEST = 3.0


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

    ``seed`` and ``replicates``: the luck of every trial; ``settling``: Newton steps of the inner calibration.
    """

    base: ModelCard
    targets: Targets
    run: Run
    seed: int
    replicates: int
    settling: int = 2

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
        settled, found = settle_openness(cards, self.run, self.seed, self.replicates, self.settling)
        return [
            Point(u, card, m, self.targets.misses(m)) for u, card, m in zip(us, settled, found, strict=True)
        ]

    def jacobian(self, at: Point) -> F64:
        """Return the derivatives of the misses by ``u`` [K, P], by differences on the luck of ``at``."""
        away = np.where(at.u > 0, -DIFFERENCE, DIFFERENCE)
        us = [at.u + away[j] * np.eye(len(at.u))[j] for j in range(len(at.u))]
        around = self.points(us, [at.card] * len(us))
        return np.stack([(p.misses - at.misses) / d for p, d in zip(around, away, strict=True)], axis=1)


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
    calibration: Calibration, start: Point, steps: int, note: Callable[[str], None]
) -> Iterator[tuple[Point, F64]]:
    """Yield (point, Jacobian there) after every accepted step, the start first.

    A step solves the linearised problem; its full, half and quarter lengths are tried together and the best is taken
    if it is better than where it came from, else the search ends.
    """
    here = start
    for number in range(steps):
        jacobian = calibration.jacobian(here)
        yield here, jacobian
        normal = jacobian.T @ jacobian + np.eye(len(here.u))
        step = np.linalg.solve(normal, -(jacobian.T @ here.misses + here.u))
        us = [np.clip(here.u + length * step, -FARTHEST, FARTHEST) for length in (1.0, 0.5, 0.25)]
        best = min(calibration.points(us, [here.card] * len(us)), key=lambda p: p.objective)
        note(f"step {number + 1}: objective {here.objective:.1f} -> {best.objective:.1f}")
        if best.objective >= here.objective:
            return
        here = best
    yield here, calibration.jacobian(here)
