"""Machine code of the check: does anybody block this matching? It knows the lists and nothing of how it was made.

Units, codes and columns are those of ``positions._kernels``; the twin is ``market.stability``, by name.
"""

import math

import numpy as np
import numpy.typing as npt

from smartpick._jit import kernel
from smartpick.market._kernels import packed
from smartpick.market.roth_peranson.positions._kernels import BEGIN, END, QUOTA, A, B

__all__ = ["mark_blocks"]

Indices = npt.NDArray[np.int32]
Keys = npt.NDArray[np.int64]
Reals = npt.NDArray[np.float32]
Whole = int | np.int64

LISTS = "int32[::1], int32[:,::1], float32[::1], int32[:,::1]"
_MASK = 0xFFFFFFFF
_NOT_FEASIBLE = -1


@kernel(f"boolean({LISTS}, int64, int32[::1], int32[:,::1])")
def _find_entries(
    program: Indices,
    attached: Indices,
    score: Reals,
    unit: Indices,
    n: Whole,
    matched: Indices,
    entry: Indices,
) -> bool:
    """Fill ``entry`` [2n, 3]: the code behind each unit's position (-1: none), first and last code of its list.

    Return whether every position is on the list that counts for it, and acceptable.
    """
    for x in range(2 * n):
        entry[x, 0], entry[x, 1], entry[x, 2] = -1, unit[x, BEGIN], unit[x, END]
    for x in range(2 * n, unit.shape[0]):
        a, b = unit[x, A], unit[x, B]
        if matched[a] >= 0 or matched[b] >= 0:
            code = np.int64(unit[x, BEGIN])
            while code < unit[x, END] and (program[code] != matched[a] or program[code + 1] != matched[b]):
                code += 2
            if code == unit[x, END]:
                return False
            entry[a, 0] = code if matched[a] >= 0 else -1
            entry[b, 0] = code + 1 if matched[b] >= 0 else -1
    for x in range(2 * n):
        if x >= n:
            primary = entry[x - n, 0] if attached.shape[0] > 0 else np.int32(-1)
            entry[x, 1] = attached[primary, 0] if primary >= 0 else 0
            entry[x, 2] = attached[primary, 1] if primary >= 0 else 0
        if matched[x] >= 0 and unit[x, A] < 0:
            code = np.int64(entry[x, 1])
            while code < entry[x, 2] and program[code] != matched[x]:
                code += 1
            if code == entry[x, 2]:
                return False
            entry[x, 0] = code
        if matched[x] >= 0 and math.isnan(score[entry[x, 0]]):
            return False
    return True


@kernel("int64(int64[::1], int32[::1], int64, int64, int64, int64[::1])")
def _better(keys: Keys, start: Indices, p: Whole, enough: Whole, key: Whole, joining: Keys) -> int:
    """Return how many of program p's people, without those who join, stand above a key; no more than enough."""
    count = 0
    for i in range(start[p], start[p + 1]):
        if count >= enough:
            break
        who = _MASK - (keys[i] & _MASK)
        stays = keys[i] > key
        for one in joining:
            stays = stays and who != one
        count += int(stays)
    return count


@kernel("boolean(int32[:,::1], int32[::1], int32[::1])")
def _keeps_quotas(room: Indices, matched: Indices, start: Indices) -> bool:
    """Fill ``start`` [P + 1] with the places of each program's people; return whether all quotas are kept."""
    for x in range(matched.shape[0]):
        if matched[x] >= 0:
            start[matched[x] + 1] += 1
    kept = True
    for p in range(room.shape[0] - 1):
        kept = kept and start[p + 1] <= room[p, QUOTA]
        start[p + 1] += start[p]
    return kept


@kernel(f"int64({LISTS}, int32[:,::1], int32[::1], uint8[::1])")
def mark_blocks(
    program: Indices,
    attached: Indices,
    score: Reals,
    unit: Indices,
    room: Indices,
    matched: Indices,
    blocked: npt.NDArray[np.uint8],
) -> int:
    """Mark every unit that has a blocking entry and return how many blocking entries there are.

    ``matched`` [2n]: programs of units 0 to 2n - 1; ``blocked`` [2n + C] (zeros). Returns -1 when the matching is not
    feasible: above quota, not on a list, not acceptable, or a preliminary position without its primary one.
    """
    n = matched.shape[0] // 2
    entry = np.empty((2 * n, 3), np.int32)
    start = np.zeros(room.shape[0], np.int32)
    listed = _find_entries(program, attached, score, unit, n, matched, entry)
    if not (_keeps_quotas(room, matched, start) and listed):
        return _NOT_FEASIBLE
    place = start[:-1].copy()
    keys = np.empty(start[-1], np.int64)
    # The key to beat at each program: its worst, or nobody's while there is a vacancy.
    bar = np.full(room.shape[0] - 1, np.iinfo(np.int64).max)
    for x in range(2 * n):
        p = np.int64(matched[x])
        if p >= 0:
            keys[place[p]] = packed(score[entry[x, 0]], x)
            bar[p] = min(bar[p], keys[place[p]])
            place[p] += 1
    for full in range(room.shape[0] - 1):
        if start[full + 1] - start[full] < room[full, QUOTA]:
            bar[full] = np.iinfo(np.int64).min
    blocks = 0
    joining = np.full(4, np.int64(-1))
    for x in range(2 * n):
        if unit[x, A] >= 0:
            continue
        last = entry[x, 0] if matched[x] >= 0 else entry[x, 2]
        for code in range(entry[x, 1], last):
            p = np.int64(program[code])
            key = packed(score[code], x)
            if key > bar[p] and not math.isnan(score[code]):
                joining[0] = n + x if x < n else -1
                quota = np.int64(room[p, QUOTA])
                if _better(keys, start, p, quota, key, joining) < quota:
                    blocks += 1
                    blocked[x] = 1
    for x in range(2 * n, unit.shape[0]):
        a, b = np.int64(unit[x, A]), np.int64(unit[x, B])
        last = unit[x, END]
        if entry[a, 0] >= 0:
            last = entry[a, 0]
        elif entry[b, 0] >= 0:
            last = entry[b, 0] - 1
        for code in range(unit[x, BEGIN], last, 2):
            together = program[code] == program[code + 1]
            fits = True
            for side in range(2):
                p = np.int64(program[code + side])
                if p >= 0 and fits:
                    who, partner = (b, a) if side else (a, b)
                    joining[0], joining[1] = who, n + who
                    joining[2], joining[3] = (partner, n + partner) if together else (who, who)
                    key = packed(score[code + side], who)
                    places = room[p, QUOTA] - np.int64(together)
                    fits = not math.isnan(score[code + side])
                    fits = fits and _better(keys, start, p, places, key, joining) < places
            if fits:
                blocks += 1
                blocked[x] = 1
    return blocks
