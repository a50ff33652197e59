"""All of the calibration in order: luck, Sobol search, Gauss-Newton steps, ensemble, last anchoring.

Everything is deterministic: the same start card, figures, seed and sizes give the same cards, however the seasons are
spread over machines.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from smartpick.market.calibration.ensemble import draw_members
from smartpick.market.calibration.inner import averages, settle_openness
from smartpick.market.calibration.search import Calibration, Point, gauss_newton, sobol_points
from smartpick.market.calibration.targets import Targets, targets_of
from smartpick.market.card import ModelCard
from smartpick.market.comparison import PublishedFigure
from smartpick.market.moments import Moments
from smartpick.market.national import Run
from smartpick.randomness import key, latin_normals

__all__ = ["Fitted", "Sizes", "fit"]

CLIMATE_STREAM = 22
# Steps in which what is shipped is settled: enough to meet the sum of the counts within a hundredth.
ANCHORING = 6
F64 = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much work a fit is.

    ``luck`` seasons that measure one season's luck; ``search`` Sobol points on ``search_replicates`` seasons each;
    ``rounds`` in which straight lines are laid through trials of ``around`` seasons, with ``steps`` Gauss-Newton steps
    at most in each, and ``replicates`` seasons of every step; ``members`` of the ensemble and their ``member_steps``;
    ``final`` seasons of the last anchoring.
    """

    luck: int = 12
    search: int = 32
    search_replicates: int = 2
    rounds: int = 2
    around: int = 2
    steps: int = 3
    replicates: int = 5
    members: int = 8
    member_steps: int = 3
    final: int = 16


@dataclass(frozen=True, slots=True, eq=False)
class Fitted:
    """What a fit found.

    ``card`` the best; ``found`` its mean moments; ``spread`` posterior standard deviation of every fitted parameter in
    its own unit; ``correlation`` [P, P] of them by ``names``; ``members`` cards of the ensemble; ``targets``;
    ``objective`` at the start and after every round.
    """

    card: ModelCard
    found: Moments
    names: tuple[str, ...]
    spread: dict[str, float]
    correlation: F64
    members: tuple[ModelCard, ...]
    targets: Targets
    objective: tuple[float, ...]


def _start(calibration: Calibration, sizes: Sizes, note: Callable[[str], None]) -> Point:
    """Return the best of the prior mean, the card as it is and the Sobol points, on the final luck."""
    base = calibration.base
    here = calibration.where(base)
    us = [np.zeros_like(here), here, *sobol_points(len(here), sizes.search)]
    coarse = Calibration(
        base, calibration.targets, calibration.run, calibration.seed, sizes.search_replicates
    )
    tried = sorted(coarse.points(us, [base] * len(us)), key=lambda p: p.objective)
    note(
        f"search: {len(us)} points, objective {tried[0].objective:.0f} to {tried[-1].objective:.0f},"
        f" the card as it was {next(p.objective for p in tried if p.u is here):.0f}"
    )
    best = tried[:3]
    again = calibration.points([p.u for p in best], [p.card for p in best])
    return min(again, key=lambda p: p.objective)


def fit(
    base: ModelCard,
    run: Run,
    seed: int,
    sizes: Sizes | None = None,
    note: Callable[[str], None] = lambda _: None,
    figures: Sequence[PublishedFigure] | None = None,
) -> Fitted:
    """Fit the card's parameters that have a prior to the published figures, and draw the ensemble.

    ``run`` simulates seasons; ``note`` is told, in words, what has been done; ``figures`` replaces the published ones
    (for recovery of a known truth).
    """
    work = sizes or Sizes()
    settled, _ = settle_openness([base], run, seed, work.search_replicates, 3)
    seasons = run([(settled[0], seed + 1, r, work.luck) for r in range(work.luck)])
    targets = targets_of(settled[0], seasons, work.replicates, figures)
    note(f"luck: {len(targets.figures)} figures, {work.luck} seasons")
    calibration = Calibration(settled[0], targets, run, seed, work.replicates, around=work.around)
    start = _start(calibration, work, note)
    path = list(gauss_newton(calibration, start, work.rounds, work.steps, note))
    mode, response = path[-1]
    covariance = np.linalg.inv(response.information() + np.eye(len(mode.u)))
    members = draw_members(calibration, mode, response, work.members, work.member_steps, note)
    cards, _ = settle_openness([mode.card], run, seed + 2, work.final, ANCHORING)
    last, _ = settle_openness([p.card for p in members], run, seed + 2, work.replicates, ANCHORING)
    # The climate is of a season to come, not of the one that the figures describe, so it is added after the fit.
    climate = base["screens.visa_climate"]
    shifts = climate.value + climate.sd * latin_normals(key(seed, CLIMATE_STREAM), 1, len(last))[:, 0]
    last = [card.changed({"screens.visa_climate": float(s)}) for card, s in zip(last, shifts, strict=True)]
    found = averages(cards, run, seed + 3, work.final)[0]
    sd = np.sqrt(np.diag(covariance))
    spread = {}
    for name, left in zip(calibration.names, sd, strict=True):
        prior = base[name].prior
        spread[name] = float(left * (prior[1] if prior else 0.0))
    return Fitted(
        card=cards[0],
        found=found,
        names=calibration.names,
        spread=spread,
        correlation=covariance / np.outer(sd, sd),
        members=tuple(last),
        targets=targets,
        objective=tuple(point.objective for point, _ in path),
    )
