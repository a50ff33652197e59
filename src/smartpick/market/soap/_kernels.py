"""Machine code of the offer rounds. The twin is in the tests."""

import numpy as np
import numpy.typing as npt

from smartpick._jit import kernel
from smartpick.market._kernels import bring_best, packed

__all__ = ["offer_rounds"]

Indices = npt.NDArray[np.int32]
Reals = npt.NDArray[np.float32]

_MASK = 0xFFFFFFFF


@kernel(
    "void(int32[::1], int32[::1], int32[::1], float32[::1], int32[::1], int32[::1], int32[::1], int32[::1], int32[::1])"
)
def offer_rounds(
    start: Indices,
    owner: Indices,
    program: Indices,
    score: Reals,
    openings: Indices,
    filled: Indices,
    accepted: Indices,
    in_round: Indices,
    answer: Indices,
) -> None:
    """Run as many rounds of offers as ``filled`` is long.

    Entries are applications, applicant by applicant, best liked first; ``owner`` and ``program`` say whose and where,
    ``score`` what the program thinks (nan: not on its list); ``start`` [P + 1]: places for a program's applications.
    Changes ``openings`` [P]; fills ``filled`` (positions per round), ``accepted`` and ``in_round`` [n] (given as -1).
    ``answer`` [n] is scratch.
    """
    keys = np.empty(program.shape[0], np.int64)
    size = np.zeros(openings.shape[0], np.int32)
    for i in range(program.shape[0]):
        p = program[i]
        if score[i] == score[i]:
            keys[start[p] + size[p]] = packed(score[i], i)
            size[p] += 1
    for r in range(filled.shape[0]):
        filled[r] = 0
        answer[:] = program.shape[0]
        for p in range(openings.shape[0]):
            if openings[p] == 0:
                continue
            base = np.int64(start[p])
            free = 0
            for j in range(base, base + size[p]):
                key = keys[j]
                keys[base + free] = key
                free += int(accepted[owner[_MASK - (key & _MASK)]] < 0)
            many = min(np.int64(openings[p]), np.int64(free))
            bring_best(keys, base, base + free, many)
            for j in range(base, base + many):
                i = _MASK - (keys[j] & _MASK)
                answer[owner[i]] = min(np.int64(answer[owner[i]]), i)
            # An offer is made once: what was offered leaves the list, accepted or not.
            for j in range(min(many, free - many)):
                keys[base + j] = keys[base + free - 1 - j]
            size[p] = free - many
        for a in range(answer.shape[0]):
            if answer[a] < program.shape[0]:
                accepted[a] = program[answer[a]]
                in_round[a] = r
                openings[accepted[a]] -= 1
                filled[r] += 1
