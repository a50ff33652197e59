"""Latent nodes: what one applicant's outcomes have in common, as a Gauss-Hermite grid.

Interviews and matches of one applicant rise and fall together because every program reads the same file and
meets the same person. Given the nodes, programs decide independently; the optimiser only ever sees the
grid.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["FILE_NODES", "SKILL_NODES", "LatentGrid", "latent_grid", "normal_nodes"]

FILE_NODES = 6
SKILL_NODES = 2


def normal_nodes(count: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return points and weights [count] that integrate polynomials to degree 2 count - 1 against N(0, 1).

    Source: probabilists' Gauss-Hermite rule, Golub & Welsch, Math. Comp. 23, 1969 (via numpy).
    """
    points, weights = np.polynomial.hermite_e.hermegauss(count)
    return points, weights / weights.sum()


@dataclass(frozen=True, slots=True)
class LatentGrid:
    """Tensor grid over latent file quality and interview skill.

    ``file`` [M, E] in index units for each member of the ensemble, ``skill`` [H] in standard deviations, with
    weights that sum to one; ``weights`` [E * H] belongs to node q = e * H + h of every member.
    """

    file: NDArray[np.float64]
    file_weights: NDArray[np.float64]
    skill: NDArray[np.float64]
    skill_weights: NDArray[np.float64]

    @property
    def weights(self) -> NDArray[np.float64]:
        """Weight of each node q = e * H + h; sums to one."""
        product = np.outer(self.file_weights, self.skill_weights).ravel()
        return np.ascontiguousarray(product)


def latent_grid(
    file_sd: NDArray[np.float64], files: int = FILE_NODES, skills: int = SKILL_NODES
) -> LatentGrid:
    """Return the grid for a latent file quality with standard deviation ``file_sd`` [M] (index units)."""
    file, file_weights = normal_nodes(files)
    skill, skill_weights = normal_nodes(skills)
    return LatentGrid(np.ascontiguousarray(np.outer(file_sd, file)), file_weights, skill, skill_weights)
