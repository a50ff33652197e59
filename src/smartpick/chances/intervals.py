"""Intervals: how far a chance may be off because of what is not known, with luck averaged out.

For one program: the index may be off (unknown fields, effect sizes, ties), its openness and cut-offs differ
from replicate to replicate, the specialty's level may be off, and a screen may set the file aside. For a
whole list the programs' own unknowns average out; what all programs share stays.
"""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from smartpick.chances._kernels import node_chances, shifted_chances
from smartpick.chances.assess import Chances
from smartpick.chances.estimate import Estimate
from smartpick.chances.nodes import normal_nodes

__all__ = ["ListEstimates", "list_estimates", "row_estimates"]

SHIFTS = 5
LIST_SHIFTS = 7
FINE = 41
LEVEL = 0.90
F64 = NDArray[np.float64]


def _quantiles(values: F64, weights: F64) -> tuple[F64, F64]:
    """Return the lower and upper quantile of LEVEL over the first axis; ``weights`` has its shape."""
    order = np.argsort(values, axis=0)
    ranked = np.take_along_axis(values, order, axis=0)
    below = np.cumsum(np.take_along_axis(weights, order, axis=0), axis=0)
    tail = 0.5 * (1.0 - LEVEL)
    low = np.take_along_axis(
        ranked, (below < tail).sum(axis=0, keepdims=True).clip(max=len(values) - 1), axis=0
    )
    high = np.take_along_axis(
        ranked, (below < 1.0 - tail).sum(axis=0, keepdims=True).clip(max=len(values) - 1), axis=0
    )
    return low[0], high[0]


def _given(chances: Chances, at: NDArray[np.intp], levels: NDArray[np.intp], z: F64) -> tuple[F64, F64]:
    """Return chances of interview and match [D, R, k] at each quantile ``z`` [D] of the shared unknown.

    The shared unknown moves the index (both scores) and the openness of the specialty (the apply score
    only); given a shift z of their sum, the part that also moves the rank score is its regression on the
    sum.
    """
    card = chances.market.card
    total = np.sqrt(chances.spread[at] ** 2 + chances.level_spread**2)
    apply_shift = np.ascontiguousarray(z[:, None] * total)
    rank_shift = np.ascontiguousarray(z[:, None] * chances.spread[at] ** 2 / np.maximum(total, 1e-12))
    shape = (z.size, chances.openness.shape[0], at.size)
    interview, match = np.empty(shape), np.empty(shape)
    luck = chances.luck
    shifted_chances(
        np.ascontiguousarray(chances.apply[at] + chances.signal[at, levels]),
        np.ascontiguousarray(chances.rank[at]),
        np.ascontiguousarray(chances.openness[:, at]),
        np.ascontiguousarray(chances.interview_cutoff[:, at]),
        np.ascontiguousarray(chances.match_cutoff[:, at]),
        apply_shift,
        rank_shift,
        luck.file,
        luck.file_weights,
        luck.skill,
        luck.skill_weights,
        card.value("latent.s1"),
        card.value("latent.s2"),
        card.value("latent.skill"),
        interview,
        match,
    )
    return interview, match


def row_estimates(
    chances: Chances, at: NDArray[np.intp], levels: NDArray[np.intp]
) -> list[tuple[Estimate, Estimate]]:
    """Return (interview, able to match) estimates for candidates ``at`` [k] with signal ``levels`` [k].

    The value is the mean that the optimiser used; the interval is over everything knowable about this
    program, the chance of being screened out included.
    """
    z, weight = normal_nodes(SHIFTS)
    climate_weight = normal_nodes(chances.passing.shape[0])[1]
    passing = chances.passing[:, :, at]
    share = climate_weight[:, None, None, None] * weight[None, :, None, None] / chances.openness.shape[0]
    passed = np.broadcast_to(share * passing[:, None], (*share.shape[:2], *passing.shape[1:])).reshape(
        -1, at.size
    )
    screened = 1.0 - passed.sum(axis=0, keepdims=True)
    weights = np.concatenate([passed, screened])
    mean = chances.node_weights
    found = []
    for values, table in zip(_given(chances, at, levels, z), (chances.interview, chances.match), strict=True):
        spread = np.broadcast_to(values[None], (share.shape[0], *values.shape)).reshape(-1, at.size)
        low, high = _quantiles(np.concatenate([spread, np.zeros((1, at.size))]), weights)
        centre = table[at, levels] @ mean
        found.append(
            [
                Estimate(float(c), float(min(a, c)), float(max(b, c)))
                for c, a, b in zip(centre, low, high, strict=True)
            ]
        )
    return list(zip(*found, strict=True))


@dataclass(frozen=True, slots=True)
class ListEstimates:
    """A whole list: the chance of matching anywhere on it, and the expected number of interviews."""

    p_match: Estimate
    interviews: Estimate


def _shared(chances: Chances, at: NDArray[np.intp], levels: NDArray[np.intp], z: float) -> tuple[F64, F64]:
    """Return (P(match), expected interviews) [C] by visa climate, given the shared unknown at ``z``."""
    card, luck = chances.market.card, chances.luck
    total = float(np.hypot(chances.shared_spread, chances.level_spread))
    rank_shift = z * chances.shared_spread**2 / max(total, 1e-12)
    climates = chances.passing.shape[0]
    shape = (at.size, 1, climates * luck.weights.size)
    interview, match = np.empty(shape), np.empty(shape)
    node_chances(
        np.ascontiguousarray(chances.apply[at] + z * total),
        np.ascontiguousarray(chances.rank[at] + rank_shift),
        np.ascontiguousarray(chances.signal[at, levels][:, None]),
        np.ascontiguousarray(chances.openness[:, at]),
        np.ascontiguousarray(chances.interview_cutoff[:, at]),
        np.ascontiguousarray(chances.match_cutoff[:, at]),
        np.ascontiguousarray(chances.passing[:, :, at]),
        luck.file,
        luck.skill,
        card.value("latent.s1"),
        card.value("latent.s2"),
        card.value("latent.skill"),
        interview,
        match,
    )
    anywhere = 1.0 - np.prod(1.0 - match[:, 0, :], axis=0)
    weights = luck.weights
    by_climate = (climates, weights.size)
    return anywhere.reshape(by_climate) @ weights, interview[:, 0, :].sum(axis=0).reshape(
        by_climate
    ) @ weights


def list_estimates(chances: Chances, at: NDArray[np.intp], levels: NDArray[np.intp]) -> ListEstimates:
    """Return the estimates of a list: candidates ``at`` [k] with signal ``levels`` [k].

    The values are the means that the optimiser used. The intervals follow the shared unknown through a grid
    of quantiles (both numbers grow with it, so its quantiles are theirs) and mix over the visa climates.
    """
    nodes = chances.node_weights
    anywhere = 1.0 - np.prod(1.0 - chances.match[at, levels], axis=0)
    p_match = float(anywhere @ nodes)
    interviews = float(chances.interview[at, levels].sum(axis=0) @ nodes)
    grid = np.linspace(-2.0, 2.0, LIST_SHIFTS)
    pairs = [_shared(chances, at, levels, float(z)) for z in grid]
    fine = np.array([NormalDist().inv_cdf((i + 0.5) / FINE) for i in range(FINE)])
    climate_weight = normal_nodes(chances.passing.shape[0])[1]
    weights = np.repeat(climate_weight, FINE) / FINE
    found = []
    for which, value in ((0, p_match), (1, interviews)):
        curves = np.array([pair[which] for pair in pairs]).T
        values = np.concatenate([np.interp(fine, grid, curve) for curve in curves])
        low, high = _quantiles(values[:, None], weights[:, None])
        found.append(Estimate(value, float(min(low[0], value)), float(max(high[0], value))))
    return ListEstimates(found[0], found[1])
