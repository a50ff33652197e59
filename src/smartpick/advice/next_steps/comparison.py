"""Two profiles side by side, each with its own best list: the difference and its interval."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from smartpick.advice.decision import decide
from smartpick.advice.next_steps.response import STATES, Response, shifts_of, tabulate
from smartpick.advice.pick_estimates import pick_estimates
from smartpick.advice.question import Question
from smartpick.applicant import Profile
from smartpick.chances import Estimate, Market
from smartpick.picks import Pick
from smartpick.season import Season

__all__ = ["Answered", "Compared", "answered", "compare_profiles", "gain"]

F64 = NDArray[np.float64]
LEVEL = 0.90


@dataclass(frozen=True, slots=True)
class Answered:
    """A profile's list, its response and how far the index is off in each state [S]: what comparisons need.

    ``pick`` is out of candidates in ``rows`` [m] of the directory, for the first choice ``specialty``; ``least``
    dollars that pins and minima cost; ``chance`` of matching, with the interval that the list itself shows. The
    chances, megabytes of them, are let go: many answers may be held at once.
    """

    pick: Pick
    rows: NDArray[np.intp]
    least: float
    specialty: str
    chance: Estimate
    response: Response
    shifts: F64

    @property
    def p_match(self) -> float:
        """The chance of matching with this list."""
        return self.pick.p_success


@dataclass(frozen=True, slots=True)
class Compared:
    """Two answers and the difference ``gain`` in the chance of matching, second minus first."""

    before: Answered
    after: Answered
    gain: Estimate


def answered(profile: Profile, market: Market, season: Season, on: date, question: Question) -> Answered:
    """Return the best list of a profile on a day, ready to be compared."""
    decided = decide(profile, market, season, on, question)
    at = np.array([choice.index for choice in decided.pick.chosen], dtype=np.intp)
    levels = np.array([choice.level for choice in decided.pick.chosen], dtype=np.intp)
    specialty = decided.chosen.specialties[0]
    return Answered(
        decided.pick,
        decided.chosen.rows,
        decided.least,
        specialty,
        pick_estimates(decided.chances, decided.pick).p_match,
        tabulate(decided.chances, at, levels),
        shifts_of(decided.chances.observed[specialty]),
    )


def gain(before: Answered, after: Answered) -> Estimate:
    """Return what the second has more than the first, with the interval over what is not known of either."""
    member = np.arange(STATES) % len(before.response.table)
    difference = after.response.at(member, after.shifts) - before.response.at(member, before.shifts)
    low, high = np.quantile(difference, (0.5 * (1.0 - LEVEL), 0.5 * (1.0 + LEVEL)))
    value = after.p_match - before.p_match
    return Estimate(value, min(float(low), value), max(float(high), value))


def compare_profiles(
    before: Profile,
    after: Profile,
    market: Market,
    season: Season,
    on: date,
    question: Question | None = None,
) -> Compared:
    """Return both profiles' best lists under the same limits, and the difference."""
    asked = question or Question()
    first, second = (answered(profile, market, season, on, asked) for profile in (before, after))
    return Compared(first, second, gain(first, second))
