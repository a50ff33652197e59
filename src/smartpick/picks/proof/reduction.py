"""A smaller problem with the same answer: only what a better list may still use."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from smartpick.picks.capacity import Attendance
from smartpick.picks.instance import Instance

__all__ = ["shrink"]

Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]


def shrink(given: Instance, allowed: Flags) -> tuple[Instance, Integers]:
    """Keep the programs with an ``allowed`` row (n, L); return the smaller instance and the places of its programs.

    Tiers that no kept program has are merged into the tier above them, where the same programs count.
    """
    keep = np.flatnonzero(allowed.any(axis=1))
    rows = (keep[:, None] * given.levels + np.arange(given.levels)).ravel()
    tiers = len(given.worth)
    first, tier = np.unique(given.tier[keep], return_inverse=True)
    ends = np.append(first, tiers)[1:] if len(first) else first
    worth = [given.worth[low:high].sum(axis=0) for low, high in zip(first, ends, strict=True) if low < tiers]
    seats = given.seats
    if seats.limited:
        seats = Attendance(seats.a[rows], seats.seats[rows], seats.ratio[rows], seats.capacity)
    smaller = replace(
        given,
        order=given.order[keep],
        f=given.f[rows],
        available=allowed[keep].astype(np.uint8),
        tier=tier.astype(np.int64),
        worth=np.array(worth).reshape(len(worth), given.worth.shape[1]),
        specialty=given.specialty[keep],
        own=given.own[keep],
        pins=given.pins[keep],
        bans=given.bans[keep],
        maximum=np.minimum(given.maximum, np.bincount(given.specialty[keep], minlength=len(given.fees))),
        seats=seats,
    )
    return smaller, keep
