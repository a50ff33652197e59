"""Groups of programs that are alike for one applicant, and the chances at each of them on a latent grid."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from smartpick.chances._kernels import node_chances
from smartpick.chances.members import Members
from smartpick.chances.nodes import LatentGrid

__all__ = ["LEVELS", "Likes", "chances_at_nodes"]

LEVELS = ("none", "silver", "gold")
F32 = NDArray[np.float32]
F64 = NDArray[np.float64]
Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Likes:
    """U groups of programs that are alike for this applicant: same cell of the market, same ties, same facts.

    ``first`` [U] a candidate of each group; ``apply`` and ``rank`` [M, U]: observed index plus ties in the two scores,
    by member of the ensemble; ``signal`` [M, U, L]: index added by each level, nan where that signal does not exist;
    ``tiered`` [U]: the specialty has two tiers of signals; ``openness``, ``interview_cutoff``, ``match_cutoff`` [D, U]:
    the market's draws; ``weight`` [D, U]: how much each draw counts, mean one in every member; ``passing`` [D, U]: that
    weight times the chance that the screens pass in the draw; ``spread`` [U]: how far index and ties may be off beside
    the ensemble.
    """

    first: Rows
    apply: F64
    rank: F64
    signal: F64
    tiered: NDArray[np.bool_]
    openness: F32
    interview_cutoff: F32
    match_cutoff: F32
    weight: F64
    passing: F64
    spread: F64

    def at(self, groups: Rows) -> "Likes":
        """Return some of the groups [k], in this order; a group may come more than once."""
        return Likes(
            first=self.first[groups],
            apply=np.ascontiguousarray(self.apply[:, groups]),
            rank=np.ascontiguousarray(self.rank[:, groups]),
            signal=np.ascontiguousarray(self.signal[:, groups]),
            tiered=self.tiered[groups],
            openness=np.ascontiguousarray(self.openness[:, groups]),
            interview_cutoff=np.ascontiguousarray(self.interview_cutoff[:, groups]),
            match_cutoff=np.ascontiguousarray(self.match_cutoff[:, groups]),
            weight=np.ascontiguousarray(self.weight[:, groups]),
            passing=np.ascontiguousarray(self.passing[:, groups]),
            spread=self.spread[groups],
        )


def chances_at_nodes(likes: Likes, members: Members, grid: LatentGrid) -> tuple[F64, F64]:
    """Return the chances of an interview and of being able to match [U, L, M * E * H] on a latent grid."""
    nodes = len(members) * grid.weights.size
    shape = (likes.first.size, len(LEVELS), nodes)
    interview, match = np.empty(shape), np.empty(shape)
    node_chances(
        likes.apply,
        likes.rank,
        likes.signal,
        likes.openness,
        likes.interview_cutoff,
        likes.match_cutoff,
        likes.passing,
        grid.file,
        grid.skill,
        members.s1,
        members.s2,
        members.kappa,
        interview,
        match,
    )
    # Weights that sum to one but for rounding may carry a mean just past one.
    return np.minimum(interview, 1.0), np.minimum(match, 1.0)
