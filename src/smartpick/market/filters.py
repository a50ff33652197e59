"""The standard screens of one replicate: which program asks for what, drawn from the model card's shares.

The same shares are what ``chances`` believes where a program's rule is not known. A program's residual
openness moves its willingness to sponsor visas, and the visa climate of the card moves all programs together.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from smartpick.market.card import ModelCard
from smartpick.market.population import LACKS
from smartpick.randomness import key, normals, uniforms, words

__all__ = ["Filters", "draw_filters"]

F32 = npt.NDArray[np.float32]
F64 = npt.NDArray[np.float64]
U8 = npt.NDArray[np.uint8]
STREAM = 2


@dataclass(frozen=True, slots=True, eq=False)
class Filters:
    """Rules of P programs: ``demands`` uint8 bits of ``population.LACKS`` that end an IMG's application.

    ``minimum`` lowest Step 2 CK (0: none), ``limit`` most years since graduation (inf: none); float32[P].
    """

    demands: U8
    minimum: F32
    limit: F32


def draw_filters(
    card: ModelCard,
    deviation: F64,
    rows: npt.NDArray[np.int32],
    seed: int,
    replicate: int,
) -> Filters:
    """Draw each program's rules under the card's visa climate.

    ``deviation`` [P] is a program's openness without its specialty's level, ``rows`` [P] its directory row.
    """
    value = card.value
    of = key(seed, replicate, STREAM)
    u = uniforms(words(of, rows, 0, 0))
    v = uniforms(words(of, rows, 0, 1))
    z = normals(words(of, rows, 0, 2)).astype(float)
    refuses = value("screens.no_visa")
    sponsors = np.log((1.0 - refuses) / refuses) + value("screens.no_visa_openness") * deviation
    sponsors = 1.0 / (1.0 + np.exp(-(sponsors + value("screens.visa_climate"))))
    some = u[:, 3] < value("screens.usce_required")
    demands = (
        LACKS["visa"] * (u[:, 0] >= sponsors)
        + LACKS["clean record"] * (v[:, 2] < value("screens.no_failed_attempts"))
        + LACKS["US experience"] * some
        + LACKS["hands-on"] * (some & (v[:, 3] >= value("screens.observership_accepted")))
        + LACKS["certificate"] * (v[:, 0] < value("screens.certificate_required"))
    )
    points = value("screens.minimum_score_at") + value("screens.minimum_score_spread") * z[:, 0]
    years = value("screens.graduation_limit_at") + value("screens.graduation_limit_spread") * z[:, 1]
    minimum = np.where(u[:, 1] < value("screens.minimum_score"), points, 0.0)
    limit = np.where(u[:, 2] < value("screens.graduation_limit"), np.maximum(years, 1.0), np.inf)
    return Filters(demands.astype(np.uint8), minimum.astype(np.float32), limit.astype(np.float32))
