"""Posterior predictive checks: every published figure beside seasons that no fit has seen.

Seasons are simulated by every member of the ensemble on luck of their own. A figure's predictive distribution is over
members and seasons together, so it holds both what the model does not know and the luck of one season.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from smartpick.market.card import ModelCard
from smartpick.market.comparison import PublishedFigure, published_figures, simulated
from smartpick.market.moments import Moments, non_us_matched
from smartpick.market.national import Run
from smartpick.market.validation.explanations import explanations

__all__ = ["FigureCheck", "Predicted", "Predictive", "SpecialtyCheck", "check_figures", "predictive_checks"]

F64 = npt.NDArray[np.float64]
Role = Literal["fitted", "solved", "predicted"]
LEVEL = 0.90
# Standard errors beyond which a figure is far.
FAR = 2.0


@dataclass(frozen=True, slots=True)
class Predicted:
    """Mean and ``LEVEL`` interval of a figure over members and seasons; nan where nobody is in the group."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class FigureCheck:
    """One published figure beside its prediction, all in ``unit``.

    ``luck`` is the standard deviation between seasons of one member, ``between`` that between the members' means; ``z``
    is (published - predicted mean) over the standard deviation of both, ``z_tolerant`` the same with the figure's
    ``tolerance`` in it. ``inside``: the published value lies in the interval. ``explanation`` is empty unless one is
    needed and somebody has explained why the figure is far on this side.
    """

    key: str
    name: str
    unit: str
    source: str
    role: Role
    published: float
    tolerance: float
    predicted: Predicted
    luck: float
    between: float
    z: float
    z_tolerant: float
    inside: bool
    explanation: str

    @property
    def z_luck(self) -> float:
        """(Published - predicted mean) in standard deviations between seasons of one member: the luck alone."""
        return (self.published - self.predicted.mean) / self.luck if self.luck > 0.0 else float("nan")

    @property
    def far(self) -> bool:
        """Whether the published value is more than two standard errors off, its tolerance not counted."""
        return abs(self.z) > FAR

    @property
    def to_explain(self) -> bool:
        """Whether it needs an explanation: what was aimed at by a season's luck alone, another figure by everything."""
        return self.far or (self.role != "predicted" and abs(self.z_luck) > FAR)


@dataclass(frozen=True, slots=True)
class SpecialtyCheck:
    """One specialty: published matches of non-US IMGs beside predictions of matches, fill (%), ranks and scores.

    ``ranks`` and ``step2ck`` are of (matched, not matched) non-US IMGs with a rank in the specialty.
    """

    name: str
    positions: int
    img_published: int
    img: Predicted
    fill: Predicted
    ranks: tuple[Predicted, Predicted]
    step2ck: tuple[Predicted, Predicted]

    @property
    def inside(self) -> bool:
        """Whether the published count lies in the interval of the predicted one."""
        return self.img.low <= self.img_published <= self.img.high


@dataclass(frozen=True, slots=True)
class Predictive:
    """All checks, made from ``seasons`` seasons of each of ``members`` members with ``seed``."""

    figures: tuple[FigureCheck, ...]
    specialties: tuple[SpecialtyCheck, ...]
    members: int
    seasons: int
    seed: int


def predictive_checks(ensemble: Sequence[ModelCard], run: Run, seed: int, replicates: int) -> Predictive:
    """Simulate ``replicates`` seasons of every member and check every published figure and every specialty."""
    found = run(
        [(card, seed + m, r, replicates) for m, card in enumerate(ensemble) for r in range(replicates)]
    )
    names = tuple(ensemble[0].specialties)
    return Predictive(
        figures=check_figures(names, found, len(ensemble)),
        specialties=tuple(_specialty(ensemble[0], s, found) for s in range(len(names))),
        members=len(ensemble),
        seasons=replicates,
        seed=seed,
    )


def check_figures(
    specialties: Sequence[str],
    found: Sequence[Moments],
    members: int,
    figures: Sequence[PublishedFigure] | None = None,
) -> tuple[FigureCheck, ...]:
    """Return the checks of ``figures`` (default: the published ones) that every season has.

    ``found``: seasons of the first member, then of the second, as many of each.
    """
    checks = []
    for figure in published_figures() if figures is None else figures:
        values = np.array([simulated(figure.key, specialties, season) for season in found])
        if not np.isnan(values).any():
            checks.append(_check(figure, values.reshape(members, -1)))
    return tuple(checks)


def _check(figure: PublishedFigure, values: F64) -> FigureCheck:
    """Return the check of one figure from its simulated values [M, R]."""
    predicted = _predicted(values.ravel())
    luck = float(np.sqrt(values.var(axis=1, ddof=min(1, values.shape[1] - 1)).mean()))
    total = float(values.std())
    off = figure.value - predicted.mean
    found = FigureCheck(
        key=figure.key,
        name=figure.name,
        unit=figure.unit,
        source=figure.source,
        role="fitted" if figure.fitted else "solved" if figure.solved else "predicted",
        published=figure.value,
        tolerance=figure.tolerance,
        predicted=predicted,
        luck=luck,
        between=float(values.mean(axis=1).std()),
        z=off / max(total, 1e-12),
        z_tolerant=off / max(float(np.hypot(total, figure.tolerance)), 1e-12),
        inside=bool(predicted.low <= figure.value <= predicted.high),
        explanation="",
    )
    if not found.to_explain:
        return found
    return replace(found, explanation=explanations().get((figure.key, "below" if off > 0 else "above"), ""))


def _predicted(values: F64) -> Predicted:
    """Return mean and interval of values [n]; all nan where none is known."""
    known = values[~np.isnan(values)]
    if known.size == 0:
        return Predicted(np.nan, np.nan, np.nan)
    low, high = np.quantile(known, (0.5 * (1.0 - LEVEL), 0.5 * (1.0 + LEVEL)))
    return Predicted(float(known.mean()), float(low), float(high))


def _specialty(card: ModelCard, s: int, found: Sequence[Moments]) -> SpecialtyCheck:
    """Return the check of specialty number ``s``; ``card`` has its published count."""
    row = list(card.specialties.values())[s]

    def over(values: list[float]) -> Predicted:
        return _predicted(np.array(values, np.float64))

    return SpecialtyCheck(
        name=row.name,
        positions=row.positions,
        img_published=row.img_matched,
        img=over([float(non_us_matched(m)[s]) for m in found]),
        fill=over([float(100.0 * m.filled[s] / max(m.positions[s], 1.0)) for m in found]),
        ranks=(over([float(m.ranks[s, 0]) for m in found]), over([float(m.ranks[s, 1]) for m in found])),
        step2ck=(
            over([float(m.step2ck[s, 0]) for m in found]),
            over([float(m.step2ck[s, 1]) for m in found]),
        ),
    )
