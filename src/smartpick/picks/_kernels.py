"""Machine code of the pick: residual products, lazy greedy, and the value along a sequence.

Notation: ``f[j, q]`` chance of row j = p L + l at node q; ``level[p]`` the chosen level or -1; ``rest[k, q]``
the product of 1 - f over chosen programs of tier <= k; ``pull[k, q]`` = sum over k' >= k of worth[k', q]
rest[k', q], so that adding row j to tier k gains sum_q f[j, q] pull[k, q]. ``pull`` has one more row of zeros
for worthless programs.
"""

import numpy as np
from numpy.typing import NDArray

from smartpick._jit import kernel
from smartpick.picks.capacity._kernels import insert_row, rank_rows, value_after

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


@kernel(f"{F2}({F2},{I1},{F2},{I1},int64)")
def residuals(f: Floats, tier: Integers, worth: Floats, level: Integers, levels: int) -> Floats:
    """Return rest (K, Q): the chance that nothing of tier k or better comes true, node by node."""
    tiers, nodes = worth.shape
    rest = np.ones((tiers, nodes))
    for p in range(level.size):
        if level[p] >= 0 and tier[p] < tiers:
            for q in range(nodes):
                rest[tier[p], q] *= 1.0 - f[p * levels + level[p], q]
    for k in range(1, tiers):
        for q in range(nodes):
            rest[k, q] *= rest[k - 1, q]
    return rest


@kernel(f"void({F2},{F2},{F2})")
def suffix_sums(rest: Floats, worth: Floats, pull: Floats) -> None:
    """Fill pull (K+1, Q) from rest."""
    tiers, nodes = worth.shape
    for q in range(nodes):
        pull[tiers, q] = 0.0
    for k in range(tiers - 1, -1, -1):
        for q in range(nodes):
            pull[k, q] = pull[k + 1, q] + worth[k, q] * rest[k, q]


@kernel(f"float64({F2},{F2},int64,int64)")
def gain_of(f: Floats, pull: Floats, k: int, j: int) -> float:
    """Return what row j would add in tier k."""
    total = 0.0
    for q in range(f.shape[1]):
        total += f[j, q] * pull[k, q]
    return total


@kernel(f"void({F1},{I1},int64,int64)")
def sift_down(key: Floats, row: Integers, at: int, size: int) -> None:
    """Restore the heap below ``at``: largest key first, then smallest row."""
    while True:
        child = 2 * at + 1
        if child >= size:
            return
        other = child + 1
        if other < size and (
            key[other] > key[child] or (key[other] == key[child] and row[other] < row[child])
        ):
            child = other
        if key[child] > key[at] or (key[child] == key[at] and row[child] < row[at]):
            key[child], key[at] = key[at], key[child]
            row[child], row[at] = row[at], row[child]
            at = child
        else:
            return


@kernel(f"void({I1},{F1},{I2},{I1},{I1},{I2},{I1},{F1})")
def tally(
    specialty: Integers,
    own: Floats,
    caps: Integers,
    level: Integers,
    inside: Integers,
    left: Integers,
    held: Integers,
    spent: Floats,
) -> None:
    """Fill the chosen programs, what is left of the caps, counts per specialty, and own costs (spent[0])."""
    for s in range(caps.shape[0]):
        held[s] = 0
        for m in range(caps.shape[1]):
            left[s, m] = caps[s, m]
    spent[0] = 0.0
    count = 0
    for p in range(level.size):
        if level[p] >= 0:
            inside[count] = p
            count += 1
            held[specialty[p]] += 1
            left[specialty[p], level[p]] -= 1
            spent[0] += own[p]


@kernel(
    f"int64({F2},{B2},{I1},{F2},{F2},{F2},{F2},float64,{I1},{F2},{F2},{F1},{I2},float64,float64,int64,{B1},boolean,"
    f"{I1},{I1})"
)
def greedy(
    f: Floats,
    available: Bytes,
    tier: Integers,
    worth: Floats,
    a: Floats,
    seats: Floats,
    ratio: Floats,
    capacity: float,
    specialty: Integers,
    fees: Floats,
    steps: Floats,
    own: Floats,
    caps: Integers,
    budget: float,
    slack: float,
    most: int,
    closed: Bytes,
    per_dollar: bool,
    level: Integers,
    sequence: Integers,
) -> int:
    """Add the best row again and again (lazily) to ``level``; return how many were added, in ``sequence``.

    The key of a row is its gain, or its gain per marginal dollar; keys only fall, so a row whose fresh key
    still tops the heap is the best. ``closed`` programs are left out. With a finite interview ``capacity``
    gains are those of the best use of it.
    """
    n, levels = available.shape
    tiers, nodes = worth.shape
    rest = residuals(f, tier, worth, level, levels)
    pull = np.zeros((tiers + 1, nodes))
    suffix_sums(rest, worth, pull)
    limited = np.isfinite(capacity)
    order = np.zeros((nodes if limited else 0, n + 2), np.int64)
    ranked = rank_rows(ratio, level, levels, order) if limited else 0
    now, floor = 0.0, 1e-12 * worth.sum() if limited else 0.0  # a difference of values carries rounding
    if limited:
        now = value_after(a, seats, ratio, tier, worth, order, ranked, capacity, levels, -1, -1, -1, -1)
    left, held = np.empty_like(caps), np.zeros(fees.shape[0], np.int64)
    own_spent, inside = np.zeros(1), np.empty(n, np.int64)
    tally(specialty, own, caps, level, inside, left, held, own_spent)
    spent, count = own_spent[0], 0
    for s in range(fees.shape[0]):
        spent += fees[s, held[s]]
        count += held[s]
    key = np.empty(n * levels)
    row = np.empty(n * levels, np.int64)
    size = 0
    for p in range(n):
        if level[p] >= 0 or closed[p] or tier[p] >= tiers:
            continue
        for m in range(levels):
            if available[p, m] and left[specialty[p], m] > 0:
                j = p * levels + m
                gain = gain_of(f, pull, tier[p], j)
                if limited:
                    gain = -now + value_after(
                        a, seats, ratio, tier, worth, order, ranked, capacity, levels, -1, j, -1, -1
                    )
                if gain > floor:
                    price = own[p] + steps[specialty[p], held[specialty[p]] + 1] if per_dollar else 1.0
                    key[size] = gain / max(price, 1e-12)
                    row[size] = p * levels + m
                    size += 1
    for at in range(size // 2 - 1, -1, -1):
        sift_down(key, row, at, size)
    stamp = np.full(n * levels, 0, np.int64)
    added = 0
    while size > 0 and count < most:
        j = row[0]
        p = j // levels
        m = j - p * levels
        s = specialty[p]
        price = 0.0
        useless = level[p] >= 0 or left[s, m] <= 0
        if not useless:
            price = own[p] + fees[s, held[s] + 1] - fees[s, held[s]]
            useless = spent + price > budget + slack
        if not useless and stamp[j] < added:
            gain = gain_of(f, pull, tier[p], j)
            if limited:
                gain = -now + value_after(
                    a, seats, ratio, tier, worth, order, ranked, capacity, levels, -1, j, -1, -1
                )
            stamp[j] = added
            if gain > floor:
                ranking = own[p] + steps[s, held[s] + 1] if per_dollar else 1.0
                key[0] = gain / max(ranking, 1e-12)
                sift_down(key, row, 0, size)
                continue
            useless = True
        if useless:
            size -= 1
            key[0] = key[size]
            row[0] = row[size]
            sift_down(key, row, 0, size)
            continue
        level[p] = m
        sequence[added] = p
        added += 1
        count += 1
        held[s] += 1
        left[s, m] -= 1
        spent += price
        for k in range(tier[p], tiers):
            for q in range(nodes):
                rest[k, q] *= 1.0 - f[j, q]
        suffix_sums(rest, worth, pull)
        if limited:
            insert_row(ratio, order, ranked, j)
            ranked += 1
            now = value_after(a, seats, ratio, tier, worth, order, ranked, capacity, levels, -1, -1, -1, -1)
    return added


@kernel(f"void({F2},{I1},{F2},{F1},{F1},{F1})")
def walk(
    rows: Floats, tier: Integers, worth: Floats, weights: Floats, value: Floats, success: Floats
) -> None:
    """Fill value[i] (above the outside utility) and success[i] after the first i of the given rows (m, Q)."""
    tiers, nodes = worth.shape
    rest = np.ones((tiers, nodes))
    none = np.ones(nodes)
    value[0] = 0.0
    success[0] = 0.0
    for i in range(rows.shape[0]):
        total = 0.0
        for q in range(nodes):  # sums of what is added: 1 - product would lose the digits of small chances
            total += weights[q] * none[q] * rows[i, q]
            none[q] *= 1.0 - rows[i, q]
        success[i + 1] = success[i] + total
        total = 0.0
        for k in range(tier[i], tiers):
            for q in range(nodes):
                total += worth[k, q] * rest[k, q] * rows[i, q]
                rest[k, q] *= 1.0 - rows[i, q]
        value[i + 1] = value[i] + total
