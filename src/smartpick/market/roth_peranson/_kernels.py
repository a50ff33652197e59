"""Machine code of the Match with linked positions: who asks, who is taken, which vacancies call people back.

Units, codes and columns are those of ``positions._kernels``. ``program``, ``score`` and ``attached`` are by entry.
Every kernel leaves things so that, once nobody waits and no vacancy calls, only a unit that ran out of turns can block.
"""

import math

import numpy as np

from smartpick._jit import kernel
from smartpick.market._kernels import packed
from smartpick.market.roth_peranson.positions._kernels import (
    AT,
    BEGIN,
    CALLED,
    DESK,
    END,
    FILLED,
    PROGRAM,
    QUOTA,
    SEAT,
    TURNS,
    WAITING,
    WISH,
    A,
    B,
    Indices,
    Keys,
    Reals,
    Whole,
    enter,
    follow,
    leave,
    make_way,
    wait_last,
)

__all__ = ["add_couples", "index_wishes", "seat_singles"]

LISTS = "int32[::1], int32[:,::1], float32[::1]"  # program, attached, score
_MASK = 0xFFFFFFFF
_LEAST = -(2**63)


@kernel("void(int32[::1], int32[::1], int32[:,::1], int32[:,::1])")
def index_wishes(program: Indices, owner: Indices, room: Indices, wish: Indices) -> None:
    """Sort entries by program: fill the starts in ``room`` [P + 1] and ``wish`` (code, unit), program by program."""
    for code in range(program.shape[0]):
        if program[code] >= 0:
            room[program[code] + 1, WISH] += 1
    for p in range(room.shape[0] - 1):
        room[p + 1, WISH] += room[p, WISH]
    place = room[:-1, WISH].copy()
    for code in range(program.shape[0]):
        p = program[code]
        if p >= 0:
            wish[place[p], 0] = code
            wish[place[p], 1] = owner[code]
            place[p] += 1


@kernel(f"void({LISTS}, {DESK}, int64, int64, int64)")
def _move(
    program: Indices,
    attached: Indices,
    score: Reals,
    unit: Indices,
    room: Indices,
    held: Keys,
    stack: Indices,
    vacant: Indices,
    n: Whole,
    x: Whole,
    code: Whole,
) -> None:
    """Move a single unit to the program of an entry, which takes it."""
    p = np.int64(program[code])
    leave(unit, room, held, vacant, x)
    if x < n:
        make_way(unit, room, held, stack, vacant, n + x, p)
    enter(unit, room, held, stack, vacant, p, x, packed(score[code], x))
    unit[x, AT] = code
    if x < n:
        follow(unit, room, held, stack, vacant, attached, n + x, code)


@kernel(f"void({LISTS}, {DESK}, int64, int64)")
def _single_asks(
    program: Indices,
    attached: Indices,
    score: Reals,
    unit: Indices,
    room: Indices,
    held: Keys,
    stack: Indices,
    vacant: Indices,
    n: Whole,
    x: Whole,
) -> None:
    """Let a single unit without a position take the first program that would hold it, from where it is on its list."""
    if unit[x, PROGRAM] >= 0:
        return
    for code in range(unit[x, AT], unit[x, END]):
        p = np.int64(program[code])
        quota, filled = room[p, QUOTA], room[p, FILLED]
        if math.isnan(score[code]) or quota == 0:
            continue
        if filled < quota or packed(score[code], x) > held[room[p, SEAT] + filled - 1]:
            _move(program, attached, score, unit, room, held, stack, vacant, n, x, code)
            return
    unit[x, AT] = unit[x, END]
    if x < n:
        follow(unit, room, held, stack, vacant, attached, n + x, -1)


@kernel("boolean(int32[::1], float32[::1], int32[:,::1], int32[:,::1], int64[::1], int64, int64, int64)")
def _pair_fits(
    program: Indices, score: Reals, unit: Indices, room: Indices, held: Keys, n: Whole, x: Whole, code: Whole
) -> bool:
    """Say whether each program of a pair has the members who join among its best, of those it holds and them."""
    a, b = np.int64(unit[x, A]), np.int64(unit[x, B])
    together = program[code] == program[code + 1]
    for side in range(2):
        p = np.int64(program[code + side])
        if p < 0:
            continue
        who = b if side else a
        key = packed(score[code + side], who)
        quota, last = room[p, QUOTA], room[p, SEAT] + room[p, FILLED]
        if math.isnan(score[code + side]) or quota == 0:
            return False
        if together:
            better = 0
            for i in range(room[p, SEAT], last):
                other = _MASK - (held[i] & _MASK)
                person = other - n if other >= n else other
                better += held[i] > key and person not in (a, b)
            if better + 2 > quota:
                return False
        elif room[p, FILLED] == quota and key < held[last - 1]:
            return False
    return True


@kernel(f"void({LISTS}, {DESK}, int64, int64)")
def _couple_asks(
    program: Indices,
    attached: Indices,
    score: Reals,
    unit: Indices,
    room: Indices,
    held: Keys,
    stack: Indices,
    vacant: Indices,
    n: Whole,
    x: Whole,
) -> None:
    """Let a couple take the first pair of programs that would hold both, of those better than what it has."""
    for code in range(unit[x, BEGIN], unit[x, AT], 2):
        if not _pair_fits(program, score, unit, room, held, n, x, code):
            continue
        for side in range(2):
            who = np.int64(unit[x, A + side])
            if unit[who, PROGRAM] != program[code + side]:
                leave(unit, room, held, vacant, who)
            make_way(unit, room, held, stack, vacant, n + who, program[code + side])
        unit[x, AT] = code
        for side in range(2):
            who, p = np.int64(unit[x, A + side]), np.int64(program[code + side])
            if unit[who, PROGRAM] != p:
                enter(unit, room, held, stack, vacant, p, who, packed(score[code + side], who))
            follow(unit, room, held, stack, vacant, attached, n + who, code + side if p >= 0 else -1)
        return
    if unit[x, AT] == unit[x, END]:
        for side in range(2):
            follow(unit, room, held, stack, vacant, attached, n + np.int64(unit[x, A + side]), -1)


@kernel(f"void({LISTS}, {DESK}, int32[:,::1], int64, int64, int64)")
def _call_back(
    program: Indices,
    attached: Indices,
    score: Reals,
    unit: Indices,
    room: Indices,
    held: Keys,
    stack: Indices,
    vacant: Indices,
    wish: Indices,
    n: Whole,
    p: Whole,
    limit: Whole,
) -> None:
    """Give a program's vacancies to its best who would rather have them; then let couples try for what is left."""
    while room[p, QUOTA] > 0:
        best: Whole = _LEAST
        whose, chosen = np.int64(-1), np.int64(-1)
        for i in range(room[p, WISH], room[p + 1, WISH]):
            code, x = np.int64(wish[i, 0]), np.int64(wish[i, 1])
            if x < 2 * n and unit[x, BEGIN] <= code < unit[x, AT] and unit[x, TURNS] <= limit:
                key = packed(score[code], x)
                if key > best and not math.isnan(score[code]):
                    best, whose, chosen = key, x, code
        filled = room[p, FILLED]
        if whose < 0 or (filled == room[p, QUOTA] and best < held[room[p, SEAT] + filled - 1]):
            break
        _move(program, attached, score, unit, room, held, stack, vacant, n, whose, chosen)
    for i in range(room[p, WISH], room[p + 1, WISH]):
        code, x = np.int64(wish[i, 0]), np.int64(wish[i, 1])
        if x >= 2 * n and unit[x, BEGIN] <= code < unit[x, AT] and unit[x, TURNS] <= limit:
            pair = code - ((code - unit[x, BEGIN]) & 1)
            if _pair_fits(program, score, unit, room, held, n, x, pair):
                wait_last(unit, stack, x)


@kernel(f"int64({LISTS}, {DESK}, int32[:,::1], int64, int64)")
def _settle(
    program: Indices,
    attached: Indices,
    score: Reals,
    unit: Indices,
    room: Indices,
    held: Keys,
    stack: Indices,
    vacant: Indices,
    wish: Indices,
    n: Whole,
    limit: Whole,
) -> int:
    """Work until nobody waits and no vacancy calls; a linked unit that had its turns asks no more. Return the turns."""
    turns = 0
    last = stack.shape[0] - 1
    while stack[0] + vacant[0] + stack[last] > 0:
        if stack[0] == 0 and vacant[0] > 0:
            p = np.int64(vacant[vacant[0]])
            vacant[0] -= 1
            room[p, CALLED] = 0
            _call_back(program, attached, score, unit, room, held, stack, vacant, wish, n, p, limit)
            continue
        turns += 1
        if stack[0] > 0:
            x = np.int64(stack[stack[0]])
            stack[0] -= 1
        else:
            x = np.int64(stack[last - stack[last]])
            stack[last] -= 1
        unit[x, WAITING] = 0
        unit[x, TURNS] += np.int32(x >= n)
        if unit[x, TURNS] <= limit:
            if x < 2 * n:
                _single_asks(program, attached, score, unit, room, held, stack, vacant, n, x)
            else:
                _couple_asks(program, attached, score, unit, room, held, stack, vacant, n, x)
        elif x >= 2 * n and unit[x, AT] == unit[x, END]:
            for side in range(2):
                follow(unit, room, held, stack, vacant, attached, n + np.int64(unit[x, A + side]), -1)
    return turns


@kernel(f"int64({LISTS}, {DESK}, int32[:,::1], int32[::1], int64)")
def seat_singles(
    program: Indices,
    attached: Indices,
    score: Reals,
    unit: Indices,
    room: Indices,
    held: Keys,
    stack: Indices,
    vacant: Indices,
    wish: Indices,
    matched: Indices,
    limit: Whole,
) -> int:
    """Seat the singles, then let those with supplemental lists look for preliminary positions; return the turns.

    ``matched`` [n] is stable among the singles (-1: no program). ``unit`` comes with nobody matched and AT at the end.
    """
    n = np.int64(matched.shape[0])
    for a in range(n):
        p = np.int64(matched[a])
        if p >= 0:
            code = np.int64(unit[a, BEGIN])
            while program[code] != p:
                code += 1
            unit[a, AT] = code
            enter(unit, room, held, stack, vacant, p, a, packed(score[code], a))
            follow(unit, room, held, stack, vacant, attached, n + a, code)
    return _settle(program, attached, score, unit, room, held, stack, vacant, wish, n, limit)


@kernel(f"int64({LISTS}, {DESK}, int32[:,::1], int32[::1], int64)")
def add_couples(
    program: Indices,
    attached: Indices,
    score: Reals,
    unit: Indices,
    room: Indices,
    held: Keys,
    stack: Indices,
    vacant: Indices,
    wish: Indices,
    order: Indices,
    limit: Whole,
) -> int:
    """Add the couples one by one in ``order`` [C] and settle after each; return the turns.

    Every linked unit has ``limit`` turns; more in column TURNS say that it went round.
    """
    n = np.int64(unit.shape[0] - order.shape[0]) // 2
    turns = 0
    for c in order:
        wait_last(unit, stack, 2 * n + c)
        turns += _settle(program, attached, score, unit, room, held, stack, vacant, wish, n, limit)
    return turns
