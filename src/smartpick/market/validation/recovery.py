"""Recovery: figures of a known truth are fitted again, and the answer is compared with the truth.

A truth is a model card: one of the ensemble, or one drawn from the prior. It simulates one season, whose figures, each
moved at random by its tolerance, are "published"; so are its matches of IMGs by specialty. The fit starts from the
prior means and knows nothing of the truth but that. If the spreads that a fit states are right, ninety per cent of the
true values lie within 1.645 of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from smartpick.market.calibration.fit import Sizes, fit
from smartpick.market.card import ModelCard
from smartpick.market.comparison import PublishedFigure, published_figures, simulated
from smartpick.market.moments import Moments, non_us_matched, us_img_matched
from smartpick.market.national import Run
from smartpick.market.split_of_luck import OWN, split_of_luck
from smartpick.market.validation.sampling_error import Measured, proportion
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

    ``covered``: their share, with its binomial interval (too narrow as far as the parameters of one fit go wrong
    together); ``rms_z`` root mean square of z, 1 when spreads are right.
    """

    count: int
    values: int
    covered: Measured
    rms_z: float


@dataclass(frozen=True, slots=True)
class Recovery:
    """Every parameter of every truth.

    ``everything`` all values; ``informed`` those of which the figures tell something (``TELLING``), where it is the
    fit that is tested and not the prior alone; ``openness_rms`` root mean square error of the fitted openness of the
    specialties, index units, each weighted by its matches of IMGs.
    """

    parameters: tuple[Recovered, ...]
    truths: int
    everything: Inside
    informed: Inside
    openness_rms: float


def inside(rows: Sequence[Recovered]) -> Inside:
    """Return how many of the true values lie in the stated intervals; nan of none."""
    z = np.array([row.z for row in rows])
    count = int((np.abs(z) < WITHIN).sum())
    rms = float(np.sqrt(np.mean(z**2))) if rows else float("nan")
    return Inside(count, len(rows), proportion(count, len(rows)), rms)


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
        if OWN in values:
            values |= split_of_luck(card, values[OWN])
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


def unknowing(base: ModelCard, season: Moments) -> ModelCard:
    """Return the card a fit starts from: prior means, and the matches by specialty that the season had."""
    values = {name: parameter.prior[0] for name, parameter in base.parameters.items() if parameter.prior}
    matched, us = non_us_matched(season), us_img_matched(season)
    rows = {
        row.name: replace(row, img_matched=round(float(matched[s])), us_img_matched=float(us[s]))
        for s, row in enumerate(base.specialties.values())
    }
    return base.changed(values, rows)


def recover(
    base: ModelCard,
    truth: ModelCard,
    run: Run,
    sizes: Sizes,
    seed: int,
    note: Callable[[str], None] = lambda _: None,
    pattern: Sequence[PublishedFigure] | None = None,
) -> tuple[dict[str, tuple[float, float]], F64]:
    """Fit the figures of one season of ``truth``; return (value, spread) by name and the errors of openness [S].

    ``base`` has priors and sizes of the country; ``pattern`` the figures to be published (default: the real ones).
    """
    season = run([(truth, seed, 0, 1)])[0]
    figures = figures_of(truth, season, published_figures() if pattern is None else pattern, seed)
    found = fit(unknowing(base, season), run, seed + 1, sizes, note, figures)
    values = {name: (found.card.value(name), found.spread[name]) for name in found.names}
    off = [found.card.specialties[n].openness - row.openness for n, row in truth.specialties.items()]
    return values, np.array(off)


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
    rows, errors = [], []
    for number, (origin, truth) in enumerate(truths):
        note(f"truth {number + 1} of {len(truths)} ({origin})")
        values, off = recover(base, truth, run, sizes, seed + 10 * number, note, pattern)
        errors.append(off)
        for name, (value, spread) in values.items():
            prior = base[name].prior
            wide = prior[1] if prior else spread
            rows.append(Recovered(number, origin, name, truth.value(name), value, spread, wide))
    weight = np.array([row.img_matched for row in base.specialties.values()], float)
    return Recovery(
        parameters=tuple(rows),
        truths=len(truths),
        everything=inside(rows),
        informed=inside([row for row in rows if row.told >= TELLING]),
        openness_rms=float(np.sqrt(np.mean(np.average(np.stack(errors) ** 2, axis=1, weights=weight)))),
    )
