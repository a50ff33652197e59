"""What the list was chosen for, in words: the chance of matching, or the worth of a match to this applicant."""

import numpy as np

from smartpick.advice.candidates import OUTSIDE_WISH, UNRATED, Candidates
from smartpick.advice.result import Goal
from smartpick.applicant import Preferences

__all__ = ["goal_of"]

CHANCE = "The list with the highest chance of matching."


def goal_of(wishes: Preferences, chosen: Candidates) -> Goal:
    """Return the goal of a list among ``chosen``: weighted as soon as one program is worth less than another."""
    if not np.any(chosen.utility != 1.0):
        return Goal(weighted=False, words=CHANCE)
    clauses = "; ".join([*_specialties(chosen), *_places(wishes), *_ratings(wishes)])
    words = (
        "The list with the highest expected worth: the chance of matching, with each match counted by what it is "
        f"worth to you. {clauses[:1].upper()}{clauses[1:]}. The chance alone may therefore not be the highest "
        "possible, and more money or signals can lower it a little while the worth rises."
    )
    return Goal(weighted=True, words=words)


def _specialties(chosen: Candidates) -> list[str]:
    """Return a clause for every specialty that is wanted less than the most wanted one."""
    most = max(chosen.weights, key=lambda name: chosen.weights[name])
    return [
        f"a match in {name} counts {weight:g} of one in {most}"
        for name, weight in chosen.weights.items()
        if weight < chosen.weights[most]
    ]


def _places(wishes: Preferences) -> list[str]:
    found = []
    if wishes.states or wishes.divisions:
        found.append(f"a match outside the places you prefer counts {OUTSIDE_WISH:g} of one inside")
    if wishes.kinds:
        found.append(f"a match in another type of program than you prefer counts {OUTSIDE_WISH:g}")
    return found


def _ratings(wishes: Preferences) -> list[str]:
    if not wishes.ratings:
        return []
    return [f"your ratings count as tenths, and a program you did not rate as {10 * UNRATED:g} of 10"]
