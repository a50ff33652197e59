"""Anchoring: find the openness of each specialty at which as many IMGs match as did.

The first form of calibration. One number per specialty (openness to non-US IMGs) answers one published number
(2026 matches of non-US IMGs to the specialty they prefer); one number for the country (the offset of US IMGs)
answers the US IMG match rate. A damped fixed-point iteration in log-odds of matching, on the same luck in
every step.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from smartpick.market.card import ModelCard, SpecialtyCard
from smartpick.market.moments import Moments, average, moments, non_us_matched, us_img_matched
from smartpick.market.programs_side import World
from smartpick.market.season_run import simulate_replicate

__all__ = ["Step", "anchor", "simulate_moments"]

F64 = npt.NDArray[np.float64]
LOWEST, HIGHEST = -5.0, 2.5
LONGEST_STEP = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """One step of the iteration: its number, the card it started from and the moments that card gave.

    ``target`` and ``matched`` [S] non-US IMGs, ``us_target`` and ``us_matched`` US IMGs in all specialties.
    """

    number: int
    card: ModelCard
    found: Moments
    target: F64
    matched: F64
    us_target: float
    us_matched: float

    @property
    def missed(self) -> F64:
        """Return simulated minus published non-US IMGs matched in each specialty [S]."""
        return self.matched - self.target


def simulate_moments(
    world: World,
    card: ModelCard,
    seed: int,
    replicates: int,
    progress: Callable[[int], None] | None = None,
) -> Moments:
    """Return the mean moments over a design of ``replicates`` seasons."""
    found = []
    for r in range(replicates):
        found.append(moments(world, simulate_replicate(world, card, seed, r, replicates)))
        if progress:
            progress(r + 1)
    return average(found)


def _log_odds(target: F64, people: F64, now: F64) -> F64:
    """Return how far the log-odds of matching are from the target.

    Half an applicant is added to both sides, so that none and all are finite.
    """
    wanted = np.log((target + 0.5) / np.maximum(people - target + 0.5, 0.5))
    found: F64 = wanted - np.log((now + 0.5) / np.maximum(people - now + 0.5, 0.5))
    return found


def anchor(
    world: World, card: ModelCard, seed: int, replicates: int, steps: int, damping: float = 0.6
) -> Iterator[Step]:
    """Yield one step after the other; the card of the last one is the anchored card."""
    rows = [card.specialties[name] for name in world.specialties]
    target = np.array([row.img_matched for row in rows], float)
    us_target = sum(row.us_img_matched for row in rows)
    for number in range(1, steps + 2):
        found = simulate_moments(world, card, seed, replicates)
        now, us_now = non_us_matched(found), us_img_matched(found).sum()
        yield Step(number, card, found, target, now, us_target, float(us_now))
        off = _log_odds(target, found.applicants[:, 4:].sum(axis=1), now)
        us_off = _log_odds(np.array([us_target]), found.applicants[:, [3]].sum(axis=0), np.array([us_now]))
        card = _moved(card, world.specialties, damping * off, damping * float(us_off[0]))


def _moved(card: ModelCard, names: tuple[str, ...], steps: F64, us_step: float) -> ModelCard:
    """Return the card with every openness and the offset of US IMGs moved by its step."""
    specialties: dict[str, SpecialtyCard] = dict(card.specialties)
    for name, step in zip(names, np.clip(steps, -LONGEST_STEP, LONGEST_STEP), strict=True):
        row = specialties[name]
        us_move = float(np.clip(us_step, -LONGEST_STEP, LONGEST_STEP))
        specialties[name] = replace(
            row,
            openness=round(float(np.clip(row.openness + step, LOWEST, HIGHEST)), 3),
            us_img_offset=round(float(np.clip(row.us_img_offset + us_move, LOWEST, HIGHEST)), 3),
        )
    return replace(card, specialties=specialties)
