"""How far a figure made from a sample may be off: proportions, means over clusters, and Student's t."""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from smartpick.randomness import key, uniforms, words

__all__ = ["Measured", "mean_over_clusters", "proportion", "resampled", "student_quantile"]

F64 = npt.NDArray[np.float64]
LEVEL = 0.95
RESAMPLES = 1000
STREAM = 61


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure made from a sample, with the interval that holds the true one with probability ``level``."""

    value: float
    low: float
    high: float
    level: float = LEVEL


def proportion(hits: int, trials: int, level: float = LEVEL) -> Measured:
    """Return hits over trials with its binomial interval (Wilson, JASA 22, 1927); nan when nothing was tried."""
    if trials == 0:
        return Measured(np.nan, 0.0, 1.0, level)
    z = NormalDist().inv_cdf(0.5 * (1.0 + level))
    share = hits / trials
    spread = z * np.sqrt(share * (1.0 - share) / trials + z * z / (4.0 * trials * trials))
    centre = share + z * z / (2.0 * trials)
    scale = 1.0 + z * z / trials
    low, high = (centre - spread) / scale, (centre + spread) / scale
    return Measured(share, float(min(low, share)), float(max(high, share)), level)


def resampled(clusters: int, seed: int, times: int = RESAMPLES) -> npt.NDArray[np.intp]:
    """Return which clusters each resample of a bootstrap holds [times, clusters], drawn with replacement."""
    drawn = uniforms(
        words(key(seed, STREAM), np.arange(times)[:, None], np.arange(clusters)[None, :])[..., 0]
    )
    return (drawn * clusters).astype(np.intp)


def mean_over_clusters(
    values: F64, cluster: npt.NDArray[np.intp], seed: int = 1, level: float = LEVEL
) -> Measured:
    """Return the mean of ``values`` [n] with a bootstrap interval that resamples whole clusters [n], not values.

    Values of one cluster (one simulated season) share their luck, so they do not count as independent. Values that
    are nan are left out. Source: Davison & Hinkley, Bootstrap Methods and their Application, 1997, section 3.8.
    """
    known = ~np.isnan(values)
    if not known.any():
        return Measured(np.nan, np.nan, np.nan, level)
    of = np.unique(cluster[known], return_inverse=True)[1]
    total, count = np.bincount(of, weights=values[known]), np.bincount(of)
    drawn = resampled(len(count), seed)
    means = total[drawn].sum(axis=1) / count[drawn].sum(axis=1)
    low, high = np.quantile(means, (0.5 * (1.0 - level), 0.5 * (1.0 + level)))
    return Measured(float(total.sum() / count.sum()), float(low), float(high), level)


def student_quantile(share: float, freedom: int) -> float:
    """Return the quantile of Student's t with ``freedom`` >= 3 degrees, by four terms of its expansion.

    Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 26.7.5; within 0.01 of the exact value at 5 %
    and 95 %.
    """
    z = NormalDist().inv_cdf(share)
    terms = (
        (z**3 + z) / 4.0,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96.0,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384.0,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160.0,
    )
    found = z
    for power, term in enumerate(terms, 1):
        found += term / float(freedom) ** power
    return found
