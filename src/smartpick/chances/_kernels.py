"""Compiled loops of the chances room: one applicant against every program, replicate and latent node."""

import math

import numpy as np
from numpy.typing import NDArray

from smartpick._jit import kernel

F32 = NDArray[np.float32]
F64 = NDArray[np.float64]

_SQRT_HALF = 0.7071067811865476


@kernel("float64(float64)")
def normal_cdf(z: float) -> float:
    """Return the standard normal distribution function at ``z`` (infinite arguments allowed)."""
    return 0.5 * math.erfc(-z * _SQRT_HALF)


@kernel(
    "void(float64[::1], float64[:,::1], float64[::1], float32[:,::1], float32[:,::1], float32[:,::1], "
    "float64[::1], float64[::1], float64[::1], float64[::1], float64, float64, float64, "
    "float64[:,:,::1], float64[:,:,::1])"
)
def node_chances(
    tie: F64,
    signal: F64,
    tie_rank: F64,
    openness: F32,
    interview_cutoff: F32,
    match_cutoff: F32,
    apply_mean: F64,
    rank_mean: F64,
    skill: F64,
    passing: F64,
    s1: float,
    s2: float,
    kappa: float,
    interview: F64,
    match: F64,
) -> None:
    """Fill the chance of an interview and of being able to match, for program × level × node.

    ``tie`` [n] and ``tie_rank`` [n]: index added for this program in the apply and the rank score;
    ``signal`` [n, L]: index added by signal level (nan: level not offered, chance nan);
    ``openness``, ``interview_cutoff``, ``match_cutoff`` [R, n]: the market's replicates;
    ``apply_mean``, ``rank_mean`` [E]: observed index plus latent file quality at each file node;
    ``skill`` [H]: interview skill at each skill node; ``passing`` [n]: chance that the screens pass;
    ``interview`` and ``match`` [n, L, E * H] are written. Node q = e * H + h.

    The product of the two stages is averaged over replicates, because a program's interview and match cut-offs
    move together (a popular year lifts both).
    """
    replicates, programs = interview_cutoff.shape
    levels = signal.shape[1]
    files = apply_mean.shape[0]
    skills = skill.shape[0]
    share = 1.0 / replicates
    reach = np.empty(skills)
    for p in range(programs):
        for level in range(levels):
            for q in range(files * skills):
                blank = np.nan if math.isnan(signal[p, level]) else 0.0
                interview[p, level, q] = blank
                match[p, level, q] = blank
        if passing[p] <= 0.0:
            continue
        weight = passing[p] * share
        for r in range(replicates):
            cut = interview_cutoff[r, p]
            bar = match_cutoff[r, p]
            for e in range(files):
                for h in range(skills):
                    z = (rank_mean[e] + tie_rank[p] + kappa * skill[h] - bar) / s2
                    reach[h] = 0.5 * math.erfc(-z * _SQRT_HALF)
                for level in range(levels):
                    if math.isnan(signal[p, level]):
                        continue
                    z = (apply_mean[e] + openness[r, p] + tie[p] + signal[p, level] - cut) / s1
                    invited = weight * 0.5 * math.erfc(-z * _SQRT_HALF)
                    for h in range(skills):
                        interview[p, level, e * skills + h] += invited
                        match[p, level, e * skills + h] += invited * reach[h]


@kernel(
    "void(float64[::1], float64[::1], float64[::1], float32[:,::1], float32[:,::1], float32[:,::1], "
    "float64[::1], float64[::1], float64[::1], float64[::1], float64[::1], float64[::1], "
    "float64, float64, float64, float64[:,::1], float64[:,::1])"
)
def replicate_chances(
    tie: F64,
    signal: F64,
    tie_rank: F64,
    openness: F32,
    interview_cutoff: F32,
    match_cutoff: F32,
    apply_shift: F64,
    rank_shift: F64,
    file: F64,
    file_weight: F64,
    skill: F64,
    skill_weight: F64,
    s1: float,
    s2: float,
    kappa: float,
    interview: F64,
    match: F64,
) -> None:
    """Fill chances given each replicate and each shift of the observed index, averaged over the latent nodes.

    One signal level per program. ``apply_shift`` and ``rank_shift`` [D]: observed index of the apply and of the
    rank score at each quantile of what is not known about the applicant and the parameters; ``file`` [E] and
    ``skill`` [H] with weights: the remaining luck. Writes ``interview`` and ``match`` [n, R * D]; screens are
    left to the caller, who mixes in the chance of being screened out.
    """
    replicates, programs = interview_cutoff.shape
    shifts = apply_shift.shape[0]
    for p in range(programs):
        for r in range(replicates):
            for d in range(shifts):
                invited_sum = 0.0
                match_sum = 0.0
                for e in range(file.shape[0]):
                    z = (apply_shift[d] + file[e] + openness[r, p] + tie[p] + signal[p] - interview_cutoff[r, p]) / s1
                    invited = file_weight[e] * 0.5 * math.erfc(-z * _SQRT_HALF)
                    reach = 0.0
                    for h in range(skill.shape[0]):
                        z = (rank_shift[d] + file[e] + tie_rank[p] + kappa * skill[h] - match_cutoff[r, p]) / s2
                        reach += skill_weight[h] * 0.5 * math.erfc(-z * _SQRT_HALF)
                    invited_sum += invited
                    match_sum += invited * reach
                interview[p, r * shifts + d] = invited_sum
                match[p, r * shifts + d] = match_sum
