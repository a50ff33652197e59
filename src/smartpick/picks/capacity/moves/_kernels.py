"""Machine code of the local search with limited interviews, in the notation of the kernels one level up."""

import numpy as np
from numpy.typing import NDArray

from smartpick._jit import kernel
from smartpick.picks.capacity._kernels import prices, rank_rows, value_after

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


@kernel(f"float64({F2},{F2},{I1},{F2},{F2},int64,int64,int64,int64,int64)")
def most_change(
    a: Floats,
    seats: Floats,
    tier: Integers,
    slope: Floats,
    price: Floats,
    levels: int,
    out1: int,
    in1: int,
    out2: int,
    in2: int,
) -> float:
    """Return an upper bound of the change of value.

    At unchanged prices t the strengths change by at most D, the sum of max(0, a - t seats) over what comes less
    that over what goes, and the value by slope (1 - exp(-D)).
    """
    total = 0.0
    for k in range(slope.shape[0]):
        for q in range(slope.shape[1]):
            more = 0.0
            if in1 >= 0 and tier[in1 // levels] <= k:
                more += max(0.0, a[in1, q] - price[k, q] * seats[in1, q])
            if in2 >= 0 and tier[in2 // levels] <= k:
                more += max(0.0, a[in2, q] - price[k, q] * seats[in2, q])
            if out1 >= 0 and tier[out1 // levels] <= k:
                more -= max(0.0, a[out1, q] - price[k, q] * seats[out1, q])
            if out2 >= 0 and tier[out2 // levels] <= k:
                more -= max(0.0, a[out2, q] - price[k, q] * seats[out2, q])
            total -= slope[k, q] * np.expm1(-more)
    return total


@kernel(f"float64({F2},{F2},{I1},{F2},{F2},int64,int64)")
def height(
    a: Floats, seats: Floats, tier: Integers, slope: Floats, price: Floats, levels: int, j: int
) -> float:
    """Return the sum of slope max(0, a - t seats): what row j is worth on the plane that touches the value."""
    total = 0.0
    for k in range(tier[j // levels], slope.shape[0]):
        for q in range(slope.shape[1]):
            total += slope[k, q] * max(0.0, a[j, q] - price[k, q] * seats[j, q])
    return total


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

    A change is tried only when what comes is higher than what goes on the plane that touches the value, and when the
    bound of ``most_change`` leaves hope.
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
    slope = worth * np.exp(-strength)
    rows, hope, found = np.empty(n * levels, np.int64), np.empty(n * levels), 0
    for b in range(n):
        if level[b] >= 0 or bans[b] or tier[b] >= tiers:
            continue
        s = specialty[b]
        for m in range(levels):
            if not available[b, m] or caps[s, m] <= 0:
                continue
            j = b * levels + m
            hope[found] = height(a, seats, tier, slope, price, levels, j)
            rows[found] = j
            found += 1
            fits = (
                own[b] + fees[s, held[s] + 1] - fees[s, held[s]] <= room and count < most and left[s, m] > 0
            )
            if not fits or hope[found - 1] <= best[count]:
                continue
            if most_change(a, seats, tier, slope, price, levels, -1, j, -1, -1) > best[count]:
                gain = -now + value_after(
                    a, seats, ratio, tier, worth, order, ranked, capacity, levels, -1, j, -1, -1
                )
                if gain > best[count]:
                    best[count] = gain
                    plan[count, 0], plan[count, 1] = b, m
    listed = np.argsort(-hope[:found], kind="mergesort")[:short]
    for i in range(count):
        c = inside[i]
        s, old = specialty[c], c * levels + level[c]
        for m in range(levels):
            j = c * levels + m
            if m == level[c] or not available[c, m] or left[s, m] <= 0:
                continue
            if most_change(a, seats, tier, slope, price, levels, old, j, -1, -1) > best[i]:
                gain = -now + value_after(
                    a, seats, ratio, tier, worth, order, ranked, capacity, levels, old, j, -1, -1
                )
                if gain > best[i]:
                    best[i] = gain
                    plan[i, 0], plan[i, 1], plan[i, 2], plan[i, 3] = c, m, -1, -1
        for h in range(count if level[c] > 0 else 0):
            d = inside[h]
            if specialty[d] != s or level[d] >= level[c]:
                continue
            if not available[c, level[d]] or not available[d, level[c]]:
                continue
            j, was, now_d = c * levels + level[d], d * levels + level[d], d * levels + level[c]
            if most_change(a, seats, tier, slope, price, levels, old, j, was, now_d) > best[i]:
                gain = -now + value_after(
                    a, seats, ratio, tier, worth, order, ranked, capacity, levels, old, j, was, now_d
                )
                if gain > best[i]:
                    best[i] = gain
                    plan[i, 0], plan[i, 1], plan[i, 2], plan[i, 3] = c, level[d], d, level[c]
        if pins[c]:
            continue
        loss = height(a, seats, tier, slope, price, levels, old)
        for at in listed:
            j = rows[at]
            b = j // levels
            m, t = j - b * levels, specialty[b]
            if hope[at] - loss <= best[i]:
                break
            if left[t, m] <= 0 and not (t == s and level[c] == m):
                continue
            extra = own[b] - own[c]
            if t != s:
                if held[s] <= minimum[s]:
                    continue
                extra += fees[t, held[t] + 1] - fees[t, held[t]] + fees[s, held[s] - 1] - fees[s, held[s]]
            if extra > room:
                continue
            if most_change(a, seats, tier, slope, price, levels, old, j, -1, -1) <= best[i]:
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
