"""One applicant before the market, and what is known of programs brought to bear on it.

A ``Case`` holds all that no fact about a program changes: index, ties, signals. From it the likes of any rows under any
beliefs are made, which is what makes "what if this program said so" cheap to ask.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from smartpick.applicant import Profile
from smartpick.chances.evidence import OPENNESS_FIELDS, Evidence, Past, openness_likelihood, posteriors
from smartpick.chances.likes import LEVELS, Likes
from smartpick.chances.market import Market
from smartpick.chances.observed import ObservedIndex, observe
from smartpick.chances.screening import SCREEN_FIELDS, ScreeningField, screen_columns
from smartpick.chances.screens import ScreenColumn, passing_chance
from smartpick.chances.ties import TieTable, ties
from smartpick.facts import Belief
from smartpick.market import FillHistory
from smartpick.programs import KINDS

__all__ = ["FACTS_THAT_MATTER", "Allowances", "Case", "Known", "Met", "likes_of", "open_case"]

F32 = NDArray[np.float32]
F64 = NDArray[np.float64]
Rows = NDArray[np.intp]
Allowances = Mapping[str, tuple[int, int, bool]]
FACTS_THAT_MATTER = frozenset((*SCREEN_FIELDS, *OPENNESS_FIELDS, "quota"))
"""Fields of ``facts.FIELDS`` that move a chance."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one program beside the directory: beliefs by field, and how it filled in earlier years."""

    beliefs: Mapping[str, Belief]
    history: FillHistory | None = None

    @property
    def matters(self) -> bool:
        """Whether any of it moves a chance."""
        return self.history is not None or not FACTS_THAT_MATTER.isdisjoint(self.beliefs)

    @property
    def quota(self) -> float | None:
        """Positions of a year, as far as somebody said."""
        said = self.beliefs.get("quota")
        if said is not None and isinstance(said.likely, int | float) and said.likely > 0:
            return float(said.likely)
        return float(self.history.quota) if self.history is not None and self.history.quota else None


@dataclass(frozen=True, slots=True)
class Case:
    """One applicant on one day.

    ``table`` of ties; ``observed`` index by specialty as the best card has it; ``index`` by specialty for every member
    [M].
    """

    profile: Profile
    market: Market
    on: date
    allowances: Allowances
    table: TieTable
    observed: dict[str, ObservedIndex]
    index: dict[str, F64]

    @property
    def spread(self) -> float:
        """How far the index may be off for all programs alike."""
        return max((o.spread for o in self.observed.values()), default=0.0)


@dataclass(frozen=True, slots=True)
class Met:
    """What the applicant meets at U rows: ``likes``, every rule's column, ``evidence`` by place where there is any."""

    likes: Likes
    screens: tuple[ScreenColumn, ...]
    evidence: Mapping[int, Evidence]


def open_case(profile: Profile, market: Market, rows: Rows, allowances: Allowances, on: date) -> Case:
    """Return the case of a profile for programs of the specialties at directory ``rows``."""
    names = dict.fromkeys(market.directory.programs[row].specialty for row in rows)
    return Case(
        profile=profile,
        market=market,
        on=on,
        allowances=allowances,
        table=ties(profile, market.card, market.directory, on),
        observed={name: observe(profile, market.card, name, on) for name in names},
        index={
            name: np.array([observe(profile, card, name, on).value for card in market.ensemble])
            for name in names
        },
    )


def cells_met(market: Market, rows: Rows, known: Mapping[int, Known]) -> Rows:
    """Return the cell of the market for each row [U]; who is known to be larger or smaller is among its like in size.

    ``known`` by place. Among the cells that differ in size alone, the one whose mean number of positions is nearest in
    ratio is taken.
    """
    seasons = market.equilibrium
    cells = seasons.cell[rows].astype(np.intp)
    sizes = {place: one.quota for place, one in known.items() if one.quota is not None}
    if not sizes:
        return cells
    there = seasons.cell >= 0
    count = np.bincount(seasons.cell[there])
    typical = np.bincount(seasons.cell[there], weights=seasons.quota[there]) / np.maximum(count, 1)
    for place, quota in sizes.items():
        alike = np.flatnonzero(seasons.family == seasons.family[cells[place]])
        cells[place] = alike[np.argmin(np.abs(np.log(typical[alike] / quota)))]
    return cells


def _openness(case: Case, names: list[str], cells: Rows) -> F32:
    """Return openness to this applicant [D, U]."""
    members = case.market.members
    openness = case.market.equilibrium.openness[:, cells]
    if not case.profile.us_citizen:
        return np.ascontiguousarray(openness)
    by_name = {name: members.us_img_offset(name) for name in dict.fromkeys(names)}
    offset = np.repeat(np.stack([by_name[name] for name in names], axis=1), members.each, axis=0)
    # The offset of US IMGs answers their match rate; how much of it would befall an equal file nobody knows.
    label = members.by_draw("types.us_img_label")[:, None]
    return np.ascontiguousarray(openness + label * offset, dtype=np.float32)


def _signal_index(case: Case, names: list[str]) -> F64:
    """Return the index added by each level [M, U, 3]; nan where the specialty has no such signal."""
    members = case.market.members
    found = np.full((len(members), len(names), len(LEVELS)), np.nan)
    found[..., 0] = 0.0
    gold, silver, single = (members.values(f"signals.{tier}") for tier in ("gold", "silver", "single"))
    for name, (golds, silvers, tiered) in case.allowances.items():
        here = np.array([n == name for n in names], dtype=np.bool_)
        if silvers:
            found[:, here, 1] = silver[:, None]
        if golds:
            found[:, here, 2] = (gold if tiered else single)[:, None]
    return found


def _evidence(
    case: Case, rows: Rows, cells: Rows, known: Mapping[int, Known], rules: Mapping[int, F64]
) -> dict[int, Evidence]:
    """Return what is known of each place, brought to bear on its draws; ``rules``: likelihood of what was said."""
    if not known:
        return {}
    seasons, members = case.market.equilibrium, len(case.market.members)
    seen, said, words = np.ones((len(known), seasons.draws)), np.ones((len(known), seasons.draws)), []
    for n, (place, one) in enumerate(known.items()):
        cell = cells[place]
        quota = one.quota or float(seasons.quota[rows[place]])
        past = Past(
            seasons.img[:, cell], seasons.us_img[:, cell], seasons.open_years[:, cell], quota, members
        )
        seen[n], told = openness_likelihood(past, one.beliefs, one.history, case.on.year)
        said[n] = rules.get(place, 1.0)
        words.append(told)
    return dict(zip(known, posteriors(said, seen, members, words), strict=True))


def likes_of(case: Case, first: Rows, rows: Rows, known: Mapping[int, Known]) -> Met:
    """Return what the applicant meets at directory ``rows`` [U], given what is ``known`` of some, by place.

    ``first`` [U] is kept as ``Likes.first``.
    """
    market, seasons = case.market, case.market.equilibrium
    cells = cells_met(market, rows, known)
    names = [market.directory.programs[row].specialty for row in rows]
    sets = ScreeningField(
        military=np.asarray(market.directory.arrays.kind[rows] == KINDS.index("military")),
        h1b_evidence=market.directory.arrays.h1b[rows],
        demands=seasons.demands[:, cells],
        minimum=seasons.minimum[:, cells],
        limit=seasons.limit[:, cells],
        members=market.members,
        beliefs={place: one.beliefs for place, one in known.items()},
    )
    screened = screen_columns(case.profile, market.card, sets, case.on)
    evidence = _evidence(case, rows, cells, known, screened.likelihood)
    weight = np.ones((seasons.draws, len(rows)))
    for place, found in evidence.items():
        weight[:, place] = found.weight
    index = np.stack([case.index[name] for name in names], axis=1)
    likes = Likes(
        first=first,
        apply=np.ascontiguousarray(index + case.table.apply[rows]),
        rank=np.ascontiguousarray(index + case.table.rank[rows]),
        signal=_signal_index(case, names),
        tiered=np.array([case.allowances.get(name, (0, 0, False))[2] for name in names], dtype=np.bool_),
        openness=_openness(case, names, cells),
        interview_cutoff=np.ascontiguousarray(seasons.interview_cutoff[:, cells]),
        match_cutoff=np.ascontiguousarray(seasons.match_cutoff[:, cells]),
        weight=weight,
        passing=weight * passing_chance(screened.columns, weight.shape),
        spread=np.sqrt(case.spread**2 + case.table.variance[rows]),
    )
    return Met(likes, screened.columns, evidence)
