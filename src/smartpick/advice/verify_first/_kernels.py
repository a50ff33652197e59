"""Machine code of the verify-first queue: what a list gains when one program's answer is known and it may change.

Notation as in ``smartpick.picks._kernels``, but programs lead into a bank of rows: ``bank[r, l, q]`` is the chance of
row r at signal level l and node q, ``row[p]`` the row of program p; row 0 is all zeros, a program that screens the
applicant out. Programs with the same row are interchangeable: same tier, same specialty, same levels.
"""

import numpy as np
from numpy.typing import NDArray

from smartpick._jit import kernel

Floats = NDArray[np.float64]
Bank = NDArray[np.float64]
Integers = NDArray[np.int64]
Bytes = NDArray[np.uint8]
F1, F2, F3, I1, I2, B1, B2 = (
    "float64[::1]",
    "float64[:,::1]",
    "float64[:,:,::1]",
    "int64[::1]",
    "int64[:,::1]",
    "uint8[::1]",
    "uint8[:,::1]",
)
MOST_MOVES = 24


@kernel(f"float64({F3},{I1},{I1},{F2},{I1},{F2})")
def pulls(bank: Bank, row: Integers, tier: Integers, worth: Floats, level: Integers, pull: Floats) -> float:
    """Fill pull (K+1, Q) for a list and return its value above staying outside."""
    tiers, nodes = worth.shape
    rest = np.ones((tiers, nodes))
    for p in range(level.size):
        if level[p] >= 0 and tier[p] < tiers:
            for q in range(nodes):
                rest[tier[p], q] *= 1.0 - bank[row[p], level[p], q]
    value = 0.0
    for k in range(tiers):
        for q in range(nodes):
            if k > 0:
                rest[k, q] *= rest[k - 1, q]
            value += worth[k, q] * (1.0 - rest[k, q])
    for q in range(nodes):
        pull[tiers, q] = 0.0
    for k in range(tiers - 1, -1, -1):
        for q in range(nodes):
            pull[k, q] = pull[k + 1, q] + worth[k, q] * rest[k, q]
    return value


@kernel(f"float64({F3},{F2},int64,int64,int64,int64)")
def change(bank: Bank, pull: Floats, k: int, r: int, old: int, new: int) -> float:
    """Return the gain when a program of row r and tier k goes from level ``old`` to ``new`` (-1: not chosen)."""
    total = 0.0
    for q in range(pull.shape[1]):
        left = 1.0
        if new >= 0:
            left *= 1.0 - bank[r, new, q]
        if old >= 0:
            left /= 1.0 - bank[r, old, q]
        total += pull[k, q] * (1.0 - left)
    return total


@kernel(f"float64({F3},{F2},int64,int64,int64,int64,int64,int64,int64,int64)")
def double_change(
    bank: Bank, pull: Floats, k1: int, r1: int, old1: int, new1: int, k2: int, r2: int, old2: int, new2: int
) -> float:
    """Return the gain when two programs change levels at once."""
    if k1 > k2:
        k1, r1, old1, new1, k2, r2, old2, new2 = k2, r2, old2, new2, k1, r1, old1, new1
    total = 0.0
    for q in range(pull.shape[1]):
        left1 = 1.0
        if new1 >= 0:
            left1 *= 1.0 - bank[r1, new1, q]
        if old1 >= 0:
            left1 /= 1.0 - bank[r1, old1, q]
        left2 = 1.0
        if new2 >= 0:
            left2 *= 1.0 - bank[r2, new2, q]
        if old2 >= 0:
            left2 /= 1.0 - bank[r2, old2, q]
        total += (pull[k1, q] - pull[k2, q]) * (1.0 - left1) + pull[k2, q] * (1.0 - left1 * left2)
    return total


@kernel(
    f"float64({F3},{B2},{I1},{I1},{F2},{I1},{F2},{I2},float64,int64,{B1},{B1},{I1},{I1},int64)",
)
def repair(
    bank: Bank,
    available: Bytes,
    row: Integers,
    tier: Integers,
    worth: Floats,
    specialty: Integers,
    fees: Floats,
    caps: Integers,
    budget: float,
    most: int,
    pins: Bytes,
    closed: Bytes,
    minimum: Integers,
    level: Integers,
    focus: int,
) -> float:
    """Improve ``level`` around program ``focus``, whose row has changed, and return the value above staying outside.

    A focus that is screened out leaves the list (unless pinned). Then the best move is made until none gains: one
    program more, another level for a chosen one, the focus for a chosen one, or an exchange of levels with the focus;
    who enters for a focus that left becomes the focus. The limits are kept; the value never falls.
    """
    n, levels = available.shape
    tiers, nodes = worth.shape
    left = caps.copy()
    held = np.zeros(fees.shape[0], np.int64)
    for p in range(n):
        if level[p] >= 0:
            held[specialty[p]] += 1
            left[specialty[p], level[p]] -= 1
    was, gone = level[focus], False
    home = specialty[focus]
    if was >= 0 and row[focus] == 0 and not pins[focus]:
        gone = True
        level[focus] = -1
        held[home] -= 1
        left[home, was] += 1
    leaver = focus
    pull = np.empty((tiers + 1, nodes))
    value = pulls(bank, row, tier, worth, level, pull)
    seen = np.zeros(bank.shape[0] * (levels + 1), np.int64)
    for turn in range(1, MOST_MOVES + 1):
        best = 1e-13
        p1, to1, p2, to2 = -1, -1, -1, -1
        room, count = budget, 0
        for s in range(fees.shape[0]):
            room -= fees[s, held[s]]
            count += held[s]
        lacking = gone and held[home] < minimum[home]
        for b in range(n):
            if row[b] == 0 or closed[b] or tier[b] >= tiers:
                continue
            now, s = level[b], specialty[b]
            mark = row[b] * (levels + 1) + now + 1
            if seen[mark] == turn:
                continue
            seen[mark] = turn
            if now < 0 and (
                count >= most or fees[s, held[s] + 1] - fees[s, held[s]] > room or (lacking and s != home)
            ):
                continue
            for m in range(levels):
                if m != now and available[b, m] and left[s, m] > 0:
                    gain = change(bank, pull, tier[b], row[b], now, m)
                    if gain > best:
                        best = gain
                        p1, to1, p2, to2 = b, m, -1, -1
        if row[focus] != 0 and not closed[focus] and tier[focus] < tiers:
            now, s = level[focus], specialty[focus]
            for a in range(n):
                if level[a] < 0 or a == focus:
                    continue
                t = specialty[a]
                if now >= 0:
                    if t != s or level[a] == now or not (available[a, now] and available[focus, level[a]]):
                        continue
                    gain = double_change(
                        bank, pull, tier[focus], row[focus], now, level[a], tier[a], row[a], level[a], now
                    )
                    if gain > best:
                        best = gain
                        p1, to1, p2, to2 = focus, level[a], a, now
                    continue
                if pins[a]:
                    continue
                if t != s and (
                    held[t] <= minimum[t]
                    or fees[s, held[s] + 1] - fees[s, held[s]] + fees[t, held[t] - 1] - fees[t, held[t]]
                    > room
                ):
                    continue
                for m in range(levels):
                    if not available[focus, m] or (left[s, m] <= 0 and not (t == s and level[a] == m)):
                        continue
                    gain = double_change(
                        bank, pull, tier[focus], row[focus], -1, m, tier[a], row[a], level[a], -1
                    )
                    if gain > best:
                        best = gain
                        p1, to1, p2, to2 = focus, m, a, -1
        if p1 < 0:
            break
        if gone and level[p1] < 0:
            focus = p1
        for which in range(2):
            p, to = (p1, to1) if which == 0 else (p2, to2)
            if p < 0:
                continue
            s = specialty[p]
            if level[p] >= 0:
                held[s] -= 1
                left[s, level[p]] += 1
            if to >= 0:
                held[s] += 1
                left[s, to] -= 1
            level[p] = to
        value = pulls(bank, row, tier, worth, level, pull)
    if gone and held[home] < minimum[home] and level[leaver] < 0:
        level[leaver] = 0  # nobody else can fill the minimum
    return value


@kernel(
    f"void({F3},{B2},{I2},{I1},{F1},{F2},{I1},{F2},{I1},{F2},{I2},float64,int64,{B1},{B1},{I1},{I2},int64,{F1})",
)
def expected_gains(
    bank: Bank,
    available: Bytes,
    rows: Integers,
    tier: Integers,
    steps: Floats,
    weights: Floats,
    answers: Integers,
    likelihood: Floats,
    specialty: Integers,
    fees: Floats,
    caps: Integers,
    budget: float,
    most: int,
    pins: Bytes,
    closed: Bytes,
    minimum: Integers,
    levels: Integers,
    program: int,
    gains: Floats,
) -> None:
    """Fill gains [S]: what hearing the answer of ``program`` is expected to add in each of S states of knowledge.

    ``rows`` and ``levels`` [S, n] and ``weights`` [S, Q] are what is known and chosen there, ``steps`` [K] between
    tiers. Answer i makes the program's row ``answers[i]`` and has the probability ``likelihood[i, q]`` at node q. The
    gain is the sum over answers and nodes of what the list gains by being repaired, not of what the news itself is
    worth.
    """
    n = tier.size
    tiers, nodes = steps.size, weights.shape[1]
    worth, pull = np.empty((tiers, nodes)), np.empty((tiers + 1, nodes))
    row, level = np.empty(n, np.int64), np.empty(n, np.int64)
    for s in range(rows.shape[0]):
        gains[s] = 0.0
        for i in range(answers.size):
            if answers[i] == 0 and (levels[s, program] < 0 or pins[program]):
                continue
            for p in range(n):
                row[p] = rows[s, p]
                level[p] = levels[s, p]
            row[program] = answers[i]
            for k in range(tiers):
                for q in range(nodes):
                    worth[k, q] = steps[k] * weights[s, q] * likelihood[i, q]
            before = pulls(bank, row, tier, worth, level, pull)
            after = repair(
                bank, available, row, tier, worth, specialty, fees, caps, budget, most, pins, closed, minimum,
                level, program,
            )  # fmt: skip
            gains[s] += max(after - before, 0.0)
