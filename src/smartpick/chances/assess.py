"""From one applicant to f[program, signal level, node]: the only thing the optimiser takes."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from smartpick.applicant import Profile
from smartpick.chances._kernels import node_chances
from smartpick.chances.nodes import LatentGrid, latent_grid, normal_nodes
from smartpick.chances.observed import ObservedIndex, observe
from smartpick.chances.screening import CLIMATES, KnownFacts, ScreeningField, screen_columns
from smartpick.chances.screens import Screen, ScreenColumn, passing_chance
from smartpick.chances.ties import TieTable, ties
from smartpick.market import Equilibrium, ModelCard
from smartpick.programs import KINDS, Directory

__all__ = ["LEVELS", "Chances", "Likes", "Market", "assess"]

LEVELS = ("none", "silver", "gold")
F32 = NDArray[np.float32]
F64 = NDArray[np.float64]
Rows = NDArray[np.intp]
Allowances = dict[str, tuple[int, int, bool]]


@dataclass(frozen=True, slots=True)
class Market:
    """What one applicant meets: directory, model card and equilibrium, aligned row by row."""

    directory: Directory
    card: ModelCard
    equilibrium: Equilibrium


@dataclass(frozen=True, slots=True)
class Likes:
    """U groups of programs that are alike for this applicant: same cell of the market, same ties, same facts.

    ``first`` [U] a candidate of each group; ``apply`` and ``rank`` [U]: observed index plus ties in the two scores;
    ``signal`` [U, L]: index added by each level, nan where that signal does not exist; ``openness``,
    ``interview_cutoff``, ``match_cutoff`` [D, U]: the market's draws; ``passing`` [C, D, U]: weight of each draw in
    which the screens pass, by visa climate; ``spread`` [U]: how far index and ties may be off.
    """

    first: Rows
    apply: F64
    rank: F64
    signal: F64
    openness: F32
    interview_cutoff: F32
    match_cutoff: F32
    passing: F64
    spread: F64


@dataclass(frozen=True, slots=True)
class Chances:
    """Belief about one applicant at m candidate programs.

    ``rows`` [m] rows of the directory; ``group`` [m] leads into ``likes``; ``interview`` and ``match`` [m, L, Q]:
    chance of an interview and of being able to match there, by ``LEVELS`` and latent node (nan: no such signal
    there); ``node_weights`` [Q]. ``shared_spread`` is how far the index may be off for all programs alike,
    ``level_spread`` how far the openness of a whole specialty may be off, ``luck`` the grid of what is luck once
    everything knowable is known.
    """

    rows: Rows
    group: Rows
    interview: F64
    match: F64
    node_weights: F64
    likes: Likes
    shared_spread: float
    level_spread: float
    luck: LatentGrid
    observed: dict[str, ObservedIndex]
    ties: TieTable
    screens: tuple[ScreenColumn, ...]
    market: Market

    @property
    def eligible(self) -> NDArray[np.bool_]:
        """Whether no known fact screens the applicant out, for each of the m candidates."""
        return np.asarray(self.likes.passing.max(axis=(0, 1)) > 0.0)[self.group]

    def screen(self, column: ScreenColumn, candidate: int) -> Screen:
        """Return what one rule says of one candidate."""
        return column.at(int(self.group[candidate]))


def _openness(market: Market, profile: Profile, rows: Rows) -> tuple[F32, F64]:
    """Return IMG openness [D, U], and its deviation from the level of each program's specialty."""
    specialties = [market.card.specialties[market.directory.programs[row].specialty] for row in rows]
    level = np.array([s.openness for s in specialties])
    openness = market.equilibrium.openness[:, market.equilibrium.cell[rows]]
    deviation = openness.astype(np.float64) - level
    if profile.us_citizen:
        openness = openness + np.array([s.us_img_offset for s in specialties], dtype=np.float32)
    return np.ascontiguousarray(openness, dtype=np.float32), np.ascontiguousarray(deviation)


def _screening_field(
    market: Market, rows: Rows, deviation: F64, facts: dict[int, KnownFacts]
) -> ScreeningField:
    """Return what the screens see of one program of each group."""
    columns, seasons = market.directory.arrays, market.equilibrium
    cells = seasons.cell[rows]
    return ScreeningField(
        military=np.asarray(columns.kind[rows] == KINDS.index("military")),
        h1b_evidence=columns.h1b[rows],
        openness=deviation,
        demands=seasons.demands[:, cells],
        minimum=seasons.minimum[:, cells],
        limit=seasons.limit[:, cells],
        climate=seasons.climate[:, cells].astype(np.float64),
        facts=facts,
    )


def _signal_index(market: Market, rows: Rows, allowances: Allowances) -> F64:
    """Return the index added by each level [U, 3]; nan where the specialty has no such signal."""
    card = market.card
    by_specialty = {}
    for name, (gold, silver, tiered) in allowances.items():
        top = card.value("signals.gold") if tiered else card.value("signals.single")
        by_specialty[name] = (
            0.0,
            card.value("signals.silver") if silver else np.nan,
            top if gold else np.nan,
        )
    nothing = (0.0, np.nan, np.nan)
    return np.array([by_specialty.get(market.directory.programs[row].specialty, nothing) for row in rows])


def _group(market: Market, rows: Rows, table: TieTable, facts: dict[int, KnownFacts]) -> tuple[Rows, Rows]:
    """Return a candidate of each group [U] and the group of each candidate [m], in order of first appearance.

    Programs are alike when market cell, H-1B evidence and ties agree; a program with facts of its own is alone.
    """
    keys: dict[tuple[float, ...], int] = {}
    first: list[int] = []
    group: list[int] = []
    h1b = market.directory.arrays.h1b
    for candidate, row in enumerate(rows.tolist()):
        alone = row if row in facts else -1
        key = (
            market.equilibrium.cell[row], h1b[row], table.apply[row], table.rank[row], table.variance[row], alone,
        )  # fmt: skip
        if key not in keys:
            keys[key] = len(first)
            first.append(candidate)
        group.append(keys[key])
    return np.array(first, dtype=np.intp), np.array(group, dtype=np.intp)


def assess(
    profile: Profile,
    market: Market,
    rows: Rows,
    allowances: Allowances,
    on: date,
    facts: dict[int, KnownFacts] | None = None,
) -> Chances:
    """Return the chances of ``profile`` at the directory's ``rows`` [m] on the day ``on``.

    ``rows`` must be modelled programs; ``allowances`` gives (gold, silver, two tiers?) signals by specialty; ``facts``
    are known facts by directory row. Latent file quality here has the spread of what programs see in a file and the
    index does not, plus all that is unknown about the index: a missing field widens the answer.
    """
    card, directory, seasons = market.card, market.directory, market.equilibrium
    known = facts or {}
    table = ties(profile, card, directory, on)
    names = dict.fromkeys(directory.programs[row].specialty for row in rows)
    observed = {name: observe(profile, card, name, on) for name in names}
    first, group = _group(market, rows, table, known)
    leading = rows[first]
    index = np.array([observed[directory.programs[row].specialty].value for row in leading])
    openness, deviation = _openness(market, profile, leading)
    local = {u: known[int(row)] for u, row in enumerate(leading) if int(row) in known}
    columns = screen_columns(profile, card, _screening_field(market, leading, deviation, local), on)
    climates = CLIMATES if profile.visa.needed is not False else 1
    cells = seasons.cell[leading]
    spread = max((o.spread for o in observed.values()), default=0.0)
    likes = Likes(
        first=first,
        apply=index + table.apply[leading],
        rank=index + table.rank[leading],
        signal=np.ascontiguousarray(_signal_index(market, leading, allowances)).reshape(-1, len(LEVELS)),
        openness=openness,
        interview_cutoff=np.ascontiguousarray(seasons.interview_cutoff[:, cells]),
        match_cutoff=np.ascontiguousarray(seasons.match_cutoff[:, cells]),
        passing=np.ascontiguousarray(passing_chance(columns, (climates, seasons.draws, len(first)))),
        spread=np.sqrt(spread**2 + table.variance[leading]),
    )
    luck_sd, level_spread = card.value("latent.file_quality"), card["openness.level"].sd
    grid = latent_grid(float(np.hypot(np.hypot(luck_sd, spread), level_spread)))
    interview, match = chances_at_nodes(likes, card, grid)
    return Chances(
        rows=rows,
        group=group,
        interview=interview[group],
        match=match[group],
        node_weights=np.outer(normal_nodes(climates)[1], grid.weights).ravel(),
        likes=likes,
        shared_spread=spread,
        level_spread=level_spread,
        luck=latent_grid(luck_sd),
        observed=observed,
        ties=table,
        screens=columns,
        market=market,
    )


def chances_at_nodes(likes: Likes, card: ModelCard, grid: LatentGrid) -> tuple[F64, F64]:
    """Return the chances of an interview and of being able to match [U, L, C * E * H] on a latent grid."""
    shape = (*likes.signal.shape, likes.passing.shape[0] * grid.weights.size)
    interview, match = np.empty(shape), np.empty(shape)
    node_chances(
        likes.apply,
        likes.rank,
        likes.signal,
        likes.openness,
        likes.interview_cutoff,
        likes.match_cutoff,
        likes.passing,
        grid.file,
        grid.skill,
        card.value("latent.s1"),
        card.value("latent.s2"),
        card.value("latent.skill"),
        interview,
        match,
    )
    # Moving a draw to another visa climate weighs it by a ratio, which may carry a mean just past one.
    return np.minimum(interview, 1.0), np.minimum(match, 1.0)
