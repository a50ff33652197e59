"""Are chances right: what was said against what happened, in bins, with what sampling alone would show.

Values of one cluster (one simulated world) share their luck, so every interval resamples whole clusters.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from smartpick.market.validation.sampling_error import Measured, mean_over_clusters, resampled

__all__ = ["Bin", "Coverage", "Curve", "coverage_of", "curve_of"]

F64 = NDArray[np.float64]
Clusters = NDArray[np.intp]
BINS = 10
LEVEL = 0.90
TAILS = (0.025, 0.975)


@dataclass(frozen=True, slots=True)
class Bin:
    """A tenth of the predictions: how many, their mean, and what happened, as shares of one."""

    count: int
    predicted: float
    happened: Measured


@dataclass(frozen=True, slots=True)
class Curve:
    """A reliability curve over ``count`` predictions of ``clusters`` worlds.

    ``ece``: expected calibration error, the mean distance between what is said and what happens in a bin, weighted by
    its predictions (Guo et al., ICML 2017); ``ece_by_luck``: what a predictor that is right would show on average with
    so few worlds, ``ece_by_luck_high`` what it would exceed once in twenty times. ``bias``: mean predicted minus mean
    happened. ``brier``: mean squared distance between prediction and outcome.
    """

    name: str
    count: int
    clusters: int
    bins: tuple[Bin, ...]
    ece: float
    ece_by_luck: float
    ece_by_luck_high: float
    bias: Measured
    brier: float

    @property
    def within_luck(self) -> bool:
        """Whether the calibration error is no larger than sampling alone explains."""
        return self.ece <= self.ece_by_luck_high


@dataclass(frozen=True, slots=True)
class Coverage:
    """How often the truth lay in the shown 90 % intervals; ``below`` and ``above``: shares on either side.

    ``nominal``: how often it should. Ninety per cent, and five more where an interval reaches down to nothing,
    because no truth lies below: such an interval has one side only.
    """

    name: str
    count: int
    covered: Measured
    nominal: float
    below: float
    above: float


def curve_of(name: str, predicted: F64, happened: F64, cluster: Clusters, bins: int = BINS) -> Curve:
    """Return the curve of predictions [n] in 0..1 and what happened [n]: 0 or 1, or the true chance.

    Bins hold equally many predictions; where many are equal there are fewer bins.
    """
    edges = np.unique(np.quantile(predicted, np.linspace(0.0, 1.0, bins + 1)[1:-1]))
    bin_of = np.searchsorted(edges, predicted, side="right")
    bin_of = np.unique(bin_of, return_inverse=True)[1]
    of = np.unique(cluster, return_inverse=True)[1]
    shape = (int(of.max()) + 1, int(bin_of.max()) + 1)

    def sums(values: F64) -> F64:
        found = np.bincount(of * shape[1] + bin_of, weights=values, minlength=shape[0] * shape[1])
        return found.reshape(shape).astype(np.float64)

    count, said, done = sums(np.ones(len(predicted))), sums(predicted), sums(happened)
    total = count.sum(axis=0)
    gap = (said - done).sum(axis=0) / total
    drawn = resampled(shape[0], seed=1)
    again = np.maximum(count[drawn].sum(axis=1), 1e-9)
    gaps = (said - done)[drawn].sum(axis=1) / again
    noise = (np.abs(gaps - gap) * total).sum(axis=1) / total.sum()
    low, high = np.quantile(done[drawn].sum(axis=1) / again, TAILS, axis=0)
    share = done.sum(axis=0) / total
    return Curve(
        name=name,
        count=len(predicted),
        clusters=shape[0],
        bins=tuple(
            Bin(int(n), float(p), Measured(float(m), float(a), float(b)))
            for n, p, m, a, b in zip(total, said.sum(axis=0) / total, share, low, high, strict=True)
        ),
        ece=float((np.abs(gap) * total).sum() / total.sum()),
        ece_by_luck=float(noise.mean()),
        ece_by_luck_high=float(np.quantile(noise, 0.95)),
        bias=mean_over_clusters(predicted - happened, cluster),
        brier=float(np.mean((predicted - happened) ** 2)),
    )


def coverage_of(name: str, truth: F64, low: F64, high: F64, cluster: Clusters) -> Coverage:
    """Return how often ``truth`` [n] lies between ``low`` and ``high`` [n], ends included."""
    # Intervals and truth come from different arithmetic; what agrees to seven digits is equal.
    slack = 1e-7
    below, above = truth < low - slack, truth > high + slack
    inside = (~(below | above)).astype(np.float64)
    one_sided = (low <= slack).mean()
    return Coverage(
        name=name,
        count=len(truth),
        covered=mean_over_clusters(inside, cluster),
        nominal=float(LEVEL + 0.5 * (1.0 - LEVEL) * one_sided),
        below=float(below.mean()),
        above=float(above.mean()),
    )
