"""From one applicant to f[program, signal level, node]: the only thing the optimiser takes."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from smartpick.applicant import Profile
from smartpick.chances._kernels import node_chances
from smartpick.chances.members import Members
from smartpick.chances.nodes import LatentGrid, latent_grid
from smartpick.chances.observed import ObservedIndex, observe
from smartpick.chances.screening import KnownFacts, ScreeningField, screen_columns
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
    """What one applicant meets: directory and equilibrium, aligned row by row, and the model cards behind them.

    ``card`` is the best-fitting one, whose values and sources are shown; ``ensemble`` the members whose draws stand in
    the equilibrium, in its order.
    """

    directory: Directory
    card: ModelCard
    equilibrium: Equilibrium
    ensemble: tuple[ModelCard, ...]

    @property
    def members(self) -> Members:
        """The ensemble beside the draws of the equilibrium."""
        return Members(self.ensemble, self.equilibrium.draws // len(self.ensemble))


@dataclass(frozen=True, slots=True)
class Likes:
    """U groups of programs that are alike for this applicant: same cell of the market, same ties, same facts.

    ``first`` [U] a candidate of each group; ``apply`` and ``rank`` [M, U]: observed index plus ties in the two scores,
    by member of the ensemble; ``signal`` [M, U, L]: index added by each level, nan where that signal does not exist;
    ``tiered`` [U]: the specialty has two tiers of signals; ``openness``, ``interview_cutoff``, ``match_cutoff`` [D, U]:
    the market's draws; ``passing`` [D, U]: weight of each draw in which the screens pass; ``spread`` [U]: how far index
    and ties may be off beside the ensemble.
    """

    first: Rows
    apply: F64
    rank: F64
    signal: F64
    tiered: NDArray[np.bool_]
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
    everything knowable is known. ``us_citizen``: the applicant is a US IMG.
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
    us_citizen: bool
    market: Market

    @property
    def eligible(self) -> NDArray[np.bool_]:
        """Whether no known fact screens the applicant out, for each of the m candidates."""
        return np.asarray(self.likes.passing.max(axis=0) > 0.0)[self.group]

    def screen(self, column: ScreenColumn, candidate: int) -> Screen:
        """Return what one rule says of one candidate."""
        return column.at(int(self.group[candidate]))


def _openness(market: Market, profile: Profile, rows: Rows) -> F32:
    """Return openness to this applicant [D, U]."""
    openness = market.equilibrium.openness[:, market.equilibrium.cell[rows]]
    if not profile.us_citizen:
        return np.ascontiguousarray(openness)
    names = [market.directory.programs[row].specialty for row in rows]
    by_name = {name: market.members.us_img_offset(name) for name in dict.fromkeys(names)}
    offset = np.repeat(np.stack([by_name[name] for name in names], axis=1), market.members.each, axis=0)
    # The offset of US IMGs answers their match rate; how much of it would befall an equal file nobody knows.
    label = market.members.by_draw("types.us_img_label")[:, None]
    return np.ascontiguousarray(openness + label * offset, dtype=np.float32)


def _screening_field(market: Market, rows: Rows, facts: dict[int, KnownFacts]) -> ScreeningField:
    """Return what the screens see of one program of each group."""
    columns, seasons = market.directory.arrays, market.equilibrium
    cells = seasons.cell[rows]
    return ScreeningField(
        military=np.asarray(columns.kind[rows] == KINDS.index("military")),
        h1b_evidence=columns.h1b[rows],
        demands=seasons.demands[:, cells],
        minimum=seasons.minimum[:, cells],
        limit=seasons.limit[:, cells],
        members=market.members,
        facts=facts,
    )


def _signal_index(market: Market, rows: Rows, allowances: Allowances) -> F64:
    """Return the index added by each level [M, U, 3]; nan where the specialty has no such signal."""
    names = [market.directory.programs[row].specialty for row in rows]
    found = np.full((len(market.members), len(names), len(LEVELS)), np.nan)
    found[..., 0] = 0.0
    gold, silver, single = (market.members.values(f"signals.{tier}") for tier in ("gold", "silver", "single"))
    for name, (golds, silvers, tiered) in allowances.items():
        here = np.array([n == name for n in names], dtype=np.bool_)
        if silvers:
            found[:, here, 1] = silver[:, None]
        if golds:
            found[:, here, 2] = (gold if tiered else single)[:, None]
    return found


def _index(
    profile: Profile, market: Market, names: list[str], on: date
) -> tuple[F64, dict[str, ObservedIndex]]:
    """Return the observed index by member and group [M, U], and the best card's account of it by specialty."""
    observed = {name: observe(profile, market.card, name, on) for name in dict.fromkeys(names)}
    by_member = {
        name: np.array([observe(profile, card, name, on).value for card in market.ensemble])
        for name in observed
    }
    return np.stack([by_member[name] for name in names], axis=1), observed


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
    first, group = _group(market, rows, table, known)
    leading = rows[first]
    names = [directory.programs[row].specialty for row in leading]
    index, observed = _index(profile, market, names, on)
    local = {u: known[int(row)] for u, row in enumerate(leading) if int(row) in known}
    columns = screen_columns(profile, card, _screening_field(market, leading, local), on)
    cells = seasons.cell[leading]
    spread = max((o.spread for o in observed.values()), default=0.0)
    likes = Likes(
        first=first,
        apply=np.ascontiguousarray(index + table.apply[leading]),
        rank=np.ascontiguousarray(index + table.rank[leading]),
        signal=_signal_index(market, leading, allowances),
        tiered=np.array([allowances.get(name, (0, 0, False))[2] for name in names], dtype=np.bool_),
        openness=_openness(market, profile, leading),
        interview_cutoff=np.ascontiguousarray(seasons.interview_cutoff[:, cells]),
        match_cutoff=np.ascontiguousarray(seasons.match_cutoff[:, cells]),
        passing=np.ascontiguousarray(passing_chance(columns, (seasons.draws, len(first)))),
        spread=np.sqrt(spread**2 + table.variance[leading]),
    )
    luck, level_spread = market.members.luck, card["openness.level"].sd
    grid = latent_grid(np.hypot(np.hypot(luck, spread), level_spread))
    interview, match = chances_at_nodes(likes, market.members, grid)
    return Chances(
        rows=rows,
        group=group,
        interview=interview[group],
        match=match[group],
        node_weights=np.tile(grid.weights / len(market.members), len(market.members)),
        likes=likes,
        shared_spread=spread,
        level_spread=level_spread,
        luck=latent_grid(luck),
        observed=observed,
        ties=table,
        screens=columns,
        us_citizen=bool(profile.us_citizen),
        market=market,
    )


def chances_at_nodes(likes: Likes, members: Members, grid: LatentGrid) -> tuple[F64, F64]:
    """Return the chances of an interview and of being able to match [U, L, M * E * H] on a latent grid."""
    nodes = len(members) * grid.weights.size
    shape = (likes.first.size, len(LEVELS), nodes)
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
        members.s1,
        members.s2,
        members.kappa,
        interview,
        match,
    )
    # Draws that agree with a known fact weigh more than one, which may carry a mean just past one.
    return np.minimum(interview, 1.0), np.minimum(match, 1.0)
