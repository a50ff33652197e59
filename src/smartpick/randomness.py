"""Counter-based randomness: every number is a pure function of (seed, path, entity), so order never matters.

The generator is Philox4x32-10 (Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2, 3",
SC11), checked against the Random123 test vectors. A 64-bit seed and a path of whole numbers (replicate,
stream) give a key; an entity (applicant, program) is the counter. Threads, block sizes and workers change
nothing, and two markets that differ in a parameter share their luck.

Normals come from a word by a table of quantiles with cells that shrink towards the tails (linear inside a
cell, error below 4e-5), so that the compiled kernels and this module give the same bits without a maths
library.
"""

from functools import cache
from statistics import NormalDist
from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = [
    "Key",
    "key",
    "latin_normals",
    "latin_row",
    "normals",
    "philox",
    "quantile_table",
    "uniforms",
    "words",
]

Words = npt.NDArray[np.uint32]
Key = tuple[int, int]

_MULTIPLIERS = (np.uint64(0xD2511F53), np.uint64(0xCD9E8D57))
_WEYL = (0x9E3779B9, 0xBB67AE85)
_LOW = np.uint64(0xFFFFFFFF)
_SHIFT = np.uint64(32)
ROUNDS = 10

# The quantile table: cells are the float32 numbers of (2^-33, 1/2] with their lowest 17 bits dropped, that is
# 64 cells per power of two.
CELL_BITS = 17
FIRST_CELL = 94 << 6
# Replicates whose draws are in memory together while one of a design is placed among them.
AT_ONCE = 64


def philox(counter: npt.ArrayLike, of: npt.ArrayLike) -> Words:
    """Return the Philox4x32-10 block uint32[..., 4] of each counter [..., 4] under the key [..., 2]."""
    c = [np.asarray(counter, np.uint32)[..., i].astype(np.uint64) for i in range(4)]
    k = [np.asarray(of, np.uint32)[..., i].astype(np.uint64) for i in range(2)]
    for turn in range(ROUNDS):
        if turn:
            k = [(k[i] + np.uint64(_WEYL[i])) & _LOW for i in range(2)]
        first, second = c[0] * _MULTIPLIERS[0], c[2] * _MULTIPLIERS[1]
        c = [(second >> _SHIFT) ^ c[1] ^ k[0], second & _LOW, (first >> _SHIFT) ^ c[3] ^ k[1], first & _LOW]
    return np.stack(np.broadcast_arrays(*c), axis=-1).astype(np.uint32)


def key(seed: int, *path: int) -> Key:
    """Return the key of a branch of the seed tree, for example ``key(seed, replicate, stream)``.

    ``seed`` is taken modulo 2^64, every step of the path modulo 2^32; each step re-keys through one Philox
    block.
    """
    found = (seed & 0xFFFFFFFF, (seed >> 32) & 0xFFFFFFFF)
    for depth, step in enumerate(path):
        block = philox((step & 0xFFFFFFFF, depth, 0x534D5450, 0x4B455930), found)
        found = (int(block[0]), int(block[1]))
    return found


def words(of: Key, entity: npt.ArrayLike, second: npt.ArrayLike = 0, lane: npt.ArrayLike = 0) -> Words:
    """Return four random words uint32[..., 4] for each entity (or pair of entities) under a key."""
    a, b, c = np.broadcast_arrays(
        np.asarray(entity, np.uint32), np.asarray(second, np.uint32), np.asarray(lane, np.uint32)
    )
    return philox(np.stack([a, b, c, np.zeros_like(a)], axis=-1), of)


def uniforms(word: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """Return a uniform strictly between 0 and 1 for each word."""
    drawn: npt.NDArray[np.float64] = (np.asarray(word, np.uint32).astype(np.float64) + 0.5) * 2.0**-32
    return drawn


@cache
def quantile_table() -> npt.NDArray[np.float32]:
    """Return the standard normal quantiles at the cell edges, float32[2050] (read-only).

    Quantiles by Wichura's algorithm AS 241 (Applied Statistics 37, 1988), as in the standard library.
    """
    edges = np.arange(FIRST_CELL, FIRST_CELL + 2050, dtype=np.int32) << CELL_BITS
    normal = NormalDist()
    table = np.array(
        [normal.inv_cdf(float(u)) if u < 0.5 else 0.0 for u in edges.view(np.float32)], np.float32
    )
    table.setflags(write=False)
    return table


def normals(word: npt.ArrayLike) -> npt.NDArray[np.float32]:
    """Return a standard normal float32 for each word: top bit the sign, the other 31 the tail probability."""
    w = np.asarray(word, np.uint32)
    tail = (w & np.uint32(0x7FFFFFFF)).astype(np.float32) * np.float32(2.0**-32) + np.float32(2.0**-33)
    bits = tail.view(np.int32)
    cell = (bits >> CELL_BITS) - FIRST_CELL
    inside = (bits & np.int32((1 << CELL_BITS) - 1)).astype(np.float32) * np.float32(2.0**-CELL_BITS)
    table = quantile_table()
    low = table[cell]
    z = low + inside * (table[cell + 1] - low)
    signed: npt.NDArray[np.float32] = np.where(w >> np.uint32(31), -z, z)
    return signed


def latin_normals(of: Key, entities: int, replicates: int) -> npt.NDArray[np.float64]:
    """Return standard normals [replicates, entities], stratified over replicates for each entity by itself.

    Each column is a random permutation of the same ``replicates`` normal mid-quantiles, scaled to variance
    one: an average over replicates is a quadrature. One replicate alone gives zeros.
    """
    draws = words(of, np.arange(entities)[None, :], np.arange(replicates)[:, None])[..., 0]
    order = np.argsort(draws, axis=0, kind="stable")
    return _mid_quantiles(replicates)[np.argsort(order, axis=0, kind="stable")]


def latin_row(
    of: Key, entities: npt.NDArray[np.integer[Any]], replicates: int, replicate: int
) -> npt.NDArray[np.float64]:
    """Return row ``replicate`` of ``latin_normals`` for ``entities`` [n] only, without holding the other rows.

    The place of one draw among all is counted, a few replicates at a time, where the whole design would be sorted.
    """
    own = words(of, entities, replicate)[..., 0]
    before = np.zeros(len(entities), np.int64)
    for start in range(0, replicates, AT_ONCE):
        others = np.arange(start, min(start + AT_ONCE, replicates))[:, None]
        draws = words(of, entities[None, :], others)[..., 0]
        before += ((draws < own) | ((draws == own) & (others < replicate))).sum(axis=0)
    return _mid_quantiles(replicates)[before]


@cache
def _mid_quantiles(count: int) -> npt.NDArray[np.float64]:
    """Return ``count`` normal mid-quantiles in order, scaled to variance one; a single one is zero."""
    normal = NormalDist()
    points = np.array([normal.inv_cdf((i + 0.5) / count) for i in range(count)])
    points -= points.mean()
    spread = points.std()
    return points / spread if spread > 0 else points
