"""Machine code of the acceptance procedures: flat loops over CSR arrays, no Python objects.

Every kernel has a plain Python twin in the tests. A score that is nan means "not acceptable". Ties of score
are broken by the lower index, so that the result never depends on the order of work.
"""

import math

import numpy as np
import numpy.typing as npt

from smartpick._jit import kernel

Indices = npt.NDArray[np.int32]
Reals = npt.NDArray[np.float32]
Flags = npt.NDArray[np.uint8]

__all__ = ["applicants_propose", "programs_propose"]


@kernel("void(int32[:], float32[:], int64, int64)")
def _sift_down(item: Indices, score: Reals, start: int, size: int) -> None:
    """Restore a min-heap (worst on top) at ``start`` of ``size`` after its top was replaced."""
    i = 0
    moved_item = item[start]
    moved_score = score[start]
    while True:
        child = 2 * i + 1
        if child >= size:
            break
        right = child + 1
        if right < size:
            left_score = score[start + child]
            right_score = score[start + right]
            if right_score < left_score or (
                right_score == left_score and item[start + right] > item[start + child]
            ):
                child = right
        child_score = score[start + child]
        if child_score < moved_score or (child_score == moved_score and item[start + child] > moved_item):
            item[start + i] = item[start + child]
            score[start + i] = child_score
            i = child
        else:
            break
    item[start + i] = moved_item
    score[start + i] = moved_score


@kernel("void(int32[:], float32[:], int64, int64)")
def _sift_up(item: Indices, score: Reals, start: int, i: int) -> None:
    """Restore a min-heap (worst on top) at ``start`` after an entry was put at place ``i``."""
    moved_item = item[start + i]
    moved_score = score[start + i]
    while i > 0:
        parent = (i - 1) >> 1
        parent_score = score[start + parent]
        if moved_score < parent_score or (moved_score == parent_score and moved_item > item[start + parent]):
            item[start + i] = item[start + parent]
            score[start + i] = parent_score
            i = parent
        else:
            break
    item[start + i] = moved_item
    score[start + i] = moved_score


@kernel("int64(int32[:], int32[:], float32[:], int32[:], int32[:], int32[:], float32[:], int32[:])")
def applicants_propose(
    offsets: Indices,
    program: Indices,
    score: Reals,
    quota: Indices,
    start: Indices,
    held: Indices,
    held_score: Reals,
    matched: Indices,
) -> int:
    """Applicant-proposing deferred acceptance; fill ``matched`` (program or -1) and return the rounds.

    ``program[offsets[a]:offsets[a + 1]]`` is applicant a's list, best first; ``score`` is what that program
    thinks of a. ``start`` are offsets of the programs' heaps in ``held`` and ``held_score`` (scratch, sum of
    quotas long). A round is: everybody who is free proposes once.
    """
    n = matched.shape[0]
    filled = np.zeros(quota.shape[0], np.int32)
    cursor = offsets[:n].copy()
    free = np.arange(n).astype(np.int32)
    n_free = n
    rounds = 0
    for a in range(n):
        matched[a] = -1
    while n_free > 0:
        proposals = 0
        still_free = 0
        for k in range(n_free):
            a = free[k]
            at = cursor[a]
            if at == offsets[a + 1]:
                continue
            cursor[a] = at + 1
            proposals += 1
            p = program[at]
            s = score[at]
            q = quota[p]
            if math.isnan(s) or q == 0:
                free[still_free] = a
                still_free += 1
                continue
            base = start[p]
            if filled[p] < q:
                held[base + filled[p]] = a
                held_score[base + filled[p]] = s
                _sift_up(held, held_score, base, filled[p])
                filled[p] += 1
                matched[a] = p
                continue
            worst = held_score[base]
            if s > worst or (s == worst and a < held[base]):
                loser = held[base]
                held[base] = a
                held_score[base] = s
                _sift_down(held, held_score, base, q)
                matched[a] = p
                matched[loser] = -1
                free[still_free] = loser
            else:
                free[still_free] = a
            still_free += 1
        n_free = still_free
        if proposals > 0:
            rounds += 1
    return rounds


@kernel("void(int32[:], float32[:], int64, int64, int64)")
def _heap_best_settle(item: Indices, score: Reals, start: int, i: int, size: int) -> None:
    """Let the entry at place ``i`` of a max-heap (best on top, ties to the lower item) sink to its place."""
    if size <= i:
        return
    moved_item = item[start + i]
    moved_score = score[start + i]
    while True:
        child = 2 * i + 1
        if child >= size:
            break
        right = child + 1
        if right < size:
            left_score = score[start + child]
            right_score = score[start + right]
            if right_score > left_score or (
                right_score == left_score and item[start + right] < item[start + child]
            ):
                child = right
        child_score = score[start + child]
        if child_score > moved_score or (child_score == moved_score and item[start + child] < moved_item):
            item[start + i] = item[start + child]
            score[start + i] = child_score
            i = child
        else:
            break
    item[start + i] = moved_item
    score[start + i] = moved_score


@kernel(
    "int64(int32[:], int32[:], float32[:], float32[:], float32[:], int32[:], int32[:], int32[:], float32[:],"
    " int32[:], uint8[:], float32[:])"
)
def programs_propose(
    offsets: Indices,
    applicant: Indices,
    score: Reals,
    taste: Reals,
    floor: Reals,
    seats: Indices,
    start: Indices,
    held: Indices,
    held_taste: Reals,
    capacity: Indices,
    accepted: Flags,
    cutoff: Reals,
) -> int:
    """Program-proposing many-to-many deferred acceptance; return the rounds.

    ``applicant[offsets[p]:offsets[p + 1]]`` are the applicants in front of program p, ``score`` what p thinks
    of them (nan or below ``floor[p]``: not acceptable) and ``taste`` what they think of p (nan: not
    acceptable). p offers down its order until ``seats[p]`` offers are held; an applicant holds the best
    ``capacity[a]``. ``start`` are offsets of the applicants' heaps in ``held`` and ``held_taste`` (scratch,
    sum of capacities long). Fills ``accepted`` (0 or 1 per entry) and ``cutoff``: the score of the last offer
    of a program whose seats are all held, its floor when seats stay open, inf when it has none. A round is:
    every program with open seats makes that many offers.
    """
    n = seats.shape[0]
    m = applicant.shape[0]
    heap = np.empty(m, np.int32)
    heap_score = np.empty(m, np.float32)
    heap_program = np.empty(m, np.int32)
    size = np.zeros(n, np.int32)
    filled = np.zeros(n, np.int32)
    n_held = np.zeros(capacity.shape[0], np.int32)
    frontier = np.empty(n, np.int32)
    openings = np.zeros(n, np.int32)
    n_open = 0
    for p in range(n):
        cutoff[p] = floor[p]
        base = offsets[p]
        count = 0
        for entry in range(base, offsets[p + 1]):
            accepted[entry] = 0
            heap_program[entry] = p
            if score[entry] >= floor[p]:
                heap[base + count] = entry
                heap_score[base + count] = score[entry]
                count += 1
        size[p] = count
        if seats[p] > 0 and count > 0:
            for node in range(count // 2 - 1, -1, -1):
                _heap_best_settle(heap, heap_score, base, node, count)
            frontier[n_open] = p
            n_open += 1
    rounds = 0
    while n_open > 0:
        for k in range(n_open):
            openings[k] = seats[frontier[k]] - filled[frontier[k]]
        offers = 0
        for k in range(n_open):
            p = frontier[k]
            base = offsets[p]
            for _ in range(openings[k]):
                if size[p] == 0:
                    break
                entry = heap[base]
                cutoff[p] = heap_score[base]
                size[p] -= 1
                heap[base] = heap[base + size[p]]
                heap_score[base] = heap_score[base + size[p]]
                _heap_best_settle(heap, heap_score, base, 0, size[p])
                offers += 1
                a = applicant[entry]
                liking = taste[entry]
                room = capacity[a]
                if math.isnan(liking) or room == 0:
                    continue
                top = start[a]
                if n_held[a] < room:
                    held[top + n_held[a]] = entry
                    held_taste[top + n_held[a]] = liking
                    _sift_up(held, held_taste, top, n_held[a])
                    n_held[a] += 1
                    accepted[entry] = 1
                    filled[p] += 1
                elif liking > held_taste[top] or (liking == held_taste[top] and entry < held[top]):
                    loser = held[top]
                    held[top] = entry
                    held_taste[top] = liking
                    _sift_down(held, held_taste, top, room)
                    accepted[loser] = 0
                    accepted[entry] = 1
                    filled[heap_program[loser]] -= 1
                    filled[p] += 1
        if offers > 0:
            rounds += 1
        n_open = 0
        for p in range(n):
            if filled[p] < seats[p] and size[p] > 0:
                frontier[n_open] = p
                n_open += 1
    for p in range(n):
        if seats[p] == 0:
            cutoff[p] = np.inf
        elif filled[p] < seats[p]:
            cutoff[p] = floor[p]
    return rounds
