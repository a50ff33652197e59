"""Intervals: how far a chance may be off because of what is not known, with luck averaged out.

The index may be off (unknown fields, effect sizes, ties), a program's openness, rules and cut-offs differ from draw
to draw, and the specialty's level may be off. In a long list the programs' own unknowns average out and what all share
stays; in a short one both count.
"""

from dataclasses import dataclass, replace
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from smartpick.chances._kernels import list_scenarios, shifted_chances
from smartpick.chances.assess import Chances, Likes
from smartpick.chances.estimate import Estimate
from smartpick.chances.nodes import normal_nodes
from smartpick.randomness import key, normals, uniforms, words

__all__ = ["ListEstimates", "list_estimates", "row_estimates"]

SHIFTS = 5
SCENARIOS = 600
SCENARIO_SEED = 90
LEVEL = 0.90
F64 = NDArray[np.float64]
Rows = NDArray[np.intp]


def _quantiles(values: F64, weights: F64) -> tuple[F64, F64]:
    """Return the lower and upper quantile of LEVEL over the first axis; ``weights`` has its shape."""
    # Rows side by side in memory: sorting and adding up along them takes a third of the time.
    ranked, counted = np.ascontiguousarray(values.T), np.ascontiguousarray(weights.T)
    order = np.argsort(ranked, axis=1)
    row = np.arange(len(order))
    below = np.cumsum(counted[row[:, None], order], axis=1)
    below /= below[:, -1:]
    tail, last = 0.5 * (1.0 - LEVEL), order.shape[1] - 1
    low, high = (
        ranked[row, order[row, (below < share).sum(axis=1).clip(max=last)]] for share in (tail, 1.0 - tail)
    )
    return low, high


def _distinct(chances: Chances, at: Rows, levels: Rows) -> tuple[Likes, Rows, Rows]:
    """Return the distinct (group, level) pairs of rows as ``Likes`` with one level, the pair of each row, counts."""
    pairs = np.stack([chances.group[at], levels])
    distinct, pair, counts = np.unique(pairs, axis=1, return_inverse=True, return_counts=True)
    u, level = distinct
    chosen = chances.likes.at(u)
    signal = np.take_along_axis(chosen.signal, level[None, :, None], axis=2)
    return replace(chosen, signal=np.ascontiguousarray(signal)), pair.ravel(), counts


def _given(chances: Chances, likes: Likes, z: F64) -> tuple[F64, F64]:
    """Return chances of interview and match [Z, D, U] at each quantile ``z`` [Z] of what is not known.

    The unknown moves the index (both scores) and the openness of the specialty (the apply score only); given a shift
    z of their sum, the part that also moves the rank score is its regression on the sum.
    """
    members, luck = chances.market.members, chances.luck
    total = np.sqrt(likes.spread**2 + chances.level_spread**2)
    shape = (z.size, *likes.openness.shape)
    interview, match = np.empty(shape), np.empty(shape)
    shifted_chances(
        likes.apply + likes.signal[..., 0],
        likes.rank,
        likes.openness,
        likes.interview_cutoff,
        likes.match_cutoff,
        np.ascontiguousarray(z[:, None] * total),
        np.ascontiguousarray(z[:, None] * likes.spread**2 / np.maximum(total, 1e-12)),
        luck.file,
        luck.file_weights,
        luck.skill,
        luck.skill_weights,
        members.s1,
        members.s2,
        members.kappa,
        interview,
        match,
    )
    return interview, match


def row_estimates(chances: Chances, at: Rows, levels: Rows) -> list[tuple[Estimate, Estimate]]:
    """Return (interview, able to match) estimates for candidates ``at`` [k] with signal ``levels`` [k].

    The value is the mean that the optimiser used; the interval is over everything knowable about this program, the
    chance of being screened out included.
    """
    likes, pair, _ = _distinct(chances, at, levels)
    z, weight = normal_nodes(SHIFTS)
    passing = likes.passing / likes.openness.shape[0]
    passed = (weight[:, None, None] * passing[None]).reshape(-1, likes.first.size)
    screened = np.maximum(0.0, 1.0 - passed.sum(axis=0, keepdims=True))
    weights = np.concatenate([passed, screened])
    nowhere = np.zeros((1, likes.first.size))
    found = []
    for values, table in zip(_given(chances, likes, z), (chances.interview, chances.match), strict=True):
        low, high = _quantiles(np.concatenate([values.reshape(-1, likes.first.size), nowhere]), weights)
        mean = (table[at, levels] @ chances.node_weights).tolist()
        ends = zip(mean, low[pair].tolist(), high[pair].tolist(), strict=True)
        found.append([Estimate(value, min(a, value), max(b, value)) for value, a, b in ends])
    return list(zip(*found, strict=True))


@dataclass(frozen=True, slots=True)
class ListEstimates:
    """A whole list: the chance of matching anywhere on it, and the expected number of interviews."""

    p_match: Estimate
    interviews: Estimate


def _draws(chances: Chances, group: Rows, luck: F64, member: Rows) -> Rows:
    """Return the draw of every row in every state [S, k], by uniform ``luck`` [S, k] within the state's ``member`` [S].

    All draws of a member are as likely, but where evidence weighs them.
    """
    members = chances.market.members
    draw = member[:, None] * members.each + (luck * members.each).astype(np.intp)
    for k in np.flatnonzero(np.isin(group, list(chances.evidence))):
        below = np.cumsum(chances.likes.weight[:, group[k]].reshape(len(members), -1), axis=1)
        below /= below[:, -1:]
        for m in range(len(members)):
            here = member == m
            place = np.searchsorted(below[m], luck[here, k], side="right")
            draw[here, k] = m * members.each + np.minimum(place, members.each - 1)
    return draw


def _scenarios(chances: Chances, at: Rows, levels: Rows) -> tuple[F64, F64]:
    """Return P(match) and expected interviews [S] of a list in S equally likely states of what could be known.

    A state holds a member of the ensemble, the shared shift of the index and the level of the
    specialty (stratified over the states), and for every row its own draw of the market, its screens, and how far its
    ties may be off.
    """
    likes, members, luck = chances.likes, chances.market.members, chances.luck
    group = chances.group[at]
    of = key(SCENARIO_SEED, at.size)
    block = words(of, np.arange(SCENARIOS)[:, None], np.arange(at.size)[None, :])
    own = uniforms(block[..., :2])
    common = normals(words(of, np.arange(SCENARIOS), at.size))
    order = np.argsort(common[:, 0], kind="stable")
    shared = np.empty(SCENARIOS)
    shared[order] = [NormalDist().inv_cdf((i + 0.5) / SCENARIOS) for i in range(SCENARIOS)]
    level = common[:, 1].astype(np.float64)
    member = np.arange(SCENARIOS) % len(members)
    draw = _draws(chances, group, own[..., 0], member)
    weight = likes.weight[draw, group]
    chance = likes.passing[draw, group] / np.where(weight > 0.0, weight, 1.0)
    tie_sd = np.sqrt(np.maximum(0.0, likes.spread[group] ** 2 - chances.shared_spread**2))
    shift = chances.shared_spread * shared[:, None] + tie_sd * normals(block[..., 2])
    anywhere, interviews = np.empty(SCENARIOS), np.empty(SCENARIOS)
    given = likes.apply[:, group] + likes.signal[:, group, levels]
    list_scenarios(
        np.ascontiguousarray(given[member] + shift + chances.level_spread * level[:, None]),
        np.ascontiguousarray(likes.rank[:, group][member] + shift),
        np.ascontiguousarray(likes.openness[draw, group]),
        np.ascontiguousarray(likes.interview_cutoff[draw, group]),
        np.ascontiguousarray(likes.match_cutoff[draw, group]),
        (own[..., 1] < chance).astype(np.float64),
        np.ascontiguousarray(luck.file[member]),
        luck.file_weights,
        luck.skill,
        luck.skill_weights,
        members.s1[member],
        members.s2[member],
        members.kappa[member],
        anywhere,
        interviews,
    )
    return anywhere, interviews


def list_estimates(chances: Chances, at: Rows, levels: Rows) -> ListEstimates:
    """Return the estimates of a list: candidates ``at`` [k] with signal ``levels`` [k].

    The values are the means that the optimiser used; the intervals are quantiles over states of what could be known,
    programs' own draws and screens included: for a list of one they are the row's.
    """
    nodes = chances.node_weights
    anywhere = 1.0 - np.prod(1.0 - chances.match[at, levels], axis=0)
    values = (float(anywhere @ nodes), float(chances.interview[at, levels].sum(axis=0) @ nodes))
    tails = (0.5 * (1.0 - LEVEL), 0.5 * (1.0 + LEVEL))
    found = []
    for value, states in zip(values, _scenarios(chances, at, levels), strict=True):
        low, high = (float(q) for q in np.quantile(states, tails))
        found.append(Estimate(value, min(low, value), max(high, value)))
    return ListEstimates(found[0], found[1])
