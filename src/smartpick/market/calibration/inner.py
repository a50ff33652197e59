"""The inner problem: for any trial card, the openness at which every specialty matches as many IMGs as it did.

One openness per specialty answers one published count, one offset for all US IMGs answers their match rate, and one
factor per type of applicant answers how many end with a rank list, so they are solved for and not searched for: steps
on common random numbers, many cards at once. What is left to the outer search are the parameters that all specialties
share.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from smartpick.market.calibration.response import screening_design
from smartpick.market.card import ModelCard
from smartpick.market.moments import Moments, average, non_us_matched, us_img_matched
from smartpick.market.national import Run

__all__ = [
    "EXCESS",
    "HIGHEST",
    "LOWEST",
    "SLOPE",
    "averages",
    "levels",
    "log_odds_off",
    "measured_slopes",
    "moved",
    "settle_openness",
]

F64 = npt.NDArray[np.float64]
LOWEST, HIGHEST = -5.0, 4.5
LONGEST_STEP = 1.0
# Log-odds of matching gained per unit of openness: where the first settling starts. What a step did corrects it by
# specialty, and once a card is settled the slopes around it are measured.
SLOPE = 1.25
FLATTEST, STEEPEST = 0.2, 2.5
# How far openness is moved to measure its slopes, index units.
AROUND = 0.4
# Moves that are smaller than this do little that luck would not.
TELLING_MOVE = 0.03
# Openness and the number of applicants both raise the matches, so full steps in both would go to and fro for ever.
DAMPING = 0.6
MOST_EXCESS = 2.0
EXCESS = {
    "us_md_senior": [0],
    "us_do_senior": [1],
    "us_previous_graduate": [2],
    "us_img": [3],
    "img": [4, 5],
}


def averages(cards: Sequence[ModelCard], run: Run, seed: int, replicates: int) -> list[Moments]:
    """Return each card's mean moments over a design of ``replicates`` seasons, all on the same luck."""
    pieces = [(card, seed, r, replicates) for card in cards for r in range(replicates)]
    found = run(pieces)
    return [average(found[i * replicates : (i + 1) * replicates]) for i in range(len(cards))]


def log_odds_off(card: ModelCard, found: Moments) -> tuple[F64, float]:
    """Return how far log-odds of matching are below their targets: by specialty [S], and of all US IMGs.

    Half an applicant is added to both sides, so that none and all are finite.
    """
    rows = list(card.specialties.values())
    target = np.array([row.img_matched for row in rows], float)
    us_target = np.array([sum(row.us_img_matched for row in rows)])
    off = _difference(target, found.applicants[:, 4:].sum(axis=1), non_us_matched(found))
    us_people = found.applicants[:, 3].sum(keepdims=True)
    return off, float(_difference(us_target, us_people, us_img_matched(found).sum(keepdims=True))[0])


def _difference(target: F64, people: F64, now: F64) -> F64:
    wanted = np.log((target + 0.5) / np.maximum(people - target + 0.5, 0.5))
    found: F64 = wanted - np.log((now + 0.5) / np.maximum(people - now + 0.5, 0.5))
    return found


def active_ratios(card: ModelCard, found: Moments) -> dict[str, float]:
    """Return published over simulated active applicants, by name of the factor in the card."""
    published = np.sum([row.preferring for row in card.specialties.values()], axis=0)
    active = found.applicants.sum(axis=0)
    return {
        f"excess.{name}": float(published[types].sum() / max(active[types].sum(), 1.0))
        for name, types in EXCESS.items()
    }


def moved(
    card: ModelCard, steps: F64, us_step: float, ratios: Mapping[str, float] | None = None
) -> ModelCard:
    """Return the card with every openness, the offset of US IMGs and the factors of excess moved, within bounds."""
    us_move = float(np.clip(us_step, -LONGEST_STEP, LONGEST_STEP))
    rows = {}
    for row, step in zip(card.specialties.values(), np.clip(steps, -LONGEST_STEP, LONGEST_STEP), strict=True):
        rows[row.name] = replace(
            row,
            openness=round(float(np.clip(row.openness + step, LOWEST, HIGHEST)), 4),
            us_img_offset=round(float(np.clip(row.us_img_offset + us_move, LOWEST, HIGHEST)), 4),
        )
    factors = {
        name: float(np.clip(card.value(name) * ratio, 1.0, MOST_EXCESS))
        for name, ratio in (ratios or {}).items()
    }
    return card.changed(factors, rows)


def measured_slopes(card: ModelCard, run: Run, seed: int) -> F64:
    """Return log-odds of matching gained per unit of openness, by specialty [S], around a settled card.

    Every specialty is moved up or down in every trial, independently of the others (``screening_design``), so each
    trial tells something of each slope and competition among specialties is left out of it.
    """
    signs = screening_design(len(card.specialties))
    trials = [moved(card, AROUND * row, 0.0) for row in signs]
    found = averages(trials, run, seed, 1)
    # Openness that stops at the end of its range moves less than it was told.
    moves = np.array([levels(trial) for trial in trials]) - levels(card)
    gained = -np.array([log_odds_off(trial, m)[0] for trial, m in zip(trials, found, strict=True)])
    moves, gained = moves - moves.mean(axis=0), gained - gained.mean(axis=0)
    slopes = (moves * gained).sum(axis=0) / np.maximum((moves**2).sum(axis=0), 1e-9)
    inside: F64 = np.clip(slopes, FLATTEST, STEEPEST)
    return inside


def settle_openness(
    cards: Sequence[ModelCard],
    run: Run,
    seed: int,
    replicates: int,
    steps: int,
    around: F64 | None = None,
) -> tuple[list[ModelCard], list[Moments]]:
    """Return the cards after ``steps`` damped secant steps, and the moments of what is returned.

    ``around``: slopes [S] to start from, measured near these cards.
    """
    now = list(cards)
    first = np.full(len(now[0].specialties), SLOPE) if around is None else around
    slopes = [first for _ in now]
    before: list[tuple[F64, F64]] = []
    for _ in range(steps):
        found = averages(now, run, seed, replicates)
        here = [log_odds_off(card, m) for card, m in zip(now, found, strict=True)]
        open_now = [levels(card) for card in now]
        if before:
            pairs = zip(slopes, before, open_now, here, strict=True)
            slopes = [learnt(slope, level - was, last - off) for slope, (was, last), level, (off, _) in pairs]
        before = [(level, off) for level, (off, _) in zip(open_now, here, strict=True)]
        for i, (card, m) in enumerate(zip(now, found, strict=True)):
            off, us_off = here[i]
            ratios = {name: ratio**DAMPING for name, ratio in active_ratios(card, m).items()}
            now[i] = moved(card, DAMPING * off / slopes[i], DAMPING * us_off / SLOPE, ratios)
    return now, averages(now, run, seed, replicates)


def levels(card: ModelCard) -> F64:
    """Return the openness of every specialty [S], index units."""
    return np.array([row.openness for row in card.specialties.values()])


def learnt(slope: F64, move: F64, gain: F64) -> F64:
    """Return the slope of every specialty after a move of openness [S] gained so many log-odds [S].

    A measured slope counts as much as the one believed before; moves too small to tell leave it as it was.
    """
    telling = np.abs(move) >= TELLING_MOVE
    measured = np.clip(gain / np.where(telling, move, 1.0), FLATTEST, STEEPEST)
    found: F64 = np.where(telling, np.sqrt(slope * measured), slope)
    return found
