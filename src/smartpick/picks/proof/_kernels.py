"""Machine code of the proof: scores of rows under a linearised value, strengths of a fractional list."""

import numpy as np
from numpy.typing import NDArray

from smartpick._jit import kernel

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
F1, F2, I1 = "float64[::1]", "float64[:,::1]", "int64[::1]"


@kernel(f"{F1}({F2},{I1},{F2},{F2},int64)")
def scores(a: Floats, tier: Integers, worth: Floats, strength: Floats, levels: int) -> Floats:
    """Return each row's coefficient in the linear upper bound of the value at the given strengths (K, Q).

    Per tier and node 1 - exp(-S) <= kappa + sum of psi(a_j) x_j with kappa = 1 - exp(-s) (1 + s),
    psi(a) = exp(-s) a up to a = s and 1 - exp(-a) - kappa above: psi is concave with psi(0) = 0, hence subadditive, and
    kappa + psi(S) >= 1 - exp(-S) for every S; so the bound holds at every choice of whole rows.
    """
    tiers, nodes = worth.shape
    slope = np.zeros((tiers + 1, nodes))
    kappa = np.empty((tiers, nodes))
    for k in range(tiers - 1, -1, -1):
        for q in range(nodes):
            e = np.exp(-strength[k, q])
            slope[k, q] = slope[k + 1, q] + worth[k, q] * e
            kappa[k, q] = -np.expm1(-strength[k, q]) - e * strength[k, q]
    result = np.zeros(a.shape[0])
    for j in range(a.shape[0]):
        first = tier[j // levels]
        total = 0.0
        for q in range(nodes):
            if first >= tiers:
                break
            if a[j, q] <= strength[first, q]:
                total += a[j, q] * slope[first, q]
            else:
                k = first
                while k < tiers and a[j, q] > strength[k, q]:
                    total += worth[k, q] * (-np.expm1(-a[j, q]) - kappa[k, q])
                    k += 1
                total += a[j, q] * slope[k, q]
        result[j] = total
    return result


@kernel(f"{F2}({F2},{I1},int64,{F1},int64)")
def strengths(a: Floats, tier: Integers, tiers: int, x: Floats, levels: int) -> Floats:
    """Return S (K, Q) = sum over rows of tier <= k of a x, for a fractional list x (n L,)."""
    nodes = a.shape[1]
    total = np.zeros((tiers, nodes))
    for j in range(a.shape[0]):
        k = tier[j // levels]
        if x[j] > 0.0 and k < tiers:
            for q in range(nodes):
                total[k, q] += a[j, q] * x[j]
    for k in range(1, tiers):
        for q in range(nodes):
            total[k, q] += total[k - 1, q]
    return total


@kernel(f"{F1}({F2},{F2},{I1},{F2},{F2},{F2},float64,int64)")
def limited_scores(
    a: Floats,
    seats: Floats,
    tier: Integers,
    worth: Floats,
    strength: Floats,
    price: Floats,
    capacity: float,
    levels: int,
) -> Floats:
    """Return the coefficients as ``scores`` does, for interviews of price t (K, Q) and strengths S (K, Q).

    S(x) <= C t + sum of b x with b = max(0, a - t seats), so 1 - exp(-S) <= 1 - exp(-C t) + exp(-C t) times
    the bound of ``scores`` for b at s = S - C t.
    """
    tiers, nodes = worth.shape
    result = np.zeros(a.shape[0])
    for k in range(tiers):
        for q in range(nodes):
            t = price[k, q]
            s = max(strength[k, q] - capacity * t, 0.0) if t > 0.0 else strength[k, q]
            weight = worth[k, q] * (np.exp(-capacity * t) if t > 0.0 else 1.0)
            e = np.exp(-s)
            kappa = -np.expm1(-s) - e * s
            for j in range(a.shape[0]):
                if tier[j // levels] <= k:
                    b = a[j, q] - t * seats[j, q]
                    if b > s:
                        result[j] += weight * (-np.expm1(-b) - kappa)
                    elif b > 0.0:
                        result[j] += weight * e * b
    return result
