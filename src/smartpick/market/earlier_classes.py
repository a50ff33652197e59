"""Who a program took in earlier years: the residents that an applicant can look up, simulated.

A replicate says what programs are like. Two more seasons of the same programs, with other people and other luck, make
the classes that are there when the next season begins. They are kept beside the cut-offs of every draw, coarsely: so
what somebody sees on a page (a third of the residents are IMGs; two of five years left positions open) can be held
against what the draws say a program like that looks like.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

from smartpick.market.card import ModelCard
from smartpick.market.equilibrium import EARLIER_YEARS, SHARE_STEPS
from smartpick.market.population import IMG_TYPE, US_IMG
from smartpick.market.programs_side import World
from smartpick.market.season_run import Replicate, Traits, simulate_year

__all__ = ["earlier_classes", "residents"]

# Numbers of seasons that nobody else draws: replicates, held-out worlds and years must not share people or luck.
FIRST_NUMBER = 1_000_000
U8 = npt.NDArray[np.uint8]
I64 = npt.NDArray[np.int64]


def residents(season: Replicate, programs: int) -> tuple[I64, I64, I64]:
    """Return how many were matched at each program, how many of them IMGs, how many US IMGs; each [P]."""
    taken = season.matched >= 0
    place, kind = season.matched[taken], season.applicants.type[taken]
    img, us_img = kind >= IMG_TYPE, kind == US_IMG
    return (
        np.bincount(place, minlength=programs),
        np.bincount(place[img], minlength=programs),
        np.bincount(place[us_img], minlength=programs),
    )


def in_steps(part: I64, whole: I64) -> U8:
    """Return shares in steps of a ``SHARE_STEPS``-th; 0 of nothing is 0."""
    return np.rint(SHARE_STEPS * part / np.maximum(whole, 1)).astype(np.uint8)


def earlier_classes(
    world: World, card: ModelCard, traits: Traits, seed: int, replicate: int
) -> dict[str, npt.NDArray[Any]]:
    """Return what is kept of the earlier years of a replicate's programs, uint8[P] each.

    ``img``: share of IMGs among those matched; ``us_img``: share of US IMGs among the IMGs, both in steps (see
    ``SHARE_STEPS``); ``open_years``: years, of ``EARLIER_YEARS``, in which positions stayed open.
    """
    count = len(world.rows)
    matched, img, us_img = (np.zeros(count, np.int64) for _ in range(3))
    open_years = np.zeros(count, np.uint8)
    for year in range(EARLIER_YEARS):
        season = simulate_year(world, card, traits, seed, FIRST_NUMBER + EARLIER_YEARS * replicate + year)
        taken, foreign, american = residents(season, count)
        matched, img, us_img = matched + taken, img + foreign, us_img + american
        open_years += (taken < world.quota).astype(np.uint8)
    return {"img": in_steps(img, matched), "us_img": in_steps(us_img, img), "open_years": open_years}
