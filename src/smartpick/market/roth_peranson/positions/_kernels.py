"""Machine code of single moves: leave a position, enter one and displace somebody, wait to ask.

Three kinds of units apply. With n applicants, unit a < n is an applicant with the primary list, n + a the same
person's search for a preliminary position (whose list depends on where a is matched), and 2n + c is couple c. All
lists stand one after the other; an entry's place there is its code, and a couple's pair takes two codes, one for each
member. ``attached`` are the first and the last code of the supplemental list that goes with an entry (0, 0: none).

A row of ``unit`` says what a unit has and where on its list it is: entries before AT are those it would rather have.
A row of ``room`` is a program, and ``held`` are the keys of its people, best first: better score first, then the lower
unit (see ``market._kernels``). ``vacant`` are programs with a vacancy to offer, after their number. ``stack`` holds
those who have to ask: couples from its end, everybody else from its start, each after their number.
"""

import numpy as np
import numpy.typing as npt

from smartpick._jit import kernel

__all__ = [
    "DESK",
    "Indices",
    "Keys",
    "Reals",
    "Whole",
    "enter",
    "follow",
    "leave",
    "make_way",
    "wait",
    "wait_last",
]

Indices = npt.NDArray[np.int32]
Keys = npt.NDArray[np.int64]
Reals = npt.NDArray[np.float32]
Whole = int | np.int64

# Columns of a unit. Of a couple, A and B are its members; of a member, A is the couple and B the partner; else -1.
PROGRAM, AT, BEGIN, END, A, B, TURNS, WAITING = range(8)
# Columns of a program; the wishes for it are rows WISH of this program to WISH of the next of ``wish`` (code, unit).
QUOTA, SEAT, FILLED, CALLED, WISH = range(5)
DESK = "int32[:,::1], int32[:,::1], int64[::1], int32[::1], int32[::1]"  # unit, room, held, stack, vacant
_MASK = 0xFFFFFFFF


@kernel("void(int32[:,::1], int32[::1], int64)")
def wait(unit: Indices, stack: Indices, x: Whole) -> None:
    """Put a single unit on the stack of those who have to ask."""
    if unit[x, WAITING] == 0:
        unit[x, WAITING] = 1
        stack[0] += 1
        stack[stack[0]] = x


@kernel("void(int32[:,::1], int32[::1], int64)")
def wait_last(unit: Indices, stack: Indices, x: Whole) -> None:
    """Put a couple on its stack: couples ask when everything else has settled."""
    if unit[x, WAITING] == 0:
        unit[x, WAITING] = 1
        last = stack.shape[0] - 1
        stack[last] += 1
        stack[last - stack[last]] = x


@kernel("void(int32[:,::1], int32[:,::1], int64[::1], int32[::1], int64)")
def leave(unit: Indices, room: Indices, held: Keys, vacant: Indices, x: Whole) -> None:
    """Take a person out of a position, if there is one; the program has a vacancy to offer."""
    p = np.int64(unit[x, PROGRAM])
    if p < 0:
        return
    i = np.int64(room[p, SEAT])
    while _MASK - (held[i] & _MASK) != x:
        i += 1
    room[p, FILLED] -= 1
    while i < room[p, SEAT] + room[p, FILLED]:
        held[i] = held[i + 1]
        i += 1
    unit[x, PROGRAM] = -1
    if room[p, CALLED] == 0:
        room[p, CALLED] = 1
        vacant[0] += 1
        vacant[vacant[0]] = p


@kernel(f"void({DESK}, int64, int64, int64)")
def enter(
    unit: Indices,
    room: Indices,
    held: Keys,
    stack: Indices,
    vacant: Indices,
    p: Whole,
    x: Whole,
    key: Whole,
) -> None:
    """Put a person into a position; whoever is then above quota is displaced, with the partner, and waits to ask."""
    base = np.int64(room[p, SEAT])
    loser = np.int64(-1)
    i = np.int64(room[p, FILLED])
    if i == room[p, QUOTA]:
        i -= 1
        loser = _MASK - (held[base + i] & _MASK)
    else:
        room[p, FILLED] += 1
    while i > 0 and held[base + i - 1] < key:
        held[base + i] = held[base + i - 1]
        i -= 1
    held[base + i] = key
    unit[x, PROGRAM] = p
    if loser < 0:
        return
    unit[loser, PROGRAM] = -1
    couple = np.int64(unit[loser, A])
    if couple >= 0:
        leave(unit, room, held, vacant, np.int64(unit[loser, B]))
        unit[couple, AT] = unit[couple, END]
        wait_last(unit, stack, couple)
    else:
        unit[loser, AT] += 1
        wait(unit, stack, loser)


@kernel(f"void({DESK}, int32[:,::1], int64, int64)")
def follow(
    unit: Indices,
    room: Indices,
    held: Keys,
    stack: Indices,
    vacant: Indices,
    attached: Indices,
    x: Whole,
    code: Whole,
) -> None:
    """Give the search x for a preliminary position the list that belongs to the primary entry (-1: none)."""
    if attached.shape[0] == 0:
        return
    first = attached[code, 0] if code >= 0 else np.int32(0)
    last = attached[code, 1] if code >= 0 else np.int32(0)
    if unit[x, BEGIN] == first and unit[x, END] == last:
        return
    leave(unit, room, held, vacant, x)
    unit[x, BEGIN] = first
    unit[x, AT] = first
    unit[x, END] = last
    if first < last:
        wait(unit, stack, x)


@kernel(f"void({DESK}, int64, int64)")
def make_way(
    unit: Indices, room: Indices, held: Keys, stack: Indices, vacant: Indices, x: Whole, p: Whole
) -> None:
    """Let the search x give up a preliminary position at program p, which its applicant is about to enter."""
    if p >= 0 and unit[x, PROGRAM] == p:
        leave(unit, room, held, vacant, x)
        unit[x, AT] = unit[x, BEGIN]
        wait(unit, stack, x)
