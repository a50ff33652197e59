"""Compiled loops of the chances room: one applicant against every program, replicate and latent node."""

import math

import numpy as np
from numpy.typing import NDArray

from smartpick._jit import kernel

F32 = NDArray[np.float32]
F64 = NDArray[np.float64]

# The normal distribution function as a table: a straight line between points 1/256 apart is off by 5e-7 at most and
# never falls, at a fifteenth of the price of erfc. Chances are shown to a tenth of a percent.
_REACH = 8.0
_STEPS = 256.0
_TABLE = np.array(
    [0.5 * math.erfc((_REACH - i / _STEPS) / math.sqrt(2.0)) for i in range(int(2 * _REACH * _STEPS) + 2)]
)


@kernel("float64(float64)")
def cumulative(z: float) -> float:
    """Return the standard normal distribution function, within 5e-7; infinite arguments are allowed."""
    if z >= _REACH:
        return 1.0
    if z <= -_REACH:
        return 0.0
    t = (z + _REACH) * _STEPS
    i = int(t)
    return float(_TABLE[i] + (t - i) * (_TABLE[i + 1] - _TABLE[i]))


@kernel(
    "void(float64[::1], float64[::1], float64[:,::1], float32[:,::1], float32[:,::1], float32[:,::1], "
    "float64[:,:,::1], float64[::1], float64[::1], float64, float64, float64, "
    "float64[:,:,::1], float64[:,:,::1])"
)
def node_chances(
    apply: F64,
    rank: F64,
    signal: F64,
    openness: F32,
    interview_cutoff: F32,
    match_cutoff: F32,
    passing: F64,
    file: F64,
    skill: F64,
    s1: float,
    s2: float,
    kappa: float,
    interview: F64,
    match: F64,
) -> None:
    """Fill the chance of an interview and of being able to match, for program × level × node.

    ``apply`` and ``rank`` [n]: observed index plus ties at this program, in the apply and the rank score;
    ``signal`` [n, L]: index added by signal level (nan: level not offered, its chances are nan);
    ``openness``, ``interview_cutoff``, ``match_cutoff`` [R, n]: the market's replicates;
    ``passing`` [C, R, n]: chance that the screens pass, by visa climate and replicate;
    ``file`` [E]: latent file quality in index units; ``skill`` [H]: interview skill in standard deviations;
    ``s1``, ``s2``: one program's own spread of opinion before and after the interview; ``kappa``: weight of
    skill. ``interview`` and ``match`` [n, L, C * E * H] are written; node q = (c * E + e) * H + h.

    The product of the stages is averaged over replicates, because a program's openness, its sponsoring and
    its two cut-offs move together.
    """
    replicates, programs = interview_cutoff.shape
    levels = signal.shape[1]
    climates = passing.shape[0]
    files = file.shape[0]
    skills = skill.shape[0]
    share = 1.0 / replicates
    reach = np.empty(skills)
    for p in range(programs):
        for level in range(levels):
            blank = np.nan if math.isnan(signal[p, level]) else 0.0
            for q in range(climates * files * skills):
                interview[p, level, q] = blank
                match[p, level, q] = blank
        for r in range(replicates):
            open_to_any = False
            for c in range(climates):
                open_to_any = open_to_any or passing[c, r, p] > 0.0
            if not open_to_any:
                continue
            for e in range(files):
                for h in range(skills):
                    z = (rank[p] + file[e] + kappa * skill[h] - match_cutoff[r, p]) / s2
                    reach[h] = cumulative(z)
                for level in range(levels):
                    if math.isnan(signal[p, level]):
                        continue
                    z = (apply[p] + file[e] + openness[r, p] + signal[p, level] - interview_cutoff[r, p]) / s1
                    invited = share * cumulative(z)
                    for c in range(climates):
                        passed = invited * passing[c, r, p]
                        q = (c * files + e) * skills
                        for h in range(skills):
                            interview[p, level, q + h] += passed
                            match[p, level, q + h] += passed * reach[h]


@kernel(
    "void(float64[::1], float64[::1], float32[:,::1], float32[:,::1], float32[:,::1], float64[:,::1], "
    "float64[:,::1], float64[::1], float64[::1], float64[::1], float64[::1], "
    "float64, float64, float64, float64[:,:,::1], float64[:,:,::1])"
)
def shifted_chances(
    apply: F64,
    rank: F64,
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
    """Fill chances given each replicate and each shift of the index, averaged over the latent nodes.

    ``apply`` (signal included) and ``rank`` [n]; ``apply_shift`` and ``rank_shift`` [D, n]: how far the
    index is off at each quantile of what is not known; ``file`` [E], ``skill`` [H] with weights: the luck
    that remains. Writes ``interview`` and ``match`` [D, R, n] without screens, which the caller mixes in.
    """
    replicates, programs = interview_cutoff.shape
    for d in range(apply_shift.shape[0]):
        for r in range(replicates):
            for p in range(programs):
                invited_sum = 0.0
                match_sum = 0.0
                for e in range(file.shape[0]):
                    z = apply[p] + apply_shift[d, p] + file[e] + openness[r, p] - interview_cutoff[r, p]
                    invited = file_weight[e] * cumulative(z / s1)
                    reach = 0.0
                    for h in range(skill.shape[0]):
                        z = rank[p] + rank_shift[d, p] + file[e] + kappa * skill[h] - match_cutoff[r, p]
                        reach += skill_weight[h] * cumulative(z / s2)
                    invited_sum += invited
                    match_sum += invited * reach
                interview[d, r, p] = invited_sum
                match[d, r, p] = match_sum


@kernel(
    "void(float64[:,::1], float32[:,::1], float32[:,::1], float64[:,::1], float64[::1], float64[::1], "
    "float64, float64[:,::1])"
)
def mean_interview(
    apply: F64,
    openness: F32,
    interview_cutoff: F32,
    passing: F64,
    file: F64,
    file_weight: F64,
    s1: float,
    interview: F64,
) -> None:
    """Fill the mean chance of an interview [V, n] for V variants of the apply index ``apply`` [V, n].

    ``passing`` [R, n]; other arrays as in ``node_chances``. This is what reasons are measured with: one
    variant leaves one reason out.
    """
    replicates, programs = interview_cutoff.shape
    for v in range(apply.shape[0]):
        for p in range(programs):
            total = 0.0
            for r in range(replicates):
                seen = 0.0
                for e in range(file.shape[0]):
                    z = (apply[v, p] + file[e] + openness[r, p] - interview_cutoff[r, p]) / s1
                    seen += file_weight[e] * cumulative(z)
                total += seen * passing[r, p]
            interview[v, p] = total / replicates


@kernel(
    "void(float64[::1], float64[::1], float64[:,::1], float64[:,::1], float32[:,::1], float32[:,::1], "
    "float32[:,::1], float64[:,::1], float64[::1], float64[::1], float64[::1], float64[::1], "
    "float64, float64, float64, float64[::1], float64[::1])"
)
def list_scenarios(
    apply: F64,
    rank: F64,
    apply_shift: F64,
    rank_shift: F64,
    openness: F32,
    interview_cutoff: F32,
    match_cutoff: F32,
    passed: F64,
    file: F64,
    file_weight: F64,
    skill: F64,
    skill_weight: F64,
    s1: float,
    s2: float,
    kappa: float,
    anywhere: F64,
    interviews: F64,
) -> None:
    """Fill the chance of matching anywhere and the expected interviews [S] of one list in S scenarios.

    A scenario fixes everything that could be known: the shift of the index [S, k] in both scores, and for each of the
    k rows one draw of its openness and cut-offs [S, k] and whether its screens pass [S, k]. Luck stays: ``file`` [E]
    and ``skill`` [H] are shared by all rows.
    """
    rows = apply.shape[0]
    for s in range(apply_shift.shape[0]):
        anywhere[s] = 0.0
        interviews[s] = 0.0
        for e in range(file.shape[0]):
            for h in range(skill.shape[0]):
                missed = 1.0
                for p in range(rows):
                    if passed[s, p] <= 0.0:
                        continue
                    z = apply[p] + apply_shift[s, p] + file[e] + openness[s, p] - interview_cutoff[s, p]
                    invited = passed[s, p] * cumulative(z / s1)
                    z = rank[p] + rank_shift[s, p] + file[e] + kappa * skill[h] - match_cutoff[s, p]
                    missed *= 1.0 - invited * cumulative(z / s2)
                    interviews[s] += file_weight[e] * skill_weight[h] * invited
                anywhere[s] += file_weight[e] * skill_weight[h] * (1.0 - missed)
