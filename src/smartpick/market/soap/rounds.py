"""The offer rounds of SOAP on arrays.

Rules (NRMP): positions left open by the Match are offered to eligible applicants who did not match, or matched to an
advanced position without a first year. An applicant sends at most 45 applications; they stay valid in all rounds (NRMP,
frequently asked questions on SOAP). Since 2021 there are four rounds (NRMP, 23 June 2020: fourth round added). In a
round each program makes as many offers as it has open positions, to the first on its preference list who are still
free; an offer that is not accepted expires with the round. Accepting binds, and ends SOAP for the applicant.

Behaviour assumed: an applicant accepts the best liked offer of the first round that brings any; programs do not change
their lists between rounds. The outcome need not be stable: nobody can wait for a better round.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from smartpick.market.deferred_acceptance import starts
from smartpick.market.soap import _kernels

__all__ = ["MOST_APPLICATIONS", "ROUNDS", "SoapResult", "run_soap"]

Indices = npt.NDArray[np.int32]
Reals = npt.NDArray[np.float32]
ROUNDS = 4
MOST_APPLICATIONS = 45


@dataclass(frozen=True, slots=True, eq=False)
class SoapResult:
    """``program`` int32[n] accepted (-1: none) and the ``round`` int32[n] in which (from 0; -1: none).

    ``filled`` int32[rounds]: positions filled in each round; ``left`` int32[P]: positions still open.
    """

    program: Indices
    round: Indices
    filled: Indices
    left: Indices


def run_soap(
    offsets: Indices,
    program: Indices,
    score: Reals,
    openings: Indices,
    rounds: int = ROUNDS,
    most: int = MOST_APPLICATIONS,
) -> SoapResult:
    """Run SOAP and return who got what.

    ``program[offsets[a]:offsets[a + 1]]`` are the applications of applicant a, best liked first (none for those who
    may not take part); those after the first ``most`` are not sent. ``score`` float32[entries] is what the program
    thinks of a (higher is better, nan: not on its list; equal scores go to the lower applicant); ``openings`` int32[P].
    """
    n = len(offsets) - 1
    place = np.arange(len(program)) - np.repeat(offsets[:-1], np.diff(offsets))
    sent = place < most
    owner = np.repeat(np.arange(n, dtype=np.int32), np.diff(offsets))[sent]
    there = np.ascontiguousarray(program[sent])
    start = starts(np.bincount(there, minlength=len(openings)).astype(np.int32))
    left, filled = openings.astype(np.int32), np.zeros(rounds, np.int32)
    accepted, in_round = np.full(n, -1, np.int32), np.full(n, -1, np.int32)
    _kernels.offer_rounds(
        *(start, owner, there, np.ascontiguousarray(score[sent])),
        *(left, filled, accepted, in_round, np.empty(n, np.int32)),
    )
    return SoapResult(accepted, in_round, filled, left)
