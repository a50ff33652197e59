"""All of the calibration in order: luck, Sobol search, Gauss-Newton steps, ensemble, last anchoring.

Everything is deterministic: the same priors, figures, seed and sizes give the same cards, however the seasons are
spread over machines and whatever an earlier fit wrote into the card.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from smartpick.market.calibration.ensemble import draw_members
from smartpick.market.calibration.inner import averages, measured_slopes, settle_openness
from smartpick.market.calibration.openness_spread import luck_of_counts, other_counts, spread_of_openness
from smartpick.market.calibration.search import Calibration, Point, gauss_newton, sobol_points
from smartpick.market.calibration.targets import Targets, targets_of
from smartpick.market.calibration.unknowing import unknowing
from smartpick.market.card import ModelCard
from smartpick.market.comparison import PublishedFigure
from smartpick.market.moments import Moments
from smartpick.market.national import Run
from smartpick.randomness import key, latin_normals

__all__ = ["Fitted", "Sizes", "fit"]

CLIMATE_STREAM = 22
# Steps from where every specialty is open alike: at first a step is as long as it may be.
FIRST_SETTLING = 14
# Steps in which what is shipped is settled: enough to meet the sum of the counts within a hundredth.
ANCHORING = 6
CLIMATE = "screens.visa_climate"
F64 = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much work a fit is.

    ``luck`` seasons that measure one season's luck; ``search`` Sobol points on ``search_replicates`` seasons each;
    ``rounds`` in which straight lines are laid through trials of ``around`` seasons, with ``steps`` Gauss-Newton steps
    at most in each, and ``replicates`` seasons of every step; ``members`` of the ensemble and their ``member_steps``;
    ``final`` seasons of the last anchoring; ``draws`` that the spread of openness is taken from, at least two.
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
    draws: int = 24


@dataclass(frozen=True, slots=True, eq=False)
class Fitted:
    """What a fit found.

    ``card`` the best, with the spread of every openness in its specialties; ``found`` its mean moments; ``spread``
    posterior standard deviation of every fitted parameter in its own unit; ``correlation`` [P, P] of them by ``names``;
    ``members`` cards of the ensemble; ``targets``; ``objective`` at the start and after every round.
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
    """Return the best of the prior mean and the Sobol points, on the final luck."""
    base = calibration.base
    middle = calibration.where(base)
    us = [middle, *sobol_points(len(middle), sizes.search)]
    coarse = Calibration(
        base, calibration.targets, calibration.run, calibration.seed, sizes.search_replicates
    )
    tried = sorted(coarse.points(us, [base] * len(us)), key=lambda p: p.objective)
    note(
        f"search: {len(us)} points, objective {tried[0].objective:.0f} to {tried[-1].objective:.0f},"
        f" the prior mean {next(p.objective for p in tried if p.u is middle):.0f}"
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
    settled, _ = settle_openness([unknowing(base)], run, seed, work.search_replicates, FIRST_SETTLING)
    slopes = measured_slopes(settled[0], run, seed)
    seasons = run([(settled[0], seed + 1, r, work.luck) for r in range(work.luck)])
    targets = targets_of(settled[0], seasons, work.replicates, figures)
    note(
        f"luck: {len(targets.figures)} figures, {work.luck} seasons; openness: {np.median(slopes):.2f} log-odds a unit"
    )
    calibration = Calibration(
        settled[0], targets, run, seed, work.replicates, around=work.around, slopes=slopes
    )
    start = _start(calibration, work, note)
    path = list(gauss_newton(calibration, start, work.rounds, work.steps, note))
    mode, response = path[-1]
    covariance = np.asarray(np.linalg.inv(response.information() + np.eye(len(mode.u))), np.float64)
    counts = luck_of_counts(settled[0], seasons)
    readings = other_counts(mode.card, counts, work.members, seed)
    members = draw_members(calibration, mode, readings, response, work.member_steps, note)
    cards, _ = settle_openness([mode.card], run, seed + 2, work.final, ANCHORING, slopes)
    last, _ = settle_openness([p.card for p in members], run, seed + 2, work.replicates, ANCHORING, slopes)
    found = averages(cards, run, seed + 3, work.final)[0]
    openness = spread_of_openness(calibration, mode, covariance, counts, work.draws)
    note(f"openness: {np.median(list(openness.values())):.2f} index units left open, over {work.draws} draws")
    sd = np.sqrt(np.diag(covariance))
    spread = {}
    for name, share in zip(calibration.names, sd, strict=True):
        prior = base[name].prior
        spread[name] = float(share * (prior[1] if prior else 0.0))
    return Fitted(
        card=with_spread(cards[0], openness),
        found=found,
        names=calibration.names,
        spread=spread,
        correlation=covariance / np.outer(sd, sd),
        members=tuple(_to_come(last, seed)),
        targets=targets,
        objective=tuple(point.objective for point, _ in path),
    )


def with_spread(card: ModelCard, spread: Mapping[str, float]) -> ModelCard:
    """Return the card that says how far every openness, by specialty, may be off."""
    rows = {
        row.name: replace(row, openness_sd=round(spread[row.name], 4)) for row in card.specialties.values()
    }
    return card.changed({}, rows)


def _to_come(members: Sequence[ModelCard], seed: int) -> list[ModelCard]:
    """Return the members in a season to come.

    The visa climate is of that season, not of the one that the figures describe, so it is drawn after the fit.
    """
    climate = members[0][CLIMATE]
    shifts = climate.value + climate.sd * latin_normals(key(seed, CLIMATE_STREAM), 1, len(members))[:, 0]
    return [card.changed({CLIMATE: float(shift)}) for card, shift in zip(members, shifts, strict=True)]
