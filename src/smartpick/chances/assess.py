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
from smartpick.chances.screens import ScreenColumn, passing_chance
from smartpick.chances.ties import TieTable, ties
from smartpick.market import Equilibrium, ModelCard
from smartpick.programs import KINDS, Directory

__all__ = ["LEVELS", "Chances", "Market", "assess"]

LEVELS = ("none", "silver", "gold")
F32 = NDArray[np.float32]
F64 = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Market:
    """What one applicant meets: directory, model card and equilibrium, aligned row by row."""

    directory: Directory
    card: ModelCard
    equilibrium: Equilibrium


@dataclass(frozen=True, slots=True)
class Chances:
    """Belief about one applicant at m candidate programs.

    ``rows`` [m] rows of the directory; ``interview`` and ``match`` [m, L, Q]: chance of an interview and of
    being able to match there, by ``LEVELS`` and latent node (nan: that signal does not exist there);
    ``node_weights`` [Q]. The other fields are what intervals and reasons are computed from: ``apply`` and
    ``rank`` [m] the index plus ties in the two scores, ``signal`` [m, L], the replicates' ``openness``,
    ``interview_cutoff`` and ``match_cutoff`` [R, m], ``passing`` [C, R, m], ``spread`` [m] how far index
    and ties may be off, ``shared_spread`` the part all programs share, ``level_spread`` how far the
    openness of a whole specialty may be off, ``luck`` the grid of what is luck once everything knowable is
    known.
    """

    rows: NDArray[np.intp]
    interview: F64
    match: F64
    node_weights: F64
    apply: F64
    rank: F64
    signal: F64
    openness: F32
    interview_cutoff: F32
    match_cutoff: F32
    passing: F64
    spread: F64
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
        return np.asarray(self.passing.max(axis=(0, 1)) > 0.0)


def _openness(market: Market, profile: Profile, rows: NDArray[np.intp]) -> tuple[F32, F64]:
    """Return IMG openness [R, m], and its deviation from the level of each program's specialty."""
    specialties = [market.card.specialties[market.directory.programs[row].specialty] for row in rows]
    level = np.array([s.openness for s in specialties])
    openness = market.equilibrium.openness[:, rows]
    deviation = openness.astype(np.float64) - level
    if profile.us_citizen:
        openness = openness + np.array([s.us_img_offset for s in specialties], dtype=np.float32)
    return np.ascontiguousarray(openness, dtype=np.float32), np.ascontiguousarray(deviation)


def _signal_index(
    market: Market, rows: NDArray[np.intp], allowances: dict[str, tuple[int, int, bool]]
) -> F64:
    """Return the index added by each level [m, 3]; nan where the specialty has no such signal."""
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


def assess(
    profile: Profile,
    market: Market,
    rows: NDArray[np.intp],
    allowances: dict[str, tuple[int, int, bool]],
    on: date,
    facts: dict[int, KnownFacts] | None = None,
) -> Chances:
    """Return the chances of ``profile`` at the directory's ``rows`` [m] on the day ``on``.

    ``rows`` must be modelled programs; ``allowances`` gives (gold, silver, two tiers?) signals by specialty;
    ``facts`` are known facts by directory row. Latent file quality here has the spread of what programs see
    in a file and the index does not, plus all that is unknown about the index: a missing field widens the
    answer.
    """
    card, directory, equilibrium = market.card, market.directory, market.equilibrium
    tie_table = ties(profile, card, directory, on)
    names = [directory.programs[row].specialty for row in rows]
    observed = {name: observe(profile, card, name, on) for name in dict.fromkeys(names)}
    index = np.array([observed[name].value for name in names])
    openness, deviation = _openness(market, profile, rows)
    military = np.array([directory.programs[row].kind == KINDS[3] for row in rows], dtype=np.bool_)
    evidence = np.array([directory.programs[row].h1b_evidence for row in rows], dtype=np.int8)
    local = {
        int(np.flatnonzero(rows == row)[0]): known for row, known in (facts or {}).items() if row in rows
    }
    columns = screen_columns(profile, card, ScreeningField(military, evidence, deviation, local), on)
    replicates = equilibrium.interview_cutoff.shape[0]
    climates = CLIMATES if profile.visa.needed is not False else 1
    passing = passing_chance(columns, (climates, replicates, len(rows)))
    spread = max((o.spread for o in observed.values()), default=0.0)
    luck_sd = card.value("latent.file_quality")
    level_spread = card["openness.level"].sd
    grid = latent_grid(float(np.hypot(np.hypot(luck_sd, spread), level_spread)))
    chances = Chances(
        rows=rows,
        interview=np.empty((len(rows), len(LEVELS), climates * grid.weights.size)),
        match=np.empty((len(rows), len(LEVELS), climates * grid.weights.size)),
        node_weights=np.outer(normal_nodes(climates)[1], grid.weights).ravel(),
        apply=index + tie_table.apply[rows],
        rank=index + tie_table.rank[rows],
        signal=np.ascontiguousarray(_signal_index(market, rows, allowances)),
        openness=openness,
        interview_cutoff=np.ascontiguousarray(equilibrium.interview_cutoff[:, rows]),
        match_cutoff=np.ascontiguousarray(equilibrium.match_cutoff[:, rows]),
        passing=np.ascontiguousarray(passing),
        spread=np.sqrt(spread**2 + tie_table.variance[rows]),
        shared_spread=spread,
        level_spread=level_spread,
        luck=latent_grid(luck_sd),
        observed=observed,
        ties=tie_table,
        screens=columns,
        market=market,
    )
    node_chances(
        chances.apply,
        chances.rank,
        chances.signal,
        chances.openness,
        chances.interview_cutoff,
        chances.match_cutoff,
        chances.passing,
        grid.file,
        grid.skill,
        card.value("latent.s1"),
        card.value("latent.s2"),
        card.value("latent.skill"),
        chances.interview,
        chances.match,
    )
    return chances
