"""Machine code of the application season: Philox inside the loops, one program after the other.

Randomness is ``smartpick.randomness`` bit for bit: the same Philox blocks, the same table of normal
quantiles. Four neighbouring applicants share a block when it is decided who applies; each application then
has a block of its own with its taste (word 0), its apply noise (word 1) and its rank noise (word 2).
"""

import numpy as np
from numpy.typing import NDArray

from smartpick._jit import kernel

__all__ = ["apply_everywhere", "fill_words", "normal_of", "pair_words", "rank_lists", "send_signals"]

Words = NDArray[np.uint32]
I8 = NDArray[np.int8]
I16 = NDArray[np.int16]
I32 = NDArray[np.int32]
U8 = NDArray[np.uint8]
F32 = NDArray[np.float32]

_M0 = np.uint64(0xD2511F53)
_M1 = np.uint64(0xCD9E8D57)
_W0 = np.uint64(0x9E3779B9)
_W1 = np.uint64(0xBB67AE85)
_LOW = np.uint64(0xFFFFFFFF)
_S32 = np.uint64(32)
_ZERO = np.uint64(0)


@kernel("void(uint64, uint64, int64, int64, int64, int64, uint32[::1])")
def fill_words(key0: int, key1: int, first: int, blocks: int, second: int, lane: int, out: Words) -> None:
    """Write the blocks of entities first .. first + blocks - 1 (with ``second`` and ``lane``) to ``out``."""
    b = np.uint64(second)
    c = np.uint64(lane)
    for j in range(blocks):
        c0 = np.uint64(first + j)
        c1 = b
        c2 = c
        c3 = _ZERO
        k0 = np.uint64(key0)
        k1 = np.uint64(key1)
        for _ in range(10):
            p0 = c0 * _M0
            p1 = c2 * _M1
            c0 = (p1 >> _S32) ^ c1 ^ k0
            c2 = (p0 >> _S32) ^ c3 ^ k1
            c1 = p1 & _LOW
            c3 = p0 & _LOW
            k0 = (k0 + _W0) & _LOW
            k1 = (k1 + _W1) & _LOW
        out[4 * j] = np.uint32(c0)
        out[4 * j + 1] = np.uint32(c1)
        out[4 * j + 2] = np.uint32(c2)
        out[4 * j + 3] = np.uint32(c3)


@kernel("void(uint64, uint64, int32[::1], int64, int64, int64, uint32[::1], uint32[::1], uint32[::1])")
def pair_words(
    key0: int, key1: int, entity: I32, count: int, second: int, lane: int, w0: Words, w1: Words, w2: Words
) -> None:
    """Write words 0, 1 and 2 of the block of each listed entity with ``second`` and ``lane``."""
    b = np.uint64(second)
    c = np.uint64(lane)
    for j in range(count):
        c0 = np.uint64(entity[j])
        c1 = b
        c2 = c
        c3 = _ZERO
        k0 = np.uint64(key0)
        k1 = np.uint64(key1)
        for _ in range(10):
            p0 = c0 * _M0
            p1 = c2 * _M1
            c0 = (p1 >> _S32) ^ c1 ^ k0
            c2 = (p0 >> _S32) ^ c3 ^ k1
            c1 = p1 & _LOW
            c3 = p0 & _LOW
            k0 = (k0 + _W0) & _LOW
            k1 = (k1 + _W1) & _LOW
        w0[j] = np.uint32(c0)
        w1[j] = np.uint32(c1)
        w2[j] = np.uint32(c2)


@kernel("float32(uint32, float32[::1])")
def normal_of(word: np.uint32, table: F32) -> np.float32:
    """Return the standard normal of a word; the twin of ``randomness.normals``."""
    tail = np.float32(word & np.uint32(0x7FFFFFFF)) * np.float32(2.0**-32) + np.float32(2.0**-33)
    bits = np.float32(tail).view(np.int32)
    cell = (bits >> 17) - 6016
    inside = np.float32(bits & np.int32(0x1FFFF)) * np.float32(2.0**-17)
    low = table[cell]
    z = np.float32(low + inside * (table[cell + 1] - low))
    return np.float32(-z) if word >> np.uint32(31) else z


@kernel("float32(int16, int8, int16, int8, float32, float32)")
def tie(
    state_a: int,
    division_a: int,
    state_p: int,
    division_p: int,
    same_state: np.float32,
    same_division: np.float32,
) -> np.float32:
    """Return the weight of the closest geographic tie: home state, else home division, else none."""
    if state_a == state_p:
        return same_state
    if division_a == division_p:
        return same_division
    return np.float32(0.0)


@kernel(
    "int64(uint64, uint64, float32[::1], int32[::1], int32[::1],"
    " float32[::1], float32[::1], float32[::1], uint8[::1], uint8[::1], float32[::1], float32[::1], int16[::1],"
    " int8[::1],"
    " float32[:,::1], float32[:,::1], uint8[::1], float32[::1], float32[::1], float32[::1], int16[::1], int8[::1],"
    " float32[:,::1], int32[::1], float32[::1], float32[::1], int32[::1])"
)
def apply_everywhere(
    key0: int,
    key1: int,
    table: F32,
    program_start: I32,
    applicant_start: I32,
    rate: F32,
    base: F32,
    fondness: F32,
    group: U8,
    lacks: U8,
    score: F32,
    years: F32,
    state_a: I16,
    division_a: I8,
    weight: F32,
    openness: F32,
    demands: U8,
    minimum: F32,
    limit: F32,
    prestige: F32,
    state_p: I16,
    division_p: I8,
    ties: F32,
    applicant: I32,
    liking: F32,
    opinion: F32,
    offsets: I32,
) -> int:
    """Decide who applies where; return the number of applications, or -1 when the arrays are too short.

    Candidacies (one person in one specialty, called a) and programs of specialty s are
    ``applicant_start[s]:applicant_start[s + 1]`` and likewise. A pair applies with chance
    ``rate[a] * weight[group, p] * exp(tie)``. ``group``: the row of ``weight``, ``openness`` and ``ties`` (see
    ``season_run.groups``). ``fondness[a]`` is added to the liking of every program. ``lacks[a] & demands[p]``, a score
    under ``minimum[p]`` or more years than ``limit[p]`` end the application in a screen (opinion nan). ``ties``: the
    weight of a home state and a home division in applying (log), in the program's opinion, and in the applicant's
    liking, 6 numbers for each group. Fills ``applicant``, ``liking`` (U) and ``opinion`` (A without
    signals) program by program, and ``offsets``.
    """
    room = applicant.shape[0]
    total = 0
    programs = weight.shape[1]
    widest = 0
    for s in range(program_start.shape[0] - 1):
        widest = max(widest, applicant_start[s + 1] - applicant_start[s])
    word = np.empty(widest + 8, np.uint32)
    chosen = np.empty(widest + 8, np.int32)
    w0 = np.empty(widest + 8, np.uint32)
    w1 = np.empty(widest + 8, np.uint32)
    w2 = np.empty(widest + 8, np.uint32)
    state_factor = np.float32(np.exp(ties[0, 0]))
    division_factor = np.float32(np.exp(ties[0, 1]))
    one = np.float32(1.0)
    for s in range(program_start.shape[0] - 1):
        low = applicant_start[s]
        high = applicant_start[s + 1]
        first = low // 4
        blocks = (high + 3) // 4 - first
        for p in range(program_start[s], program_start[s + 1]):
            offsets[p] = total
            if high == low:
                continue
            fill_words(key0, key1, first, blocks, p, 0, word)
            count = 0
            home = state_p[p]
            region = division_p[p]
            for a in range(low, high):
                factor = one
                if division_a[a] == region:
                    factor = division_factor
                if state_a[a] == home:
                    factor = state_factor
                chance = rate[a] * weight[group[a], p] * factor
                chosen[count] = a
                count += int(np.float32(word[a - 4 * first]) * np.float32(2.0**-32) < chance)
            if total + count > room:
                return -1
            pair_words(key0, key1, chosen, count, p, 1, w0, w1, w2)
            for j in range(count):
                a = chosen[j]
                applicant[total + j] = a
                own = ties[group[a]]
                attraction = tie(state_a[a], division_a[a], home, region, own[4], own[5])
                liking[total + j] = prestige[p] + fondness[a] + attraction + normal_of(w0[j], table)
                if (lacks[a] & demands[p]) != 0 or score[a] < minimum[p] or years[a] > limit[p]:
                    opinion[total + j] = np.nan
                else:
                    local = tie(state_a[a], division_a[a], home, region, own[2], own[3])
                    opinion[total + j] = base[a] + openness[group[a], p] + local + normal_of(w1[j], table)
            total += count
    offsets[programs] = total
    return total


@kernel(
    "void(int32[::1], int32[::1], int32[::1], int32[::1], int32[::1], int32[::1], float32[::1], float32[::1],"
    " float32[:,::1], uint8[::1])"
)
def send_signals(
    offsets: I32,
    applicant: I32,
    program_start: I32,
    applicant_start: I32,
    gold: I32,
    silver: I32,
    liking: F32,
    opinion: F32,
    bonus: F32,
    level: U8,
) -> None:
    """Give each candidacy's best-liked applications a signal: add its bonus to the opinion, note its level.

    ``gold[s]``, ``silver[s]`` are the allowances of specialty s and ``bonus[s]`` its two bonuses; ``level``
    becomes 2 for gold (or the only tier), 1 for silver, 0 for none.
    """
    people = applicant_start[applicant_start.shape[0] - 1]
    least = np.empty(people, np.float32)
    for s in range(program_start.shape[0] - 1):
        room = gold[s] + silver[s]
        low = applicant_start[s]
        size = applicant_start[s + 1] - low
        begin = offsets[program_start[s]]
        end = offsets[program_start[s + 1]]
        if room == 0 or size == 0:
            for entry in range(begin, end):
                level[entry] = 0
            continue
        heap = np.empty(size * room, np.float32)
        count = np.zeros(size, np.int32)
        golden = np.empty(size, np.float32)
        for i in range(size):
            least[low + i] = -np.inf
        for entry in range(begin, end):
            value = liking[entry]
            a = applicant[entry]
            if value <= least[a]:
                continue
            i = a - low
            start = i * room
            if count[i] < room:
                place = count[i]
                count[i] += 1
                while place > 0 and heap[start + place - 1] < value:
                    heap[start + place] = heap[start + place - 1]
                    place -= 1
                heap[start + place] = value
            else:
                place = room - 1
                while place > 0 and heap[start + place - 1] < value:
                    heap[start + place] = heap[start + place - 1]
                    place -= 1
                heap[start + place] = value
            if count[i] == room:
                least[a] = heap[start + room - 1]
        for i in range(size):
            golden[i] = -np.inf
            if gold[s] == 0:
                golden[i] = np.inf
            elif count[i] >= gold[s]:
                golden[i] = heap[i * room + gold[s] - 1]
        for entry in range(begin, end):
            a = applicant[entry]
            value = liking[entry]
            if value >= golden[a - low]:
                level[entry] = 2
                opinion[entry] += bonus[s, 0]
            elif value >= least[a]:
                level[entry] = 1
                opinion[entry] += bonus[s, 1]
            else:
                level[entry] = 0


@kernel(
    "void(uint64, uint64, float32[::1], int32[::1], int32[::1], uint8[::1], float32[::1],"
    " float32[::1], uint8[::1], int16[::1], int8[::1], int16[::1], int16[::1], int8[::1], int16[::1],"
    " float32[:,::1], float32, float32, float32, int32[::1], int32[::1], float32[::1])"
)
def rank_lists(
    key0: int,
    key1: int,
    table: F32,
    offsets: I32,
    applicant: I32,
    accepted: U8,
    liking: F32,
    base: F32,
    group: U8,
    state_a: I16,
    division_a: I8,
    specialty_a: I16,
    state_p: I16,
    division_p: I8,
    specialty_p: I16,
    ties: F32,
    away: float,
    noise: float,
    floor: float,
    start: I32,
    program: I32,
    rank_score: F32,
) -> None:
    """Write each applicant's rank list, best liked first, with the program's rank score R at each place.

    ``base`` is everything of R that belongs to the applicant; ``away`` is added where the program's specialty is not
    the preferred one; ``group`` and ``ties`` as in ``apply_everywhere``; ``start`` [applicants + 1] are the CSR
    offsets of the interviews held. A score under ``floor`` becomes nan: the program does not rank the applicant.
    """
    people = start.shape[0] - 1
    filled = np.zeros(people, np.int32)
    worth = np.empty(program.shape[0], np.float32)
    one = np.empty(1, np.int32)
    w0 = np.empty(1, np.uint32)
    w1 = np.empty(1, np.uint32)
    w2 = np.empty(1, np.uint32)
    for p in range(offsets.shape[0] - 1):
        for entry in range(offsets[p], offsets[p + 1]):
            if accepted[entry] == 0:
                continue
            a = applicant[entry]
            one[0] = a
            pair_words(key0, key1, one, 1, p, 1, w0, w1, w2)
            own = ties[group[a]]
            local = tie(state_a[a], division_a[a], state_p[p], division_p[p], own[2], own[3])
            score = base[a] + local + noise * normal_of(w2[0], table)
            if specialty_a[a] != specialty_p[p]:
                score += away
            if score < floor:
                score = np.float32(np.nan)
            value = liking[entry]
            place = start[a] + filled[a]
            filled[a] += 1
            while place > start[a] and worth[place - 1] < value:
                worth[place] = worth[place - 1]
                program[place] = program[place - 1]
                rank_score[place] = rank_score[place - 1]
                place -= 1
            worth[place] = value
            program[place] = p
            rank_score[place] = score
