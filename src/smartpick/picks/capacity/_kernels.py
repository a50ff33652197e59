"""Machine code of limited interviews: the best use of C expected interviews, node by node.

``a`` = -log(1 - f) and ``seats`` = interview chances of the rows j = p L + l, (n L, Q); ``ratio`` = a /
seats. The strength of tier k at node q is that of a fractional knapsack: chosen rows of tier <= k in falling
order of ratio until C interviews are used. ``order[q, :count]`` holds the chosen rows in that order.
"""

import numpy as np
from numpy.typing import NDArray

from smartpick._jit import kernel

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
F1, F2, I1, I2 = "float64[::1]", "float64[:,::1]", "int64[::1]", "int64[:,::1]"


@kernel(f"void({F2},{I2},int64,int64)")
def insert_row(ratio: Floats, order: Integers, count: int, j: int) -> None:
    """Insert row j into the order of every node, which holds ``count`` rows so far."""
    for q in range(order.shape[0]):
        at = count
        while at > 0 and ratio[order[q, at - 1], q] < ratio[j, q]:
            order[q, at] = order[q, at - 1]
            at -= 1
        order[q, at] = j


@kernel(f"int64({F2},{I1},int64,{I2})")
def rank_rows(ratio: Floats, level: Integers, levels: int, order: Integers) -> int:
    """Fill the order from the chosen levels; return how many rows it holds."""
    count = 0
    for p in range(level.size):
        if level[p] >= 0:
            insert_row(ratio, order, count, p * levels + level[p])
            count += 1
    return count


@kernel(f"float64({F2},{F2},{F2},{I1},{F2},{I2},int64,float64,int64,int64,int64,int64,int64)")
def value_after(
    a: Floats,
    seats: Floats,
    ratio: Floats,
    tier: Integers,
    worth: Floats,
    order: Integers,
    count: int,
    capacity: float,
    levels: int,
    out1: int,
    in1: int,
    out2: int,
    in2: int,
) -> float:
    """Return the value above outside after rows out1, out2 leave and in1, in2 come (-1: none)."""
    tiers, nodes = worth.shape
    total = 0.0
    room, got = np.empty(tiers), np.empty(tiers)
    for q in range(nodes):
        room[:] = capacity
        got[:] = 0.0
        at, new1, new2 = 0, in1, in2
        while tiers > 0 and room[0] > 0.0:
            while at < count and (order[q, at] == out1 or order[q, at] == out2):
                at += 1
            j, source = -1, 0
            if at < count:
                j = order[q, at]
            if new1 >= 0 and (j < 0 or ratio[new1, q] > ratio[j, q]):
                j, source = new1, 1
            if new2 >= 0 and (j < 0 or ratio[new2, q] > ratio[j, q]):
                j, source = new2, 2
            if j < 0:
                break
            if source == 0:
                at += 1
            elif source == 1:
                new1 = -1
            else:
                new2 = -1
            for k in range(tier[j // levels], tiers):
                if seats[j, q] <= room[k]:
                    got[k] += a[j, q]
                    room[k] -= seats[j, q]
                elif room[k] > 0.0:
                    got[k] += a[j, q] * room[k] / seats[j, q]
                    room[k] = 0.0
        for k in range(tiers):
            total -= worth[k, q] * np.expm1(-got[k])
    return total


@kernel(f"void({F2},{F2},{F2},{I1},{I2},int64,float64,int64,int64,{F1},{F2},{F2})")
def prices(
    a: Floats,
    seats: Floats,
    ratio: Floats,
    tier: Integers,
    order: Integers,
    count: int,
    capacity: float,
    levels: int,
    out: int,
    share: Floats,
    strength: Floats,
    price: Floats,
) -> None:
    """Fill S (K, Q) and the price t (K, Q) of an interview, with row ``out`` left away.

    ``share[j]`` is how much of row j is chosen (1 for a whole one). Then S = C t + sum of share max(0, a - t
    seats).
    """
    tiers, nodes = strength.shape
    room = np.empty(tiers)
    for q in range(nodes):
        room[:] = capacity
        for k in range(tiers):
            strength[k, q] = 0.0
            price[k, q] = 0.0
        for at in range(count):
            j = order[q, at]
            if j == out:
                continue
            need = seats[j, q] * share[j]
            for k in range(tier[j // levels], tiers):
                if need <= room[k]:
                    strength[k, q] += a[j, q] * share[j]
                    room[k] -= need
                elif price[k, q] == 0.0 and room[k] >= 0.0:
                    strength[k, q] += a[j, q] * room[k] / seats[j, q]
                    price[k, q] = ratio[j, q]
                    room[k] = -1.0
