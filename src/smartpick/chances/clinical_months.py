"""US clinical experience as effective months: hands-on counts whole, observation in part, old less.

The order hands-on > structured observership > clinic shadowing is the one thing that all sources agree on;
the shares below are judgement, because no publication measured the effect of months or kind for IMGs
(``docs/limits``). Source of the order: Mavani & Xu, Academic Medicine 2016, and program pages read
2016-2026.
"""

import math
from collections.abc import Iterable
from datetime import date

from smartpick.applicant import Rotation

__all__ = [
    "FULL_TIME_HOURS",
    "HANDS_ON",
    "KIND_SHARE",
    "LEAST_MONTHS",
    "OBSERVED",
    "effective_months",
    "experience_index",
    "recency",
    "share_of_hands_on",
]

FULL_TIME_HOURS = 40.0
DAYS_PER_YEAR = 365.25

# Share of a full-time hands-on month that one full-time month of each kind is worth.
KIND_SHARE = {
    "elective": 1.0,
    "sub-internship": 1.0,
    "externship": 1.0,
    "observership": 0.4,
    "clinic observership": 0.25,
    "volunteering": 0.3,
    "research": 0.1,
    "telerotation": 0.1,
    "home practice": 0.0,
}
# Clinical volunteering with one's own hands on patients is nearer to an externship than to shadowing.
HANDS_ON_VOLUNTEERING = 0.7
# From these shares on a rotation counts as hands-on, or as observation, where a program asks for it.
HANDS_ON = 0.7
OBSERVED = 0.25
# Less than this (months) is no experience to a program that asks for some, as in the simulated population.
LEAST_MONTHS = 0.5


def recency(ended: date, on: date) -> float:
    """Return the weight of experience by its end: 1 within a year, 0.5 at three years, 0.2 from six.

    Programs typically want experience of the last one to three years; the shape of the decline is judgement.
    """
    years = max(0.0, (on - ended).days / DAYS_PER_YEAR)
    if years <= 1.0:
        return 1.0
    if years <= 3.0:
        return 1.0 - 0.25 * (years - 1.0)
    return max(0.2, 0.5 - 0.1 * (years - 3.0))


def share_of_hands_on(rotation: Rotation) -> float:
    """Return what one full-time month of this rotation is worth in hands-on months, 0..1."""
    if rotation.kind == "volunteering" and rotation.hands_on:
        return HANDS_ON_VOLUNTEERING
    return KIND_SHARE[rotation.kind]


def effective_months(rotations: Iterable[Rotation], on: date) -> float:
    """Return hands-on-equivalent, full-time-equivalent, recency-weighted months of experience in the US."""
    total = 0.0
    for rotation in rotations:
        if rotation.in_us is False:
            continue
        load = 1.0 if rotation.hours_per_week is None else min(1.0, rotation.hours_per_week / FULL_TIME_HOURS)
        total += (
            rotation.months_done(on) * load * share_of_hands_on(rotation) * recency(rotation.end or on, on)
        )
    return total


def experience_index(months: float) -> float:
    """Return 1 - exp(-months / 3): 0 for none, 0.63 at three, near 1 from nine."""
    return 1.0 - math.exp(-max(0.0, months) / 3.0)
