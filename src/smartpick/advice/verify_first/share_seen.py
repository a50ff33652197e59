"""What the share of IMGs among current residents may turn out to be, and the chances once it is seen.

Every draw of the market remembers who the program took in earlier years. What a page shows differs from that by
chance and by a drift (``chances.evidence``); it is cut into three bands that are about equally likely. A band is an
answer as any other: it weighs the draws by how well they agree with it.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from smartpick.chances import Chances
from smartpick.chances.assess import chances_at_nodes
from smartpick.chances.evidence import DRIFT, YEARS_OF_TRAINING
from smartpick.chances.nodes import latent_grid
from smartpick.facts.staleness import READING_ERROR
from smartpick.market import EARLIER_YEARS, SHARE_STEPS

__all__ = ["BANDS", "SHARE", "SharesSeen", "shares_seen"]

F64 = NDArray[np.float64]
Flags = NDArray[np.bool_]
SHARE = "img_share"
BANDS = 3
NARROWEST = 0.05


@dataclass(frozen=True, slots=True, eq=False)
class SharesSeen:
    """Bands of the share of IMGs that a page may show, by group of programs.

    ``edges`` [B - 1, U]; ``chance`` [B, D, U] of each band in each draw; ``match`` and ``interview`` [B, U, L, Q]:
    chance of the band and of success together, at most the chance of success; ``told`` [U]: whether bands differ at
    all.
    """

    edges: F64
    chance: F64
    match: F64
    interview: F64
    told: Flags


def shares_seen(chances: Chances) -> SharesSeen:
    """Return the bands of every group, and what success is worth in them."""
    market, likes = chances.market, chances.likes
    seasons = market.equilibrium
    rows = chances.rows[likes.first]
    share = seasons.img[:, seasons.cell[rows]] / SHARE_STEPS
    quota = np.maximum(seasons.quota[rows].astype(np.float64), 1.0)
    # A share is a sample of what the program is like, on the page and in the draw alike.
    common = (share * quota * EARLIER_YEARS + 1.0) / (quota * EARLIER_YEARS + 2.0)
    people = 1.0 / (quota * YEARS_OF_TRAINING) + 1.0 / (quota * EARLIER_YEARS)
    spread = np.sqrt(DRIFT**2 + READING_ERROR**2 + common * (1.0 - common) * people)
    edges = np.quantile(share, np.arange(1, BANDS) / BANDS, axis=0)
    edges = np.maximum(edges, NARROWEST * np.arange(1, BANDS)[:, None])
    edges[1:] = np.maximum(edges[1:], edges[:-1] + NARROWEST)
    below = np.stack([_normal((edge - share) / spread) for edge in edges])
    whole = np.concatenate([np.zeros((1, *share.shape)), below, np.ones((1, *share.shape))])
    chance = np.diff(whole, axis=0)
    grid = latent_grid(np.hypot(np.hypot(market.members.luck, chances.shared_spread), chances.level_spread))
    found = [
        chances_at_nodes(
            replace(likes, passing=np.ascontiguousarray(likes.passing * band)), market.members, grid
        )
        for band in chance
    ]
    interview, match = (np.nan_to_num(np.stack(part)) for part in zip(*found, strict=True))
    return SharesSeen(edges, chance, match, interview, np.ptp(chance[0], axis=0) > 1e-6)


def _normal(z: F64) -> F64:
    """Return the standard normal distribution function, within 2e-4 (a logistic curve of the third degree)."""
    return np.asarray(1.0 / (1.0 + np.exp(-z * (1.5976 + 0.070565 * z * z))), dtype=np.float64)
