"""Deferred acceptance on arrays: who is matched where, and who is interviewed where.

Two directions of the same mechanism (Gale & Shapley, Amer. Math. Monthly 69, 1962): applicants propose, as in
the Main Residency Match, or programs propose, as in the invitation season, where a program fills interview
slots and an applicant keeps a limited number of invitations. Lists come as CSR arrays; nothing is sorted.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from smartpick.market import _kernels

__all__ = ["Matching", "Offers", "match_applicants", "offer_seats"]

Indices = npt.NDArray[np.int32]
Reals = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Matching:
    """Result of applicant-proposing deferred acceptance.

    ``program`` int32[applicants]: index of the program matched to, -1 for none. ``rounds``: how often
    everybody who was free proposed once.
    """

    program: Indices
    rounds: int


@dataclass(frozen=True, slots=True)
class Offers:
    """Result of program-proposing many-to-many deferred acceptance.

    ``accepted`` bool[entries]: the offer behind this entry is held at the end. ``cutoff`` float32[programs]:
    lowest score that is offered a seat (the last offer's) when all seats are held, else the floor; inf
    without seats.
    """

    accepted: Flags
    cutoff: Reals
    rounds: int


def starts(sizes: Indices) -> Indices:
    """Return CSR offsets int32[n + 1] of blocks with the given sizes."""
    offsets = np.zeros(len(sizes) + 1, np.int32)
    np.cumsum(sizes, out=offsets[1:])
    return offsets


def match_applicants(
    offsets: Indices, program: Indices, score: Reals, quota: Indices, *, count_rounds: bool = True
) -> Matching:
    """Return the applicant-optimal stable matching.

    ``program[offsets[a]:offsets[a + 1]]`` is applicant a's rank list, best first; ``score`` float32[entries]
    is the program's score of the applicant at that entry (higher is better, nan: does not rank them);
    ``quota`` positions per program. Equal scores go to the lower applicant index, so the answer is unique.
    """
    matched = np.empty(len(offsets) - 1, np.int32)
    start = starts(quota)
    held = np.empty(max(int(start[-1]), 1), np.int64)
    rounds = _kernels.applicants_propose(
        offsets, program, score, quota, start[:-1].copy(), held, count_rounds, matched
    )
    return Matching(matched, int(rounds))


def offer_seats(
    offsets: Indices,
    applicant: Indices,
    score: Reals,
    taste: Reals,
    seats: Indices,
    capacity: Indices,
    floor: Reals | None = None,
) -> Offers:
    """Return the program-optimal pairwise stable many-to-many matching.

    ``applicant[offsets[p]:offsets[p + 1]]`` are the applicants of program p (ascending, so that ties go to
    the lower index), ``score`` what p thinks of them, ``taste`` what they think of p (both higher is better,
    nan: not acceptable), ``seats`` per program, ``capacity`` of offers an applicant can hold, ``floor``
    lowest score a program offers a seat at all (default: none). With all capacities 1 this is the
    program-proposing Match.
    """
    accepted = np.zeros(len(applicant), np.uint8)
    cutoff = np.empty(len(seats), np.float32)
    lowest = np.full(len(seats), -np.inf, np.float32) if floor is None else floor
    start = starts(capacity)
    held = np.empty(max(int(start[-1]), 1), np.int64)
    rounds = _kernels.programs_propose(
        offsets, applicant, score, taste, lowest, seats, start, held, accepted, cutoff
    )
    return Offers(accepted.astype(np.bool_), cutoff, int(rounds))
