"""Made-up rank order lists of national size, for benchmarks: singles, couples, supplemental lists."""

import numpy as np
import numpy.typing as npt

from smartpick.market.deferred_acceptance import starts
from smartpick.market.roth_peranson.lists import CoupleLists, RankLists, SupplementalLists

I32 = npt.NDArray[np.int32]
PEOPLE, PROGRAMS, POSITIONS, RANKS, COUPLES, CITIES = 50_000, 6_500, 43_000, 12, 1_200, 100
OPTIONS = 15


def distinct(rng: np.random.Generator, rows: int, many: int, below: int) -> npt.NDArray[np.int64]:
    """Return rows of ``many`` different whole numbers."""
    step = rng.integers(1, max(below // many, 2), rows)
    return (rng.integers(0, below, rows)[:, None] + np.arange(many) * step[:, None]) % below


def national(
    seed: int,
    people: int = PEOPLE,
    programs: int = PROGRAMS,
    positions: int = POSITIONS,
    couples: int = COUPLES,
    *,
    same_city: bool = False,
) -> RankLists:
    """Return lists on which applicants and programs agree in part."""
    rng = np.random.default_rng(seed)
    worth, quality = rng.normal(size=programs), rng.normal(size=people)
    quota = np.full(programs, positions // programs, np.int32)
    quota[: positions - int(quota.sum())] += 1
    singles = people - 2 * couples
    known = distinct(rng, singles, 2 * RANKS, programs)
    order = np.argsort(-(worth[known] + rng.normal(size=known.shape)), axis=1)[:, :RANKS]
    program = np.take_along_axis(known, order, axis=1)
    score = quality[:singles, None] + rng.normal(size=program.shape)
    offsets = starts(np.repeat([RANKS, 0], [singles, 2 * couples]).astype(np.int32))
    joint = couple_lists(rng, worth, quality, couples, same_city=same_city) if couples else None
    return RankLists(
        offsets, program.ravel().astype(np.int32), score.ravel().astype(np.float32), quota, joint
    )


def couple_lists(
    rng: np.random.Generator,
    worth: npt.NDArray[np.float64],
    quality: npt.NDArray[np.float64],
    couples: int,
    *,
    same_city: bool,
) -> CoupleLists:
    """Return 50 to 150 pairs of the programs that the two members know, best first by both and by nearness."""
    people, programs = len(quality), len(worth)
    members = np.arange(people - 2 * couples, people, dtype=np.int32).reshape(-1, 2)
    known = np.stack([distinct(rng, couples, OPTIONS, programs) for _ in range(2)], axis=1)
    if same_city:
        here = np.repeat(distinct(rng, couples, 3, CITIES), OPTIONS // 3, axis=1)[:, None, :]
        places = [distinct(rng, couples, OPTIONS, programs // CITIES) for _ in range(2)]
        known = here + CITIES * np.stack(places, axis=1)
    first, second = (grid.ravel() for grid in np.mgrid[-1:OPTIONS, -1:OPTIONS])
    chosen = np.stack([known[:, 0, first], known[:, 1, second]], axis=2)
    chosen[:, first < 0, 0] = chosen[:, second < 0, 1] = -1
    liking = np.where(chosen < 0, -4.0, worth[chosen]).sum(axis=2)
    near = (chosen.min(axis=2) >= 0) & (chosen[..., 0] % CITIES == chosen[..., 1] % CITIES)
    liking += 0.5 * rng.normal(size=liking.shape) + 1.5 * near
    liking[:, (first < 0) & (second < 0)] = -np.inf
    opinion = quality[members][:, :, None] + rng.normal(size=(couples, 2, OPTIONS))
    opinion = np.stack([opinion[:, 0, first], opinion[:, 1, second]], axis=2)
    length = rng.integers(50, 151, couples)
    order = np.argsort(-liking, axis=1)[:, :150, None]
    kept = np.arange(150) < length[:, None]
    return CoupleLists(
        members,
        starts(length.astype(np.int32)),
        np.take_along_axis(chosen, order, axis=1)[kept].astype(np.int32),
        np.take_along_axis(opinion, order, axis=1)[kept].astype(np.float32),
    )


def with_first_years(lists: RankLists, seed: int) -> tuple[RankLists, I32]:
    """Return the lists with supplemental lists of eight first years, and which programs are first years.

    One program in eleven is advanced, one in nine a preliminary first year; everybody who ranks an advanced one has a
    list.
    """
    rng = np.random.default_rng(seed)
    n, programs = lists.applicants, len(lists.quota)
    advanced = np.arange(programs) % 11 == 1
    first_years = np.flatnonzero(np.arange(programs) % 9 == 4).astype(np.int32)
    owner = np.repeat(np.arange(n), np.diff(lists.offsets))
    there = advanced[lists.program]
    keepers, number = np.unique(owner[there], return_inverse=True)
    link = np.full(len(lists.program), -1, np.int32)
    link[there] = number
    wished = first_years[distinct(rng, len(keepers), 8, len(first_years))]
    score = rng.normal(size=wished.shape) + rng.normal(size=len(keepers))[:, None]
    # A program has one opinion of an applicant, whichever list it is on.
    ranked = owner * programs + lists.program
    order = np.argsort(ranked)
    wish = (keepers[:, None] * programs + wished).ravel()
    at = order[np.minimum(np.searchsorted(ranked, wish, sorter=order), len(order) - 1)]
    known = np.where(ranked[at] == wish, lists.score[at], score.ravel())
    extra = SupplementalLists(
        starts(np.full(len(keepers), 8, np.int32)), wished.ravel(), known.astype(np.float32), link
    )
    return RankLists(
        lists.offsets, lists.program, lists.score, lists.quota, lists.couples, extra
    ), first_years
