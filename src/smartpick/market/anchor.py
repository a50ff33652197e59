"""Anchoring: find the openness of each specialty at which as many IMGs match as did.

The first form of calibration. One number per specialty (openness to non-US IMGs) answers one published number
(2026 matches of non-US IMGs to the specialty they prefer); one number for the country (the offset of US IMGs)
answers the US IMG match rate. A damped fixed-point iteration in log-odds of matching, on the same luck in
every step.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from smartpick.market.card import ModelCard, SpecialtyCard
from smartpick.market.moments import Moments, average, moments, non_us_matched, us_img_matched
from smartpick.market.programs_side import World
from smartpick.market.season_run import simulate_replicate

__all__ = ["Step", "anchor", "simulate_moments"]

F64 = npt.NDArray[np.float64]
LOWEST, HIGHEST = -6.0, 4.0
LONGEST_STEP = 1.0


class Step:
    """One step of the iteration: its number, the card so far, and the moments that card gave."""

    def __init__(self, number: int, card: ModelCard, found: Moments, off: F64, us_off: float) -> None:
        self.number = number
        self.card = card
        self.found = found
        self.off = off
        self.us_off = us_off


def simulate_moments(
    world: World,
    card: ModelCard,
    seed: int,
    replicates: int,
    progress: Callable[[int], None] | None = None,
) -> Moments:
    """Return the mean moments over replicates 0 .. replicates - 1."""
    found = []
    for r in range(replicates):
        found.append(moments(world, simulate_replicate(world, card, seed, r)))
        if progress:
            progress(r + 1)
    return average(found)


def _log_odds(matched: F64, people: F64) -> F64:
    """Return log-odds of matching, with half an applicant added to both sides so that 0 and all are
    finite."""
    odds: F64 = np.log((matched + 0.5) / np.maximum(people - matched + 0.5, 0.5))
    return odds


def anchor(
    world: World, card: ModelCard, seed: int, replicates: int, steps: int, damping: float = 0.6
) -> Iterator[Step]:
    """Yield the card after each step; the last one is the anchored card."""
    names = world.specialties
    rows = [card.specialties[name] for name in names]
    target = np.array([row.img_matched for row in rows], float)
    us_target = sum(row.us_img_matched for row in rows)
    for number in range(steps):
        found = simulate_moments(world, card, seed, replicates)
        people = found.applicants[:, 4:].sum(axis=1)
        off = _log_odds(target, people) - _log_odds(non_us_matched(found), people)
        us_people = found.applicants[:, 3].sum()
        us_now = us_img_matched(found).sum()
        us_off = float(
            (
                _log_odds(np.array([us_target]), np.array([us_people]))
                - _log_odds(np.array([us_now]), np.array([us_people]))
            )[0]
        )
        move = np.clip(damping * off, -LONGEST_STEP, LONGEST_STEP)
        us_move = float(np.clip(damping * us_off, -LONGEST_STEP, LONGEST_STEP))
        specialties: dict[str, SpecialtyCard] = dict(card.specialties)
        for name, step in zip(names, move, strict=True):
            row = specialties[name]
            specialties[name] = replace(
                row,
                openness=float(np.clip(row.openness + step, LOWEST, HIGHEST)),
                us_img_offset=float(np.clip(row.us_img_offset + us_move, LOWEST, HIGHEST)),
            )
        yield Step(number + 1, card, found, off, us_off)
        card = replace(card, specialties=specialties)
    yield Step(steps + 1, card, simulate_moments(world, card, seed, replicates), np.zeros(len(names)), 0.0)
