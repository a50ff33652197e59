"""What one simulated season looks like in the aggregate, in the terms in which the real one is published."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import numpy.typing as npt

from smartpick.market.card import APPLICANT_TYPES
from smartpick.market.population import IMG_TYPE, US_IMG
from smartpick.market.programs_side import World
from smartpick.market.season_run import Replicate

__all__ = ["Moments", "average", "moments", "non_us_matched", "us_img_matched"]

F64 = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Moments:
    """Aggregates of a season, or their mean over replicates; S specialties, 6 applicant types.

    By preferred specialty and type, float64[S, 6]: ``applying`` people, ``applicants`` those of them with a rank list
    (NRMP's active applicants), ``matched`` to any specialty and ``preferred`` to that one. By specialty [S]:
    ``positions``, ``filled``, ``ranking`` people with a rank there. Of non-US IMGs with at least one rank in the
    preferred specialty, by (matched to it, not): ``ranks`` mean contiguous ranks from the top in it and ``step2ck``
    mean score [S, 2], nan when nobody is; ``interviews`` mean interviews held by type [6]; ``applications`` total;
    ``screened`` share of all applications that a screen ended; ``full`` share of programs with all positions filled;
    ``by_kind``, ``dominated`` and ``seldom`` as in the functions below.
    """

    applying: F64
    applicants: F64
    matched: F64
    preferred: F64
    positions: F64
    filled: F64
    ranking: F64
    ranks: F64
    step2ck: F64
    interviews: F64
    applications: float
    screened: float
    full: float
    by_kind: F64
    dominated: F64
    seldom: float


def moments(world: World, season: Replicate) -> Moments:
    """Return the aggregates of one replicate."""
    people = season.applicants
    n_specialties, n_types = len(world.specialties), len(APPLICANT_TYPES)
    specialty = people.specialty.astype(np.int64)
    cell = specialty * n_types + people.type
    shape = (n_specialties, n_types)
    won = season.matched >= 0
    there = np.where(won, world.specialty[season.matched], -1)
    at_home = there == specialty
    ranks = contiguous_ranks(world, season)
    held = np.diff(season.start)
    filled = np.bincount(season.matched[won], minlength=len(world.quota))
    non_us = (people.type > US_IMG) & (ranks > 0)
    rank_mean, score_mean = np.full((n_specialties, 2), np.nan), np.full((n_specialties, 2), np.nan)
    for column, group in enumerate((non_us & at_home, non_us & ~at_home)):
        count = np.bincount(specialty[group], minlength=n_specialties)
        some = count > 0
        total = np.bincount(specialty[group], weights=ranks[group], minlength=n_specialties)
        score = np.bincount(specialty[group], weights=people.step2ck[group], minlength=n_specialties)
        rank_mean[some, column] = total[some] / count[some]
        score_mean[some, column] = score[some] / count[some]
    by_type = np.maximum(np.bincount(people.type, minlength=n_types), 1)

    def people_of(group: npt.NDArray[np.bool_]) -> F64:
        counts = np.bincount(cell[group], minlength=n_specialties * n_types)
        return counts.reshape(shape).astype(float)

    return Moments(
        applying=people_of(np.ones(len(won), np.bool_)),
        applicants=people_of(held > 0),
        matched=people_of(won),
        preferred=people_of(at_home),
        positions=_sums(world.specialty, world.quota, n_specialties),
        filled=_sums(world.specialty, filled, n_specialties),
        ranking=_ranking(world, season),
        ranks=rank_mean,
        step2ck=score_mean,
        interviews=np.bincount(people.type, weights=held, minlength=n_types) / by_type,
        applications=float(len(season.applications.applicant)),
        screened=float(np.isnan(season.applications.opinion).mean()),
        full=float((filled == world.quota).mean()),
        by_kind=_by_kind(world, season),
        dominated=_dominated(world, season),
        seldom=_seldom(world, season),
    )


def contiguous_ranks(world: World, season: Replicate) -> npt.NDArray[np.int64]:
    """Return how many ranks from the top of each list are in the preferred specialty [N]."""
    owner = np.repeat(np.arange(len(season.matched)), np.diff(season.start))
    away = world.specialty[season.program] != season.applicants.specialty[owner]
    place = np.arange(len(owner)) - season.start[:-1][owner]
    first = np.diff(season.start).astype(np.int64)
    np.minimum.at(first, owner[away], place[away])
    return first


def _ranking(world: World, season: Replicate) -> F64:
    """Return the number of people who rank at least one program of each specialty [S]."""
    owner = np.repeat(np.arange(len(season.matched)), np.diff(season.start))
    pairs = np.unique(owner * len(world.specialties) + world.specialty[season.program])
    return np.bincount(pairs % len(world.specialties), minlength=len(world.specialties)).astype(float)


def _sums(group: npt.NDArray[np.int16], values: npt.NDArray[Any], groups: int) -> F64:
    """Return the sum of values in each group [groups]."""
    return np.bincount(group, weights=values, minlength=groups).astype(float)


def _by_kind(world: World, season: Replicate) -> F64:
    """Return filled positions by specialty and kind: by anybody, by IMGs [S, 4, 2]."""
    cell = world.specialty.astype(np.int64) * 4 + world.kind
    won = season.matched >= 0
    size = 4 * len(world.specialties)
    groups = (won, won & (season.applicants.type >= IMG_TYPE))
    counts = [np.bincount(cell[season.matched[group]], minlength=size) for group in groups]
    return np.stack(counts, axis=-1).reshape(len(world.specialties), 4, 2).astype(float)


def _dominated(world: World, season: Replicate) -> F64:
    """Return the share of programs in which one group holds more than half of the matched [S, 3]."""
    n = len(world.quota)
    won = season.matched >= 0
    kind = season.applicants.type
    everybody = np.bincount(season.matched[won], minlength=n)
    programs = np.maximum(np.bincount(world.specialty[everybody > 0], minlength=len(world.specialties)), 1)
    shares = []
    for group in (kind >= IMG_TYPE, kind == 0, kind == 1):
        count = np.bincount(season.matched[won & group], minlength=n)
        over = world.specialty[2 * count > everybody]
        shares.append(np.bincount(over, minlength=len(world.specialties)) / programs)
    return np.stack(shares, axis=-1)


def _seldom(world: World, season: Replicate) -> float:
    """Return the share of programs that give less than a tenth of their interviews to non-US IMGs."""
    n = len(world.quota)
    everybody = np.bincount(season.program, minlength=n)
    owner = np.repeat(season.applicants.type, np.diff(season.start))
    non_us = np.bincount(season.program[owner > US_IMG], minlength=n)
    return float((10 * non_us < everybody)[everybody > 0].mean())


def average(found: Sequence[Moments]) -> Moments:
    """Return the mean over replicates, ignoring replicates where a group was empty."""

    def mean(name: str) -> F64:
        stack = np.stack([np.asarray(getattr(m, name), float) for m in found])
        known = ~np.isnan(stack)
        count = known.sum(axis=0)
        total = np.where(known, stack, 0.0).sum(axis=0)
        averaged: F64 = np.where(count > 0, total / np.maximum(count, 1), np.nan)
        return averaged

    numbers = ("applications", "screened", "full", "seldom")
    arrays = [f.name for f in fields(Moments) if f.name not in numbers]
    merged: dict[str, Any] = {name: mean(name) for name in arrays}
    merged |= {name: float(mean(name)) for name in numbers}
    return Moments(**merged)


def non_us_matched(found: Moments) -> F64:
    """Return the number of non-US IMGs matched to the specialty they prefer, by specialty [S]."""
    matched: F64 = found.preferred[:, US_IMG + 1 :].sum(axis=1)
    return matched


def us_img_matched(found: Moments) -> F64:
    """Return the number of US IMGs matched to any specialty, by the one they prefer [S]."""
    matched: F64 = found.matched[:, IMG_TYPE]
    return matched
