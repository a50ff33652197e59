"""From one applicant to f[program, signal level, node]: the only thing the optimiser takes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from smartpick.applicant import Profile
from smartpick.chances.case import Allowances, Case, Known, likes_of, open_case
from smartpick.chances.evidence import Evidence
from smartpick.chances.likes import LEVELS, Likes, chances_at_nodes
from smartpick.chances.market import Market
from smartpick.chances.nodes import LatentGrid, latent_grid
from smartpick.chances.observed import ObservedIndex
from smartpick.chances.screens import Screen, ScreenColumn
from smartpick.chances.ties import TieTable
from smartpick.facts import Belief
from smartpick.market import FillHistory

__all__ = ["LEVELS", "Chances", "Likes", "Market", "assess", "chances_at_nodes", "chances_if"]

F64 = NDArray[np.float64]
Rows = NDArray[np.intp]
# What is asked at once is cut into pieces of this many programs, so that memory stays small.
PIECE = 256


@dataclass(frozen=True, slots=True)
class Chances:
    """Belief about one applicant at m candidate programs.

    ``rows`` [m] rows of the directory; ``group`` [m] leads into ``likes``; ``interview`` and ``match`` [m, L, Q]:
    chance of an interview and of being able to match there, by ``LEVELS`` and latent node (nan: no such signal
    there); ``node_weights`` [Q]. ``shared_spread`` is how far the index may be off for all programs alike,
    ``level_spread`` how far the openness of a whole specialty may be off, ``luck`` the grid of what is luck once
    everything knowable is known. ``evidence`` by group: what is known of programs made of their draws.
    ``us_citizen``: the applicant is a US IMG.
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
    evidence: Mapping[int, Evidence]
    us_citizen: bool
    market: Market
    case: Case

    @property
    def eligible(self) -> NDArray[np.bool_]:
        """Whether no known fact screens the applicant out, for each of the m candidates."""
        return np.asarray(self.likes.passing.max(axis=0) > 0.0)[self.group]

    def screen(self, column: ScreenColumn, candidate: int) -> Screen:
        """Return what one rule says of one candidate."""
        return column.at(int(self.group[candidate]))


def _group(market: Market, rows: Rows, table: TieTable, known: Mapping[int, Known]) -> tuple[Rows, Rows]:
    """Return a candidate of each group [U] and the group of each candidate [m], in order of first appearance.

    Programs are alike when market cell, H-1B evidence and ties agree; a program of which something is known is alone.
    """
    keys: dict[tuple[float, ...], int] = {}
    first: list[int] = []
    group: list[int] = []
    h1b = market.directory.arrays.h1b
    for candidate, row in enumerate(rows.tolist()):
        alone = row if row in known else -1
        key = (
            market.equilibrium.cell[row], h1b[row], table.apply[row], table.rank[row], table.variance[row], alone,
        )  # fmt: skip
        if key not in keys:
            keys[key] = len(first)
            first.append(candidate)
        group.append(keys[key])
    return np.array(first, dtype=np.intp), np.array(group, dtype=np.intp)


def _known(
    facts: Mapping[int, Mapping[str, Belief]] | None, history: Mapping[int, FillHistory] | None
) -> dict[int, Known]:
    """Return what is known by directory row, as far as it moves a chance."""
    said, filled = facts or {}, history or {}
    known = {row: Known(said.get(row, {}), filled.get(row)) for row in sorted({*said, *filled})}
    return {row: one for row, one in known.items() if one.matters}


def _grid(market: Market, shared_spread: float) -> tuple[LatentGrid, float]:
    """Return the grid of luck together with all that is not known of the index, and the spread of openness."""
    level_spread = market.card["openness.level"].sd
    return latent_grid(np.hypot(np.hypot(market.members.luck, shared_spread), level_spread)), level_spread


def assess(
    profile: Profile,
    market: Market,
    rows: Rows,
    allowances: Allowances,
    on: date,
    facts: Mapping[int, Mapping[str, Belief]] | None = None,
    history: Mapping[int, FillHistory] | None = None,
) -> Chances:
    """Return the chances of ``profile`` at the directory's ``rows`` [m] on the day ``on``.

    ``rows`` must be modelled programs; ``allowances`` gives (gold, silver, two tiers?) signals by specialty; ``facts``
    are beliefs by directory row and field, ``history`` how programs filled, by directory row. Latent file quality here
    has the spread of what programs see in a file and the index does not, plus all that is unknown about the index: a
    missing field widens the answer.
    """
    known = _known(facts, history)
    case = open_case(profile, market, rows, allowances, on)
    first, group = _group(market, rows, case.table, known)
    leading = rows[first]
    met = likes_of(case, first, leading, {u: known[r] for u, r in enumerate(leading.tolist()) if r in known})
    grid, level_spread = _grid(market, case.spread)
    interview, match = chances_at_nodes(met.likes, market.members, grid)
    return Chances(
        rows=rows,
        group=group,
        interview=interview[group],
        match=match[group],
        node_weights=np.tile(grid.weights / len(market.members), len(market.members)),
        likes=met.likes,
        shared_spread=case.spread,
        level_spread=level_spread,
        luck=latent_grid(market.members.luck),
        observed=case.observed,
        ties=case.table,
        screens=met.screens,
        evidence=met.evidence,
        us_citizen=bool(profile.us_citizen),
        market=market,
        case=case,
    )


def chances_if(
    chances: Chances,
    at: Rows,
    facts: Sequence[Mapping[str, Belief]],
    history: Sequence[FillHistory | None] | None = None,
) -> tuple[F64, F64]:
    """Return the chances of an interview and of being able to match [k, L, Q] if this were what is known.

    ``facts`` [k] are the beliefs about candidate ``at[i]`` (all of them: what was known before is not added); a
    candidate may come many times. What ``assess`` would say with the same beliefs, at the price of these rows alone.
    """
    market = chances.market
    grid, _ = _grid(market, chances.shared_spread)
    filled = history or [None] * len(facts)
    known = [Known(said, years) for said, years in zip(facts, filled, strict=True)]
    pieces = []
    for start in range(0, len(known), PIECE):
        part = slice(start, start + PIECE)
        told = {place: one for place, one in enumerate(known[part]) if one.matters}
        met = likes_of(chances.case, at[part], chances.rows[at[part]], told)
        pieces.append(chances_at_nodes(met.likes, market.members, grid))
    shape = (0, *chances.interview.shape[1:])
    return (
        np.concatenate([np.empty(shape), *(interview for interview, _ in pieces)]),
        np.concatenate([np.empty(shape), *(match for _, match in pieces)]),
    )
