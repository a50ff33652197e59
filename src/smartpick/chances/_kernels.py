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
    "void(float64[:,::1], float64[:,::1], float64[:,:,::1], float32[:,::1], float32[:,::1], float32[:,::1], "
    "float64[:,::1], float64[:,::1], float64[::1], float64[::1], float64[::1], float64[::1], "
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
    s1: F64,
    s2: F64,
    kappa: F64,
    interview: F64,
    match: F64,
) -> None:
    """Fill the chance of an interview and of being able to match, for program × level × node.

    ``apply`` and ``rank`` [M, n]: observed index plus ties at this program, in the apply and the rank score of each
    member of the ensemble; ``signal`` [M, n, L]: index added by signal level (nan: level not offered, its chances are
    nan); ``openness``, ``interview_cutoff``, ``match_cutoff`` [R, n]: the market's draws, R / M in a row for each
    member; ``passing`` [R, n]: chance that the screens pass in each draw; ``file`` [M, E]: latent file
    quality in index units; ``skill`` [H]: interview skill in standard deviations; ``s1``, ``s2`` [M]: one program's own
    spread of opinion before and after the interview; ``kappa`` [M]: weight of skill. ``interview`` and ``match``
    [n, L, M * E * H] are written; node q = (m * E + e) * H + h.

    The product of the stages is averaged over draws, because a program's openness, its sponsoring and its two cut-offs
    move together.
    """
    draws, programs = interview_cutoff.shape
    members = apply.shape[0]
    each = draws // members
    levels = signal.shape[2]
    files = file.shape[1]
    skills = skill.shape[0]
    share = 1.0 / each
    reach = np.empty(skills)
    for p in range(programs):
        for level in range(levels):
            blank = np.nan if math.isnan(signal[0, p, level]) else 0.0
            for q in range(members * files * skills):
                interview[p, level, q] = blank
                match[p, level, q] = blank
        for r in range(members * each):
            m = r // each
            passed = share * passing[r, p]
            if passed <= 0.0:
                continue
            for e in range(files):
                for h in range(skills):
                    z = (rank[m, p] + file[m, e] + kappa[m] * skill[h] - match_cutoff[r, p]) / s2[m]
                    reach[h] = cumulative(z)
                base = apply[m, p] + file[m, e] + openness[r, p] - interview_cutoff[r, p]
                for level in range(levels):
                    if math.isnan(signal[m, p, level]):
                        continue
                    invited = passed * cumulative((base + signal[m, p, level]) / s1[m])
                    q = (m * files + e) * skills
                    for h in range(skills):
                        interview[p, level, q + h] += invited
                        match[p, level, q + h] += invited * reach[h]


@kernel(
    "void(float64[:,::1], float64[:,::1], float32[:,::1], float32[:,::1], float32[:,::1], float64[:,::1], "
    "float64[:,::1], float64[:,::1], float64[::1], float64[::1], float64[::1], "
    "float64[::1], float64[::1], float64[::1], float64[:,:,::1], float64[:,:,::1])"
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
    s1: F64,
    s2: F64,
    kappa: F64,
    interview: F64,
    match: F64,
) -> None:
    """Fill chances given each draw and each shift of the index, averaged over the latent nodes.

    ``apply`` (signal included) and ``rank`` [M, n]; ``apply_shift`` and ``rank_shift`` [Z, n]: how far the
    index is off at each quantile of what is not known; ``file`` [M, E], ``skill`` [H] with weights: the luck
    that remains. Writes ``interview`` and ``match`` [Z, R, n] without screens, which the caller mixes in.
    """
    draws, programs = interview_cutoff.shape
    each = draws // apply.shape[0]
    for d in range(apply_shift.shape[0]):
        for r in range(draws):
            m = r // each
            for p in range(programs):
                invited_sum = 0.0
                match_sum = 0.0
                for e in range(file.shape[1]):
                    z = apply[m, p] + apply_shift[d, p] + file[m, e] + openness[r, p] - interview_cutoff[r, p]
                    invited = file_weight[e] * cumulative(z / s1[m])
                    reach = 0.0
                    for h in range(skill.shape[0]):
                        z = (
                            rank[m, p]
                            + rank_shift[d, p]
                            + file[m, e]
                            + kappa[m] * skill[h]
                            - match_cutoff[r, p]
                        )
                        reach += skill_weight[h] * cumulative(z / s2[m])
                    invited_sum += invited
                    match_sum += invited * reach
                interview[d, r, p] = invited_sum
                match[d, r, p] = match_sum


@kernel(
    "void(float64[:,:,::1], float32[:,::1], float32[:,::1], float64[:,::1], float64[:,::1], float64[::1], "
    "float64[::1], float64[:,::1])"
)
def mean_interview(
    apply: F64,
    openness: F32,
    interview_cutoff: F32,
    passing: F64,
    file: F64,
    file_weight: F64,
    s1: F64,
    interview: F64,
) -> None:
    """Fill the mean chance of an interview [V, n] for V variants of the apply index ``apply`` [M, V, n].

    ``passing`` [R, n]; other arrays as in ``node_chances``. This is what reasons are measured with: one
    variant leaves one reason out.
    """
    draws, programs = interview_cutoff.shape
    each = draws // apply.shape[0]
    for v in range(apply.shape[1]):
        for p in range(programs):
            total = 0.0
            for r in range(draws):
                m = r // each
                seen = 0.0
                for e in range(file.shape[1]):
                    z = (apply[m, v, p] + file[m, e] + openness[r, p] - interview_cutoff[r, p]) / s1[m]
                    seen += file_weight[e] * cumulative(z)
                total += seen * passing[r, p]
            interview[v, p] = total / draws


@kernel(
    "void(float64[:,::1], float64[:,::1], float32[:,::1], float32[:,::1], "
    "float32[:,::1], float64[:,::1], float64[:,::1], float64[::1], float64[::1], float64[::1], "
    "float64[::1], float64[::1], float64[::1], float64[::1], float64[::1])"
)
def list_scenarios(
    apply: F64,
    rank: F64,
    openness: F32,
    interview_cutoff: F32,
    match_cutoff: F32,
    passed: F64,
    file: F64,
    file_weight: F64,
    skill: F64,
    skill_weight: F64,
    s1: F64,
    s2: F64,
    kappa: F64,
    anywhere: F64,
    interviews: F64,
) -> None:
    """Fill the chance of matching anywhere and the expected interviews [S] of one list in S scenarios.

    A scenario fixes everything that could be known: the member of the ensemble (``file`` [S, E], ``s1``, ``s2``,
    ``kappa`` [S]), the index in both scores with signals and ties ``apply``, ``rank`` [S, k], and for each of the k
    rows one draw of its openness and cut-offs [S, k] and whether its screens pass [S, k]. Luck stays: file quality and
    ``skill`` [H] are shared by all rows.
    """
    rows = apply.shape[1]
    for s in range(apply.shape[0]):
        anywhere[s] = 0.0
        interviews[s] = 0.0
        for e in range(file.shape[1]):
            for h in range(skill.shape[0]):
                missed = 1.0
                for p in range(rows):
                    if passed[s, p] <= 0.0:
                        continue
                    z = apply[s, p] + file[s, e] + openness[s, p] - interview_cutoff[s, p]
                    invited = passed[s, p] * cumulative(z / s1[s])
                    z = rank[s, p] + file[s, e] + kappa[s] * skill[h] - match_cutoff[s, p]
                    missed *= 1.0 - invited * cumulative(z / s2[s])
                    interviews[s] += file_weight[e] * skill_weight[h] * invited
                anywhere[s] += file_weight[e] * skill_weight[h] * (1.0 - missed)
