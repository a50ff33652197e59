"""Machine code of the acceptance procedures: flat loops over CSR arrays, no Python objects.

Every kernel has a plain Python twin in the tests. A score that is nan means "not acceptable". A score and an
index are packed into one whole number that orders by score and then by lower index, so heaps move single
numbers and ties never depend on the order of work.
"""

import math

import numpy as np
import numpy.typing as npt

from smartpick._jit import kernel

__all__ = ["applicants_propose", "packed", "programs_propose", "score_of"]

Keys = npt.NDArray[np.int64]
Indices = npt.NDArray[np.int32]
Reals = npt.NDArray[np.float32]
Flags = npt.NDArray[np.uint8]
Whole = int | np.int64

_HIGH = 32
_MASK = 0xFFFFFFFF


@kernel("int64(float32, int64)")
def packed(score: float, index: Whole) -> Whole:
    """Return a number that is larger for a better score, and for the lower index when scores are equal."""
    bits = np.int64(np.float32(score + np.float32(0.0)).view(np.int32))
    ordered = bits ^ ((bits >> 31) & np.int64(0x7FFFFFFF))
    return (ordered << _HIGH) | (_MASK - index)


@kernel("void(int64[::1], int64, int64, int64)")
def _sink_worst(heap: Keys, start: Whole, i: Whole, size: Whole) -> None:
    """Let the key at place ``i`` of a heap with the worst on top sink to its place."""
    moved = heap[start + i]
    while True:
        child = 2 * i + 1
        if child >= size:
            break
        if child + 1 < size:
            child += np.int64(heap[start + child + 1] < heap[start + child])
        if heap[start + child] >= moved:
            break
        heap[start + i] = heap[start + child]
        i = child
    heap[start + i] = moved


@kernel("void(int64[::1], int64, int64, int64)")
def _rise_worst(heap: Keys, start: Whole, i: Whole, key: Whole) -> None:
    """Put a key at the free place ``i`` of a heap with the worst on top and let it rise."""
    while i > 0:
        parent = (i - 1) >> 1
        if heap[start + parent] <= key:
            break
        heap[start + i] = heap[start + parent]
        i = parent
    heap[start + i] = key


@kernel("void(int64[::1], int64, int64, int64)")
def bring_best(keys: Keys, low: Whole, high: Whole, best: Whole) -> None:
    """Rearrange ``keys[low:high]`` so that its ``best`` largest come first, in any order (Hoare's selection).

    The partition has no branch to mispredict: every key is swapped and only the boundary moves or stays.
    """
    target = low + best
    while low < target < high:
        middle = (low + high) >> 1
        first = keys[low]
        second = keys[middle]
        third = keys[high - 1]
        pivot = max(min(first, second), min(max(first, second), third))
        if pivot == second:
            keys[middle] = first
        elif pivot == third:
            keys[high - 1] = first
        boundary = low + 1
        for j in range(low + 1, high):
            key = keys[j]
            keys[j] = keys[boundary]
            keys[boundary] = key
            boundary += np.int64(key > pivot)
        boundary -= 1
        keys[low] = keys[boundary]
        keys[boundary] = pivot
        if target <= boundary:
            high = boundary
        else:
            low = boundary + 1


@kernel(
    "int64(int32[::1], int32[::1], float32[::1], int32[::1], int32[::1], int64[::1], boolean, int32[::1])"
)
def applicants_propose(
    offsets: Indices,
    program: Indices,
    score: Reals,
    quota: Indices,
    start: Indices,
    held: Keys,
    by_rounds: bool,
    matched: Indices,
) -> int:
    """Applicant-proposing deferred acceptance; fill ``matched`` (program or -1) and return the rounds.

    ``program[offsets[a]:offsets[a + 1]]`` is applicant a's list, best first; ``score`` is what that program thinks of
    a. ``start`` are offsets of the programs' heaps in ``held`` (scratch, sum of quotas long). ``by_rounds``: everybody
    who is free proposes once, then the next round; otherwise each chain of displacements is followed to its end at
    once, which is faster, gives the same matching and counts one round.
    """
    n = matched.shape[0]
    programs = quota.shape[0]
    vacant = np.iinfo(np.int64).min
    # The key to beat at each program is that of its worst position, and a vacant position is worse than anybody.
    bar = np.full(programs, vacant)
    for p in range(programs):
        if quota[p] == 0:
            bar[p] = np.iinfo(np.int64).max
        for i in range(start[p], start[p] + quota[p]):
            held[i] = vacant
    # Where each applicant is on the list and where it ends, in one number: one look-up instead of two.
    span = np.empty(n, np.int64)
    for person in range(n):
        span[person] = (np.int64(offsets[person + 1]) << _HIGH) | offsets[person]
    free = np.arange(n).astype(np.int32)
    n_free = n
    rounds = 0
    while n_free > 0:
        proposals = 0
        still_free = 0
        for k in range(n_free):
            a = np.int64(free[k])
            at = span[a] & _MASK
            end = span[a] >> _HIGH
            while at < end:
                proposals += 1
                choice = program[at]
                mine = packed(score[at], a)
                worst = bar[choice]
                refused = mine <= worst or math.isnan(score[at])
                at += 1
                if not refused:
                    span[a] = (end << _HIGH) | at
                    base = np.int64(start[choice])
                    held[base] = mine
                    _sink_worst(held, base, 0, quota[choice])
                    bar[choice] = held[base]
                    if worst == vacant:
                        break
                    a = _MASK - (worst & _MASK)
                    at = span[a] & _MASK
                    end = span[a] >> _HIGH
                if by_rounds:
                    span[a] = (end << _HIGH) | at
                    free[still_free] = a
                    still_free += 1
                    break
        n_free = still_free
        if proposals > 0:
            rounds += 1
    matched[:] = -1
    for p in range(programs):
        for i in range(start[p], start[p] + quota[p]):
            if held[i] != vacant:
                matched[_MASK - (held[i] & _MASK)] = p
    return rounds


@kernel("float32(int64)")
def score_of(key: Whole) -> np.float32:
    """Return the score that was packed into a key."""
    ordered = key >> _HIGH
    bits = np.int32(ordered ^ ((ordered >> 31) & np.int64(0x7FFFFFFF)))
    return np.float32(bits.view(np.float32))


@kernel(
    "void(int64, int64, int32[::1], int32[::1], float32[::1], int64[::1], int32[::1], int32[::1], int64[::1],"
    " int32[::1])"
)
def _offer(
    p: Whole,
    many: Whole,
    offsets: Indices,
    applicant: Indices,
    taste: Reals,
    best: Keys,
    filled: Indices,
    start: Indices,
    held: Keys,
    n_held: Indices,
) -> None:
    """Let program p make ``many`` offers, to the keys of ``best``; in which order does not matter."""
    base = np.int64(offsets[p])
    kept = 0
    for i in range(many):
        entry = base + _MASK - (best[i] & _MASK)
        a = applicant[entry]
        top = np.int64(start[a])
        room = start[a + 1] - top
        if math.isnan(taste[entry]) or room == 0:
            continue
        mine = packed(taste[entry], p)
        if n_held[a] < room:
            _rise_worst(held, top, n_held[a], mine)
            n_held[a] += 1
            kept += 1
        elif mine > held[top]:
            loser = _MASK - (held[top] & _MASK)
            held[top] = mine
            _sink_worst(held, top, 0, room)
            filled[loser] -= 1
            kept += 1
    filled[p] += kept


@kernel(
    "int64(int32[::1], int32[::1], float32[::1], float32[::1], float32[::1], int32[::1], int32[::1], int64[::1],"
    " uint8[::1], float32[::1])"
)
def programs_propose(
    offsets: Indices,
    applicant: Indices,
    score: Reals,
    taste: Reals,
    floor: Reals,
    seats: Indices,
    start: Indices,
    held: Keys,
    accepted: Flags,
    cutoff: Reals,
) -> int:
    """Program-proposing many-to-many deferred acceptance; return the rounds.

    ``applicant[offsets[p]:offsets[p + 1]]`` are the applicants in front of program p, ``score`` what p thinks
    of them (nan or below ``floor[p]``: not acceptable) and ``taste`` what they think of p (nan: not
    acceptable). p offers down its order until ``seats[p]`` offers are held; an applicant holds the best of
    them, as many as its block of ``held`` (scratch) is long, and ``start`` [applicants + 1] are those blocks.
    Fills ``accepted`` (0 or 1 per entry) and ``cutoff``: the score of the last offer of a program whose seats
    are all held, its floor when seats stay open, inf when it has none. A round is: every program with open
    seats makes that many offers.

    No list is sorted: a program's next best are selected when they are needed, a chunk at a time.
    """
    n = seats.shape[0]
    people = start.shape[0] - 1
    keys = np.empty(applicant.shape[0], np.int64)
    size = np.zeros(n, np.int32)
    chosen = np.zeros(n, np.int32)
    offered = np.zeros(n, np.int32)
    filled = np.zeros(n, np.int32)
    n_held = np.zeros(people, np.int32)
    openings = np.zeros(n, np.int32)
    rounds = 0
    for p in range(n):
        base = offsets[p]
        count = 0
        for entry in range(base, offsets[p + 1]):
            keys[base + count] = packed(score[entry], entry - base)
            count += int(score[entry] >= floor[p])
        many = min(seats[p], count)
        size[p] = count
        if many > 0:
            rounds = 1
            bring_best(keys, base, base + count, many)
            chosen[p] = many
            offered[p] = many
            _offer(p, many, offsets, applicant, taste, keys[base:], filled, start, held, n_held)
    while True:
        work = 0
        for p in range(n):
            openings[p] = min(seats[p] - filled[p], size[p] - offered[p])
            work += openings[p]
        if work == 0:
            break
        rounds += 1
        for p in range(n):
            many = openings[p]
            if many == 0:
                continue
            base = np.int64(offsets[p])
            here = base + offered[p]
            if offered[p] + many > chosen[p]:
                more = min(max(offered[p] + many - chosen[p], 16 + seats[p] // 2), size[p] - chosen[p])
                bring_best(keys, base + chosen[p], base + size[p], more)
                chosen[p] += more
            bring_best(keys, here, base + chosen[p], many)
            offered[p] += many
            _offer(p, many, offsets, applicant, taste, keys[here:], filled, start, held, n_held)
    for p in range(n):
        base = np.int64(offsets[p])
        last = np.iinfo(np.int64).max
        for i in range(offered[p]):
            last = min(last, keys[base + i])
        cutoff[p] = floor[p]
        if seats[p] == 0:
            cutoff[p] = np.inf
        elif filled[p] == seats[p]:
            cutoff[p] = score_of(last)
        for entry in range(base, offsets[p + 1]):
            accepted[entry] = 0
            if score[entry] >= floor[p] and packed(score[entry], entry - base) >= last:
                a = applicant[entry]
                room = start[a + 1] - start[a]
                if room > 0 and not math.isnan(taste[entry]):
                    kept = n_held[a] < room or packed(taste[entry], p) >= held[start[a]]
                    accepted[entry] = np.int64(kept)
    return rounds
