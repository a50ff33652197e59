"""A whole season with all that links positions: couples, advanced and preliminary tracks, SOAP.

The chances stand on the season without these (see docs/market.md: couples are a fortieth of the applicants, and a
preliminary year is not a residency); here they are added to a simulated season, matched by the whole mechanism of
``roth_peranson`` and followed by ``soap``, and the result is set beside what NRMP published. What is added is drawn
with the season's own seed, so the same season gives the same bytes.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

from smartpick.market.card import ModelCard
from smartpick.market.deferred_acceptance import starts
from smartpick.market.population import IMG_TYPE
from smartpick.market.programs_side import World, spread_positions
from smartpick.market.roth_peranson.lists import CoupleLists, RankLists, SupplementalLists
from smartpick.market.roth_peranson.matching import LinkedMatching, match_lists
from smartpick.market.season_run import Replicate
from smartpick.market.soap.rounds import SoapResult, run_soap
from smartpick.randomness import key, normals, uniforms, words

__all__ = ["CompleteSeason", "complete", "published_tracks"]

I32 = npt.NDArray[np.int32]
F32 = npt.NDArray[np.float32]
COUPLE_STREAM, TRACK_STREAM, SUPPLEMENT_STREAM, SOAP_STREAM = 31, 32, 33, 34


@dataclass(frozen=True, slots=True, eq=False)
class CompleteSeason:
    """The outcome: programs are the world's P, then the preliminary tracks; N applicants, C couples.

    ``quota`` int32[P + T]; ``advanced`` bool[P + T]; ``members`` int32[C, 2]; ``matching`` with its count of blocking
    entries; ``soap`` for those who had no first-year position; ``active`` bool[N] had a rank list.
    """

    quota: I32
    advanced: npt.NDArray[np.bool_]
    members: I32
    matching: LinkedMatching
    soap: SoapResult
    active: npt.NDArray[np.bool_]

    @property
    def figures(self) -> dict[str, float]:
        """Outcomes by the keys of ``tracks.toml``."""
        matched, first = self.matching.program, self.matching.preliminary
        everybody = np.concatenate([matched[matched >= 0], first[first >= 0]])
        open_before = int(self.quota.sum()) - len(everybody)
        started = (matched >= 0) & (~self.advanced[matched] | (first >= 0))
        placed = started | (self.soap.program >= 0)
        one = np.any(matched[self.members] >= 0, axis=1)
        return {
            "positions": float(self.quota.sum()),
            "fill": 100.0 * len(everybody) / float(self.quota.sum()),
            "rate": 100.0 * float(started[self.active].mean()),
            "couples_one": 100.0 * float(one.mean()) if len(self.members) else float("nan"),
            "unfilled": float(open_before),
            "soap_filled": 100.0 * float(self.soap.filled.sum()) / max(open_before, 1),
            "placed": 100.0 * float(placed[self.active].mean()),
        }


@cache
def published_tracks() -> dict[str, Any]:
    """Return ``tracks.toml``: counts, judgement and published outcomes."""
    return tomllib.loads((files("smartpick.market") / "data" / "tracks.toml").read_text(encoding="utf-8"))


def complete(
    world: World, card: ModelCard, season: Replicate, advanced_at: Mapping[str, bool] | None = None
) -> CompleteSeason:
    """Return the season with couples, advanced and preliminary positions matched, and SOAP.

    ``advanced_at``: by ACGME id, whether a program offers advanced positions, where that is known.
    """
    told = published_tracks()
    quota, home = _with_preliminary(world, season, told)
    drawn = _advanced(world, card, season, told, advanced_at or {})
    advanced = np.concatenate([drawn, np.zeros(len(home), np.bool_)])
    members = _couples(season, told)
    single = np.ones(len(season.matched), np.bool_)
    single[members.ravel()] = False
    lists = _lists(world, season, quota, advanced, single, members, home, told)
    matching = match_lists(lists, seed=season.number)
    active = np.diff(season.start) > 0
    soap = _soap(world, season, quota, advanced, matching, home, told)
    return CompleteSeason(quota, advanced, members, matching, soap, active)


def _advanced(
    world: World, card: ModelCard, season: Replicate, told: dict[str, Any], known: Mapping[str, bool]
) -> npt.NDArray[np.bool_]:
    """Draw which programs offer advanced positions: with the published share by specialty, but as ``known`` [P]."""
    share = np.array(
        [
            1.0 - told["first_year"][name] / card.specialties[name].positions
            if name in told["first_year"]
            else 0.0
            for name in world.specialties
        ]
    )
    drawn = uniforms(words(key(season.seed, season.number, TRACK_STREAM), world.rows)[:, 0])
    return np.array(
        [
            known.get(world.ids[row], by_share)
            for row, by_share in zip(world.rows, drawn < share[world.specialty], strict=True)
        ],
        np.bool_,
    )


def _with_preliminary(world: World, season: Replicate, told: dict[str, Any]) -> tuple[I32, I32]:
    """Return quotas with the preliminary tracks at the end, and the program each track belongs to [T]."""
    quota, home = [world.quota], []
    for number, track in enumerate(told["preliminary"].values()):
        if track["at"] not in world.specialties:
            continue
        there = np.flatnonzero(world.specialty == world.specialties.index(track["at"]))
        drawn = words(key(season.seed, season.number, TRACK_STREAM, number + 1), world.rows[there])[:, 0]
        share = len(there) / max(len(there), track["programs"])
        chosen = there[np.sort(np.argsort(drawn, kind="stable")[: track["programs"]])]
        positions = round(track["positions"] * share)
        quota.append(spread_positions(positions, world.quota[chosen].astype(float)))
        home.append(chosen)
    return np.concatenate(quota).astype(np.int32), np.concatenate([*home, np.zeros(0)]).astype(np.int32)


def _couples(season: Replicate, told: dict[str, Any]) -> I32:
    """Draw couples among US seniors with a rank list: as many as published, scaled to the country's size [C, 2]."""
    seniors = np.flatnonzero((season.applicants.type < 2) & (np.diff(season.start) > 0))
    wanted = round(told["couples"]["count"] * min(1.0, len(season.matched) / 47_013))
    drawn = words(key(season.seed, season.number, COUPLE_STREAM), seniors)[:, 0]
    chosen = seniors[np.argsort(drawn, kind="stable")][: 2 * min(wanted, len(seniors) // 2)]
    return chosen.reshape(-1, 2).astype(np.int32)


def _pairs(world: World, season: Replicate, couple: I32, told: dict[str, Any]) -> tuple[I32, F32]:
    """Return a couple's pairs, best first, and what the programs think of the members [R, 2].

    Pairs in one state come before pairs in one division before the others; within each, the sum of both places counts.
    """
    limits = told["couples"]
    own = []
    for member in couple:
        entries = slice(int(season.start[member]), int(season.start[member + 1]))
        own.append(
            (season.program[entries][: limits["choices"]], season.rank_score[entries][: limits["choices"]])
        )
    (first, first_score), (second, second_score) = own
    i, j = (grid.ravel() for grid in np.indices((len(first), len(second))))
    apart = np.where(
        world.state[first[i]] == world.state[second[j]],
        0,
        np.where(world.division[first[i]] == world.division[second[j]], 1, 2),
    )
    order = np.lexsort((i, i + j, apart))[: limits["pairs"]]
    i, j = i[order], j[order]
    program = [np.stack([first[i], second[j]], axis=1)]
    score = [np.stack([first_score[i], second_score[j]], axis=1)]
    for side, (programs, scores) in enumerate(own):
        alone = np.full((min(limits["alone"], len(programs)), 2), -1, np.int32)
        alone[:, side] = programs[: len(alone)]
        thought = np.zeros(alone.shape, np.float32)
        thought[:, side] = scores[: len(alone)]
        program.append(alone)
        score.append(thought)
    return np.concatenate(program).astype(np.int32), np.concatenate(score).astype(np.float32)


def _lists(
    world: World,
    season: Replicate,
    quota: I32,
    advanced: npt.NDArray[np.bool_],
    single: npt.NDArray[np.bool_],
    members: I32,
    home: I32,
    told: dict[str, Any],
) -> RankLists:
    """Return the rank lists: singles as they are, couples in pairs, supplemental lists for advanced positions."""
    sizes = np.where(single, np.diff(season.start), 0).astype(np.int32)
    owner = np.repeat(np.arange(len(single)), np.diff(season.start))
    kept = single[owner]
    program, score = season.program[kept], season.rank_score[kept]
    pairs = [_pairs(world, season, couple, told) for couple in members]
    couples = CoupleLists(
        members=members,
        offsets=starts(np.array([len(p) for p, _ in pairs], np.int32)),
        program=np.concatenate([np.zeros((0, 2), np.int32), *(p for p, _ in pairs)]),
        score=np.concatenate([np.zeros((0, 2), np.float32), *(s for _, s in pairs)]),
    )
    needs = np.unique(owner[kept][advanced[program]])
    list_of = np.full(len(single), -1, np.int32)
    list_of[needs] = np.arange(len(needs))
    extra, thought = _supplements(season, needs, len(quota) - len(home), home, told)
    supplemental = SupplementalLists(
        offsets=starts(np.full(len(needs), extra.shape[1], np.int32)),
        program=extra.ravel(),
        score=thought.ravel(),
        link=np.where(advanced[program], list_of[owner[kept]], -1).astype(np.int32),
    )
    return RankLists(starts(sizes), program, score, quota, couples, supplemental if len(home) else None)


def _supplements(
    season: Replicate, people: npt.NDArray[np.intp], first: int, home: I32, told: dict[str, Any]
) -> tuple[I32, F32]:
    """Return for each of ``people`` a few preliminary tracks, best first, and what they think of them [n, length].

    Tracks are drawn without regard to place; what a program thinks is the observed file and its own opinion.
    """
    length = min(told["supplemental"]["length"], len(home))
    if length == 0 or len(people) == 0:
        return np.zeros((len(people), 0), np.int32), np.zeros((len(people), 0), np.float32)
    of = key(season.seed, season.number, SUPPLEMENT_STREAM)
    block = words(of, people[:, None], np.arange(length)[None, :])
    # One track from each of ``length`` equal parts of a turning wheel: all different, every track as likely.
    part = len(home) / length
    turn = uniforms(words(of, people, length)[:, 0])[:, None]
    spot = (np.arange(length) + uniforms(block[..., 0])) * part + turn * len(home)
    track = np.floor(spot).astype(np.int64) % len(home)
    track = np.sort(track, axis=1)
    again = np.zeros(track.shape, np.bool_)
    again[:, 1:] = track[:, 1:] == track[:, :-1]
    file = (season.applicants.index + season.applicants.quality)[people][:, None]
    thought = np.where(again, np.nan, file + normals(block[..., 1])).astype(np.float32)
    order = np.argsort(-normals(block[..., 2]), axis=1, kind="stable")
    chosen = np.take_along_axis(track, order, axis=1) + first
    return chosen.astype(np.int32), np.take_along_axis(thought, order, axis=1)


def _soap(
    world: World,
    season: Replicate,
    quota: I32,
    advanced: npt.NDArray[np.bool_],
    matching: LinkedMatching,
    home: I32,
    told: dict[str, Any],
) -> SoapResult:
    """Run SOAP: everybody with a rank list and no first-year position applies to open first-year positions.

    Liking follows the program's prestige; a program's opinion is the file, its openness for IMGs, and its own taste.
    """
    matched, first = matching.program, matching.preliminary
    held = np.bincount(matched[matched >= 0], minlength=len(quota))
    held += np.bincount(first[first >= 0], minlength=len(quota))
    openings = (quota - held).astype(np.int32)
    openings[advanced] = 0
    idle = (np.diff(season.start) > 0) & ((matched < 0) | (advanced[matched] & (first < 0)))
    people, places = np.flatnonzero(idle), np.flatnonzero(openings > 0)
    length = min(len(places), 45)
    of = key(season.seed, season.number, SOAP_STREAM)
    block = words(of, people[:, None], np.arange(length)[None, :])
    step = len(places) / max(length, 1)
    spot = np.floor((np.arange(length) + uniforms(block[..., 0])) * step).astype(np.int64)
    chosen = places[np.minimum(spot, len(places) - 1)] if length else np.zeros((len(people), 0), np.int64)
    behind = np.concatenate([np.arange(len(world.quota)), home])[chosen]
    liking = season.prestige[behind] + normals(block[..., 1])
    file = (season.applicants.index + season.applicants.quality)[people][:, None]
    img = (season.applicants.type[people] >= IMG_TYPE)[:, None]
    thought = file + np.where(img, season.openness[behind], 0.0)
    thought = thought + told["soap"]["reach"] * normals(block[..., 2])
    order = np.argsort(-liking, axis=1, kind="stable")
    sizes = np.zeros(len(idle), np.int32)
    sizes[people] = length
    return run_soap(
        starts(sizes),
        np.take_along_axis(chosen, order, axis=1).ravel().astype(np.int32),
        np.take_along_axis(thought, order, axis=1).ravel().astype(np.float32),
        openings,
    )
