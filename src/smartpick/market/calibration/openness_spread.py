"""How far a fit leaves the openness of every specialty open, and how counts of matches are read.

Openness is solved for, so what is not known of it is what is not known of the parameters that it balances, and the luck
of the one season whose count it answers. It answers to both in no straight line (where few more would match however
open programs were, a small change needs a large one), so the spread is taken from draws, each settled for itself.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from smartpick.market.calibration.inner import levels, settle_openness
from smartpick.market.calibration.search import FARTHEST, Calibration, Point
from smartpick.market.card import ModelCard
from smartpick.market.moments import Moments, non_us_matched
from smartpick.randomness import key, latin_normals

__all__ = ["luck_of_counts", "other_counts", "spread_of_openness"]

F64 = npt.NDArray[np.float64]
COUNTS_STREAM, DRAWS_STREAM = 23, 24
# Steps that settle a draw, which may be far from where it starts.
SETTLING = 10


def luck_of_counts(card: ModelCard, seasons: Sequence[Moments]) -> F64:
    """Return the luck of one season's count of matches by specialty [S], sd in people.

    That of the seasons, or of as many people who match each for himself if that is more: a dozen seasons can agree by
    luck.
    """
    found = np.array([non_us_matched(season) for season in seasons])
    people = seasons[0].applicants[:, 4:].sum(axis=1) + 1.0
    count = np.array([row.img_matched for row in card.specialties.values()]) + 0.5
    alone = np.sqrt(count * np.maximum(1.0 - count / people, 0.1))
    luck: F64 = np.maximum(found.std(axis=0, ddof=1), alone)
    return luck


def other_counts(card: ModelCard, luck: F64, readings: int, seed: int) -> list[ModelCard]:
    """Return the card with other readings of the published counts: with another season's luck in every one."""
    z = latin_normals(key(seed, COUNTS_STREAM), len(luck), readings)
    found = []
    for off in z * luck:
        rows = {
            row.name: replace(row, img_matched=max(0, round(row.img_matched + float(people))))
            for row, people in zip(card.specialties.values(), off, strict=True)
        }
        found.append(card.changed({}, rows))
    return found


def spread_of_openness(
    calibration: Calibration, mode: Point, covariance: F64, luck: F64, draws: int
) -> dict[str, float]:
    """Return the standard deviation of every specialty's openness over ``draws`` settled draws, index units.

    ``covariance`` [P, P] of the parameters around the mode, in prior sds; ``luck`` [S] of the counts, in people. A draw
    is settled on ``calibration.around`` seasons. Their luck is the same for all draws, so it adds hardly anything.
    """
    z = latin_normals(key(calibration.seed, DRAWS_STREAM), len(mode.u), draws)
    us = np.clip(mode.u + z @ np.linalg.cholesky(covariance).T, -FARTHEST, FARTHEST)
    readings = other_counts(mode.card, luck, draws, calibration.seed + 1)
    cards = [calibration.card(u, reading) for u, reading in zip(us, readings, strict=True)]
    settled, _ = settle_openness(
        cards, calibration.run, calibration.seed, calibration.around, SETTLING, calibration.slopes
    )
    spread = np.array([levels(card) for card in settled]).std(axis=0, ddof=1)
    return dict(zip(mode.card.specialties, spread.tolist(), strict=True))
