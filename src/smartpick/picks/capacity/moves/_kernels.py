"""Machine code of the local search with limited interviews, in the notation of the kernels one level up."""

import numpy as np
from numpy.typing import NDArray

from smartpick._jit import kernel
from smartpick.picks.capacity._kernels import most_gain, prices, rank_rows, value_after

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


@kernel(
    f"int64({F2},{F2},{F2},float64,{B2},{I1},{F2},{I1},{F2},{F1},{I2},float64,int64,{B1},{B1},{I1},{I1},int64,{I2},{F1})"
)
def best_moves(
    a: Floats,
    seats: Floats,
    ratio: Floats,
    capacity: float,
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
    short: int,
    moves: Integers,
    gains: Floats,
) -> int:
    """List improving changes as ``best_moves`` without a limit does; swaps only with the ``short`` best rows.

    A row b is tried in place of c only when its most possible gain beside the others exceeds the loss of c.
    """
    n, levels = available.shape
    tiers, nodes = worth.shape
    order = np.zeros((nodes, n + 2), np.int64)
    ranked = rank_rows(ratio, level, levels, order)
    now = value_after(a, seats, ratio, tier, worth, order, ranked, capacity, levels, -1, -1, -1, -1)
    strength, price = np.empty((tiers, nodes)), np.empty((tiers, nodes))
    share = np.ones(n * levels)
    left, held = caps.copy(), np.zeros(fees.shape[0], np.int64)
    inside, count, room = np.empty(n, np.int64), 0, budget
    for p in range(n):
        if level[p] >= 0:
            held[specialty[p]] += 1
            left[specialty[p], level[p]] -= 1
            room -= own[p]
            inside[count] = p
            count += 1
    for s in range(fees.shape[0]):
        room -= fees[s, held[s]]
    best, plan = np.zeros(count + 1), np.full((count + 1, 4), -1, np.int64)
    prices(a, seats, ratio, tier, order, ranked, capacity, levels, -1, share, strength, price)
    rows, hope, found = np.empty(n * levels, np.int64), np.empty(n * levels), 0
    for b in range(n):
        if level[b] >= 0 or bans[b] or tier[b] >= tiers:
            continue
        s = specialty[b]
        for m in range(levels):
            j = b * levels + m
            if not available[b, m] or caps[s, m] <= 0:
                continue
            hope[found] = most_gain(a, seats, tier, worth, strength, price, levels, j)
            rows[found] = j
            fits = (
                own[b] + fees[s, held[s] + 1] - fees[s, held[s]] <= room and count < most and left[s, m] > 0
            )
            if fits and hope[found] > best[count]:
                gain = -now + value_after(
                    a, seats, ratio, tier, worth, order, ranked, capacity, levels, -1, j, -1, -1
                )
                if gain > best[count]:
                    best[count] = gain
                    plan[count, 0], plan[count, 1] = b, m
            found += 1
    listed = np.argsort(-hope[:found], kind="mergesort")[:short]
    for i in range(count):
        c = inside[i]
        s, old = specialty[c], c * levels + level[c]
        for m in range(levels):
            if m != level[c] and available[c, m] and left[s, m] > 0:
                gain = -now + value_after(
                    a, seats, ratio, tier, worth, order, ranked, capacity, levels, old, c * levels + m, -1, -1
                )
                if gain > best[i]:
                    best[i] = gain
                    plan[i, 0], plan[i, 1], plan[i, 2], plan[i, 3] = c, m, -1, -1
        for h in range(count if level[c] > 0 else 0):
            d = inside[h]
            if specialty[d] != s or level[d] >= level[c]:
                continue
            if available[c, level[d]] and available[d, level[c]]:
                gain = -now + value_after(
                    a, seats, ratio, tier, worth, order, ranked, capacity, levels,
                    old, c * levels + level[d], d * levels + level[d], d * levels + level[c],
                )  # fmt: skip
                if gain > best[i]:
                    best[i] = gain
                    plan[i, 0], plan[i, 1], plan[i, 2], plan[i, 3] = c, level[d], d, level[c]
        if pins[c]:
            continue
        loss = now - value_after(
            a, seats, ratio, tier, worth, order, ranked, capacity, levels, old, -1, -1, -1
        )
        prices(a, seats, ratio, tier, order, ranked, capacity, levels, old, share, strength, price)
        for at in listed:
            j = rows[at]
            b = j // levels
            m, t = j - b * levels, specialty[b]
            if left[t, m] <= 0 and not (t == s and level[c] == m):
                continue
            extra = own[b] - own[c]
            if t != s:
                if held[s] <= minimum[s]:
                    continue
                extra += fees[t, held[t] + 1] - fees[t, held[t]] + fees[s, held[s] - 1] - fees[s, held[s]]
            if extra > room:
                continue
            if most_gain(a, seats, tier, worth, strength, price, levels, j) <= loss + best[i]:
                continue
            gain = -now + value_after(
                a, seats, ratio, tier, worth, order, ranked, capacity, levels, old, j, -1, -1
            )
            if gain > best[i]:
                best[i] = gain
                plan[i, 0], plan[i, 1], plan[i, 2], plan[i, 3] = c, -1, b, m
    total = 0
    for i in range(count + 1):
        if best[i] > 0.0:
            moves[total] = plan[i]
            gains[total] = best[i]
            total += 1
    return total
