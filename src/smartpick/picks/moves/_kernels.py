"""Machine code of the local search: the best changes of one or two programs, and carrying them out.

The notation is that of ``smartpick.picks._kernels``.
"""

import numpy as np
from numpy.typing import NDArray

from smartpick._jit import kernel
from smartpick.picks._kernels import gain_of, residuals, suffix_sums, tally
from smartpick.picks.capacity._kernels import rank_rows, value_after

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Bytes = NDArray[np.uint8]
F1, F2, I1, I2, B1, B2 = (
    "float64[::1]",
    "float64[:,::1]",
    "int64[::1]",
    "int64[:,::1]",
    "uint8[::1]",
    "uint8[:,::1]",
)


@kernel(f"float64({F2},{F2},int64,int64,int64,int64,int64,int64)")
def double_gain(
    f: Floats, pull: Floats, k1: int, old1: int, new1: int, k2: int, old2: int, new2: int
) -> float:
    """Return the change of value when two programs change rows at once (row -1: not chosen)."""
    if k1 > k2:
        k1, old1, new1, k2, old2, new2 = k2, old2, new2, k1, old1, new1
    total = 0.0
    for q in range(f.shape[1]):
        r1 = 1.0
        if new1 >= 0:
            r1 *= 1.0 - f[new1, q]
        if old1 >= 0:
            r1 /= 1.0 - f[old1, q]
        r2 = 1.0
        if new2 >= 0:
            r2 *= 1.0 - f[new2, q]
        if old2 >= 0:
            r2 /= 1.0 - f[old2, q]
        total += (pull[k1, q] - pull[k2, q]) * (1.0 - r1) + pull[k2, q] * (1.0 - r1 * r2)
    return total


@kernel(f"void({I1},{F1},{I1},{I2},{I1},{F1},int64,int64)")
def relevel(
    specialty: Integers,
    own: Floats,
    level: Integers,
    left: Integers,
    held: Integers,
    spent: Floats,
    p: int,
    now: int,
) -> None:
    """Set level[p] and keep the books."""
    if p < 0:
        return
    s, was = specialty[p], level[p]
    if was >= 0:
        left[s, was] += 1
        held[s] -= 1
        spent[0] -= own[p]
    if now >= 0:
        left[s, now] -= 1
        held[s] += 1
        spent[0] += own[p]
    level[p] = now


@kernel(f"int64({F2},{B2},{I1},{F2},{I1},{F2},{F1},{I2},float64,int64,{B1},{B1},{I1},{I1},{I2},{F1})")
def best_moves(
    f: Floats,
    available: Bytes,
    tier: Integers,
    worth: Floats,
    specialty: Integers,
    fees: Floats,
    own: Floats,
    caps: Integers,
    budget: float,
    most: int,
    pins: Bytes,
    bans: Bytes,
    minimum: Integers,
    level: Integers,
    moves: Integers,
    gains: Floats,
) -> int:
    """List improving changes of one or two programs, at most one for each chosen program and one addition.

    A row of ``moves`` is (program, its new level, program, its new level); (-1, -1) stands for none. Swaps
    that cannot win are skipped by two bounds: gain(b | X - a) <= gain(b | X) / min_q (1 - f_a), and
    gain(b | X - a) <= gain(b | X) + max_q f_b loss(a). Return how many were found.
    """
    n, levels = available.shape
    tiers, nodes = worth.shape
    rest = residuals(f, tier, worth, level, levels)
    pull = np.zeros((tiers + 1, nodes))
    suffix_sums(rest, worth, pull)
    left, held = np.empty_like(caps), np.empty(fees.shape[0], np.int64)
    spent, inside, found = np.zeros(1), np.empty(n, np.int64), 0
    tally(specialty, own, caps, level, inside, left, held, spent)
    count, room = held.sum(), budget - spent[0]
    for s in range(fees.shape[0]):
        room -= fees[s, held[s]]
    loss, thin, best = np.zeros(count), np.ones(count), np.zeros(count)
    plan = np.full((count + 1, 4), -1, np.int64)
    reach = np.inf
    for i in range(count):
        a = inside[i]
        s = specialty[a]
        old = a * levels + level[a]
        for q in range(nodes):
            keep = 1.0 - f[old, q]
            loss[i] += pull[tier[a], q] * (1.0 / keep - 1.0)
            thin[i] = min(thin[i], keep)
        if not pins[a]:
            reach = min(reach, loss[i] * thin[i])
        for m in range(levels):  # another level for the same program
            if m != level[a] and available[a, m] and left[s, m] > 0:
                gain = double_gain(f, pull, tier[a], old, a * levels + m, tiers, -1, -1)
                if gain > best[i]:
                    best[i] = gain
                    plan[i, 0], plan[i, 1] = a, m
        if level[a] == 0:
            continue
        for h in range(count):  # exchange of levels with another chosen program
            c = inside[h]
            if specialty[c] != s or level[c] >= level[a] or not available[a, level[c]]:
                continue
            if available[c, level[a]]:
                row = c * levels
                gain = double_gain(
                    f, pull, tier[a], old, a * levels + level[c], tier[c], row + level[c], row + level[a]
                )
                if gain > best[i]:
                    best[i] = gain
                    plan[i, 0], plan[i, 1], plan[i, 2], plan[i, 3] = a, level[c], c, level[a]
    more = 0.0
    for b in range(n):  # one more, or one in for one out
        if level[b] >= 0 or bans[b] or tier[b] >= tiers:
            continue
        s = specialty[b]
        price = own[b] + fees[s, held[s] + 1] - fees[s, held[s]]
        for m in range(levels):
            if not available[b, m] or caps[s, m] <= 0:
                continue
            j = b * levels + m
            gain = gain_of(f, pull, tier[b], j)
            if gain > more and count < most and left[s, m] > 0 and price <= room:
                more = gain
                plan[count, 0], plan[count, 1] = b, m
            if gain <= reach:
                continue
            peak = 0.0
            for q in range(nodes):
                peak = max(peak, f[j, q])
            for i in range(count):
                a = inside[i]
                if (
                    gain <= loss[i] * (1.0 - peak) + best[i]
                    or gain <= (loss[i] + best[i]) * thin[i]
                    or pins[a]
                ):
                    continue
                t = specialty[a]
                if left[s, m] <= 0 and not (t == s and level[a] == m):
                    continue
                if t == s:
                    if own[b] - own[a] > room:
                        continue
                elif held[t] <= minimum[t] or price - own[a] + fees[t, held[t] - 1] - fees[t, held[t]] > room:
                    continue
                change = double_gain(f, pull, tier[a], a * levels + level[a], -1, tier[b], -1, j)
                if change > best[i]:
                    best[i] = change
                    plan[i, 0], plan[i, 1], plan[i, 2], plan[i, 3] = a, -1, b, m
    for i in range(count + 1):
        gain = best[i] if i < count else more
        if gain > 0.0:
            for e in range(4):
                moves[found, e] = plan[i, e]
            gains[found] = gain
            found += 1
    return found


@kernel("int64(int64,int64,int64)")
def row_of(p: int, m: int, levels: int) -> int:
    """Return the row of program p at level m, -1 when there is none."""
    return p * levels + m if p >= 0 and m >= 0 else -1


@kernel(
    f"int64({F2},{I1},{F2},{F2},{F2},{F2},float64,{I1},{F2},{F1},{I2},float64,int64,{I1},{I1},{I2},{I1},float64)"
)
def apply_moves(
    f: Floats,
    tier: Integers,
    worth: Floats,
    a: Floats,
    seats: Floats,
    ratio: Floats,
    capacity: float,
    specialty: Integers,
    fees: Floats,
    own: Floats,
    caps: Integers,
    budget: float,
    most: int,
    minimum: Integers,
    level: Integers,
    moves: Integers,
    sequence: Integers,
    threshold: float,
) -> int:
    """Carry out the moves in the given sequence as far as each still fits and gains; return how many did."""
    tiers, nodes = worth.shape
    n, levels = level.size, caps.shape[1]
    rest = residuals(f, tier, worth, level, levels)
    pull = np.zeros((tiers + 1, nodes))
    suffix_sums(rest, worth, pull)
    limited = np.isfinite(capacity)
    order = np.zeros((nodes if limited else 0, n + 2), np.int64)
    left, held = np.empty_like(caps), np.empty(fees.shape[0], np.int64)
    spent, inside = np.zeros(1), np.empty(n, np.int64)
    tally(specialty, own, caps, level, inside, left, held, spent)
    done = 0
    for at in sequence:
        p1, new1, p2, new2 = moves[at, 0], moves[at, 1], moves[at, 2], moves[at, 3]
        old1, old2 = level[p1], level[p2] if p2 >= 0 else -2
        if old1 == new1 or old2 == new2:
            continue
        from1, to1 = row_of(p1, old1, levels), row_of(p1, new1, levels)
        from2, to2 = row_of(p2, old2, levels), row_of(p2, new2, levels)
        if limited:
            count = rank_rows(ratio, level, levels, order)
            gain = value_after(
                a, seats, ratio, tier, worth, order, count, capacity, levels, from1, to1, from2, to2
            ) - value_after(a, seats, ratio, tier, worth, order, count, capacity, levels, -1, -1, -1, -1)
        else:
            k2 = tier[p2] if p2 >= 0 else tiers
            gain = double_gain(f, pull, tier[p1], from1, to1, k2, from2, to2)
        if gain <= threshold:
            continue
        relevel(specialty, own, level, left, held, spent, p1, new1)
        relevel(specialty, own, level, left, held, spent, p2, new2)
        price, held_now, fits = spent[0], 0, True
        for s in range(fees.shape[0]):
            price += fees[s, held[s]]
            held_now += held[s]
            fits = fits and held[s] >= minimum[s]
            for m in range(1, levels):
                fits = fits and left[s, m] >= 0
        if fits and held_now <= most and price <= budget:
            done += 1
            rest = residuals(f, tier, worth, level, levels)
            suffix_sums(rest, worth, pull)
        else:
            relevel(specialty, own, level, left, held, spent, p1, old1)
            relevel(specialty, own, level, left, held, spent, p2, old2)
    return done
