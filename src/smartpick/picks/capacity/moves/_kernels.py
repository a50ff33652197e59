"""Machine code of the local search with limited interviews, in the notation of the kernels one level up."""

import numpy as np
from numpy.typing import NDArray

from smartpick._jit import kernel
from smartpick.picks._kernels import tally
from smartpick.picks.capacity._kernels import value_after

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


@kernel(f"void({F2},{F2},{I1},{F2},{F2},{B2},{I1},{F1})")
def heights(
    a: Floats,
    seats: Floats,
    tier: Integers,
    slope: Floats,
    price: Floats,
    open_: Bytes,
    level: Integers,
    hope: Floats,
) -> None:
    """Fill the height of every open row (n, L) of a program that is not chosen; -1 elsewhere."""
    n, levels = open_.shape
    for p in range(n):
        for m in range(levels):
            hope[p * levels + m] = -1.0
            if level[p] < 0 and open_[p, m]:
                hope[p * levels + m] = height(a, seats, tier, slope, price, levels, p * levels + m)


@kernel(
    f"float64({F2},{F2},{F2},{I1},{F2},{I2},int64,float64,int64,{F2},{F2},float64,float64,int64,int64,int64,int64)"
)
def gain_beyond(
    a: Floats,
    seats: Floats,
    ratio: Floats,
    tier: Integers,
    worth: Floats,
    order: Integers,
    count: int,
    capacity: float,
    levels: int,
    slope: Floats,
    price: Floats,
    now: float,
    best: float,
    out1: int,
    in1: int,
    out2: int,
    in2: int,
) -> float:
    """Return what a change gains, or 0 when its bound says that it cannot gain more than ``best``."""
    if most_change(a, seats, tier, slope, price, levels, out1, in1, out2, in2) <= best:
        return 0.0
    return -now + value_after(
        a, seats, ratio, tier, worth, order, count, capacity, levels, out1, in1, out2, in2
    )


@kernel(
    f"int64({F2},{F2},{F2},float64,{B2},{I1},{F2},{I1},{F2},{F1},{I2},float64,int64,{B1},{I1},{I1},{I2},int64,"
    f"{F2},{F2},float64,{I1},{F1},{I2},{F1})"
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
    minimum: Integers,
    level: Integers,
    order: Integers,
    ranked: int,
    slope: Floats,
    price: Floats,
    now: float,
    listed: Integers,
    hope: Floats,
    moves: Integers,
    gains: Floats,
) -> int:
    """List improving changes as ``best_moves`` without a limit does; additions and swaps only with ``listed`` rows.

    ``order`` and ``ranked`` are the chosen rows by ratio, ``slope`` and ``price`` the plane that touches the value
    ``now``, ``hope`` the heights of the rows on it, ``listed`` the rows in falling height. A change is tried only
    when what comes is higher than what goes, and when the bound of ``most_change`` leaves hope.
    """
    n, levels = available.shape
    left, held = np.empty_like(caps), np.zeros(fees.shape[0], np.int64)
    spent, inside = np.zeros(1), np.empty(n, np.int64)
    tally(specialty, own, caps, level, inside, left, held, spent)
    count, room = 0, budget - spent[0]
    for s in range(fees.shape[0]):
        count += held[s]
        room -= fees[s, held[s]]
    best, plan = np.zeros(count + 1), np.zeros((count + 1, 4), np.int64)
    for j in listed:
        b = j // levels
        m, s = j - b * levels, specialty[b]
        if hope[j] <= best[count] or count >= most:
            break
        if left[s, m] > 0 and own[b] + fees[s, held[s] + 1] - fees[s, held[s]] <= room:
            gain = gain_beyond(
                a, seats, ratio, tier, worth, order, ranked, capacity, levels, slope, price, now, best[count],
                -1, j, -1, -1,
            )  # fmt: skip
            if gain > best[count]:
                best[count] = gain
                plan[count, 0], plan[count, 1], plan[count, 2], plan[count, 3] = b, m, -1, -1
    for i in range(count):
        c = inside[i]
        s, old = specialty[c], c * levels + level[c]
        for m in range(levels):
            if m != level[c] and available[c, m] and left[s, m] > 0:
                gain = gain_beyond(
                    a, seats, ratio, tier, worth, order, ranked, capacity, levels, slope, price, now, best[i],
                    old, c * levels + m, -1, -1,
                )  # fmt: skip
                if gain > best[i]:
                    best[i] = gain
                    plan[i, 0], plan[i, 1], plan[i, 2], plan[i, 3] = c, m, -1, -1
        for h in range(count if level[c] > 0 else 0):
            d = inside[h]
            if specialty[d] != s or level[d] >= level[c]:
                continue
            if available[c, level[d]] and available[d, level[c]]:
                gain = gain_beyond(
                    a, seats, ratio, tier, worth, order, ranked, capacity, levels, slope, price, now, best[i],
                    old, c * levels + level[d], d * levels + level[d], d * levels + level[c],
                )  # fmt: skip
                if gain > best[i]:
                    best[i] = gain
                    plan[i, 0], plan[i, 1], plan[i, 2], plan[i, 3] = c, level[d], d, level[c]
        if pins[c]:
            continue
        loss = height(a, seats, tier, slope, price, levels, old)
        for j in listed:
            b = j // levels
            m, t = j - b * levels, specialty[b]
            if hope[j] - loss <= best[i]:
                break
            if left[t, m] <= 0 and not (t == s and level[c] == m):
                continue
            extra = own[b] - own[c]
            if t != s:
                if held[s] <= minimum[s]:
                    continue
                extra += fees[t, held[t] + 1] - fees[t, held[t]] + fees[s, held[s] - 1] - fees[s, held[s]]
            if extra <= room:
                gain = gain_beyond(
                    a, seats, ratio, tier, worth, order, ranked, capacity, levels, slope, price, now, best[i],
                    old, j, -1, -1,
                )  # fmt: skip
                if gain > best[i]:
                    best[i] = gain
                    plan[i, 0], plan[i, 1], plan[i, 2], plan[i, 3] = c, -1, b, m
    total = 0
    for i in range(count + 1):
        if best[i] > 0.0:
            for e in range(4):
                moves[total, e] = plan[i, e]
            gains[total] = best[i]
            total += 1
    return total
