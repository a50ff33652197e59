"""Recovery: figures of a known truth are fitted again, and the answer is compared with the truth.

A truth is a model card: one of the ensemble, or one drawn from the prior. It simulates one season, whose figures, each
moved at random by its tolerance, are "published"; so are its matches of IMGs by specialty. The fit knows nothing of the
truth but that. If the spreads that a fit states are right, ninety per cent of the true values lie within 1.645 of them,
on average over truths drawn from the prior: theory promises no more (Cook, Gelman & Rubin, JCGS 15(3), 2006). Members
lie where the real figures pulled them, and what holds on average need not hold there; they are counted apart.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from smartpick.market.calibration.fit import Fitted, Sizes, fit
from smartpick.market.calibration.inner import EXCESS
from smartpick.market.card import ModelCard
from smartpick.market.comparison import PublishedFigure, published_figures, simulated
from smartpick.market.moments import Moments, non_us_matched, us_img_matched
from smartpick.market.national import Run
from smartpick.market.validation.sampling_error import Measured, mean_over_clusters, proportion
from smartpick.randomness import key, normals, words

__all__ = ["TELLING", "Inside", "Recovered", "Recovery", "figures_of", "prior_truths", "recover", "recovery"]

F64 = npt.NDArray[np.float64]
Origin = Literal["member", "prior"]
TRUTH_STREAM, TOLERANCE_STREAM = 51, 52
LEVEL, WITHIN = 0.90, 1.6449
# Share of the prior variance that figures must take away before they count as telling something.
TELLING = 0.2


@dataclass(frozen=True, slots=True)
class Recovered:
    """One parameter of one truth: true value, fitted value, the spread the fit states, and that of the prior."""

    truth: int
    origin: Origin
    name: str
    value: float
    fitted: float
    spread: float
    prior_spread: float

    @property
    def z(self) -> float:
        """Return (fitted - true) in stated spreads."""
        return (self.fitted - self.value) / self.spread

    @property
    def told(self) -> float:
        """Return the share of the prior variance that the figures took away, 0..1."""
        return max(0.0, 1.0 - (self.spread / self.prior_spread) ** 2)


@dataclass(frozen=True, slots=True)
class Inside:
    """How many of some true values lie in the stated 90 % intervals.

    ``covered``: their share; its interval spans the binomial one and that of resampling whole truths, since what one
    fit gets wrong it gets wrong together. ``rms_z`` root mean square of z, 1 when spreads are right.
    """

    count: int
    values: int
    covered: Measured
    rms_z: float


@dataclass(frozen=True, slots=True)
class Recovery:
    """Every parameter of every truth; the counts are of the ``truths`` drawn from the prior, if not said otherwise.

    ``everything`` all values; ``informed`` those of which the figures tell something (``TELLING``), where it is the
    fit that is tested and not the prior alone; ``openness`` that of the specialties, where anybody matched (a count of
    nobody tells no openness), and ``openness_rms`` the root mean square of its errors, index units, each weighted by
    the matches of IMGs. ``members``: how many truths were members of the ensemble; ``informed_of_members`` and
    ``openness_of_members`` are the same of them.
    """

    parameters: tuple[Recovered, ...]
    truths: int
    everything: Inside
    informed: Inside
    openness: Inside
    openness_rms: float
    members: int
    informed_of_members: Inside
    openness_of_members: Inside


def inside(z: F64, truth: npt.NDArray[np.intp]) -> Inside:
    """Return how many of the true values lie in the stated intervals, by their ``z`` and ``truth`` [n]; nan of none."""
    hits = np.abs(z) < WITHIN
    count = int(hits.sum())
    alone = proportion(count, len(z))
    together = mean_over_clusters(hits.astype(float), truth)
    covered = replace(
        alone, low=float(np.fmin(alone.low, together.low)), high=float(np.fmax(alone.high, together.high))
    )
    return Inside(count, len(z), covered, float(np.sqrt(np.mean(z**2))) if len(z) else float("nan"))


def of_parameters(rows: Sequence[Recovered]) -> Inside:
    """Return how many of the true parameters lie in the stated intervals."""
    return inside(np.array([row.z for row in rows]), np.array([row.truth for row in rows], dtype=np.intp))


def of_openness(z: F64, known: npt.NDArray[np.bool_]) -> Inside:
    """Return how many of the true values of openness lie inside, by ``z`` [truths, S] where they are ``known``."""
    return inside(z[known], np.repeat(np.arange(len(z)), known.sum(axis=1)))


def prior_truths(card: ModelCard, seed: int, count: int) -> list[ModelCard]:
    """Return ``count`` cards whose parameters are drawn from what was believed before the fit."""
    names = [name for name, parameter in card.parameters.items() if parameter.prior]
    drawn = words(key(seed, TRUTH_STREAM), np.arange(len(names))[None, :], np.arange(count)[:, None])
    truths = []
    for shifts in normals(drawn[..., 0]).astype(float):
        values = {}
        for name, shift in zip(names, shifts, strict=True):
            parameter = card[name]
            mean, sd = parameter.prior or (parameter.value, parameter.sd)
            values[name] = float(np.clip(mean + sd * float(shift), parameter.lowest, parameter.highest))
        truths.append(card.changed(values))
    return truths


def figures_of(
    truth: ModelCard, season: Moments, pattern: Sequence[PublishedFigure], seed: int
) -> list[PublishedFigure]:
    """Return the figures of one season as if they were published: each is off by its tolerance at random."""
    names = tuple(truth.specialties)
    off = normals(words(key(seed, TOLERANCE_STREAM), np.arange(len(pattern)))[:, 0]).astype(float)
    return [
        replace(figure, value=simulated(figure.key, names, season) + figure.tolerance * float(shift))
        for figure, shift in zip(pattern, off, strict=True)
    ]


def with_counts(base: ModelCard, season: Moments) -> ModelCard:
    """Return the card with what is counted in a season: matches by specialty, and active applicants of every kind.

    People are told apart as they are counted (``inner.EXCESS``); among the specialties they spread as in the card.
    """
    matched, us = non_us_matched(season), us_img_matched(season)
    active = season.applicants.sum(axis=0)
    told = np.sum([row.preferring for row in base.specialties.values()], axis=0)
    share = np.ones(len(told))
    for types in EXCESS.values():
        share[types] = active[types].sum() / told[types].sum()
    rows = {
        row.name: replace(
            row,
            img_matched=round(float(matched[s])),
            us_img_matched=float(us[s]),
            preferring=tuple((share * row.preferring).tolist()),
        )
        for s, row in enumerate(base.specialties.values())
    }
    return base.changed({}, rows)


def recover(
    base: ModelCard,
    truth: ModelCard,
    run: Run,
    sizes: Sizes,
    seed: int,
    note: Callable[[str], None] = lambda _: None,
    pattern: Sequence[PublishedFigure] | None = None,
) -> Fitted:
    """Fit the figures of one season of ``truth``.

    ``base`` has priors and sizes of the country; ``pattern`` the figures to be published (default: the real ones).
    """
    season = run([(truth, seed, 0, 1)])[0]
    figures = figures_of(truth, season, published_figures() if pattern is None else pattern, seed)
    return fit(with_counts(base, season), run, seed + 1, sizes, note, figures)


def recovery(
    base: ModelCard,
    truths: Sequence[tuple[Origin, ModelCard]],
    run: Run,
    sizes: Sizes,
    seed: int,
    note: Callable[[str], None] = lambda _: None,
    pattern: Sequence[PublishedFigure] | None = None,
) -> Recovery:
    """Fit every truth again and compare; see ``recover``."""
    rows: list[Recovered] = []
    errors, spreads, counted = [], [], []
    for number, (origin, truth) in enumerate(truths):
        note(f"truth {number + 1} of {len(truths)} ({origin})")
        found = recover(base, truth, run, sizes, seed + 10 * number, note, pattern)
        for name in found.names:
            spread, prior = found.spread[name], base[name].prior
            wide = prior[1] if prior else spread
            value = found.card.value(name)
            rows.append(Recovered(number, origin, name, truth.value(name), value, spread, wide))
        pairs = list(zip(found.card.specialties.values(), truth.specialties.values(), strict=True))
        errors.append([fitted.openness - true.openness for fitted, true in pairs])
        spreads.append([fitted.openness_sd for fitted, _ in pairs])
        counted.append([fitted.img_matched > 0 for fitted, _ in pairs])
    drawn = np.array([origin == "prior" for origin, _ in truths])
    off, spread_of, known = np.array(errors), np.array(spreads), np.array(counted)
    weight = np.array([row.img_matched for row in base.specialties.values()], float)
    squares = np.average(off[drawn] ** 2, axis=1, weights=weight)
    informed = [row for row in rows if row.told >= TELLING]
    return Recovery(
        parameters=tuple(rows),
        truths=int(drawn.sum()),
        everything=of_parameters([row for row in rows if row.origin == "prior"]),
        informed=of_parameters([row for row in informed if row.origin == "prior"]),
        openness=of_openness(off[drawn] / spread_of[drawn], known[drawn]),
        openness_rms=float(np.sqrt(np.mean(squares))) if len(squares) else float("nan"),
        members=int((~drawn).sum()),
        informed_of_members=of_parameters([row for row in informed if row.origin == "member"]),
        openness_of_members=of_openness(off[~drawn] / spread_of[~drawn], known[~drawn]),
    )
