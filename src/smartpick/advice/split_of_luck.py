"""How the advice moves with what aggregates cannot tell: how much of luck is the applicant's, how much a program's own.

Published figures tell something of the sum of the squares of interview skill (shared by all interviews of a person) and
of a program's own opinion after the interview; they hardly tell the split. The more is shared, the less a longer list
helps. Here the split is moved over what is believed of it with the total kept, the market is simulated anew at every
split on the same luck, and the same applicants are advised anew.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from smartpick.advice.plan import plan
from smartpick.advice.result import Plan
from smartpick.chances import LEVELS, Market, assess
from smartpick.chances.held_out import ON, Visitor
from smartpick.market import ModelCard
from smartpick.market.equilibrium import RunColumns, build_equilibrium
from smartpick.market.programs_side import World
from smartpick.programs import Directory
from smartpick.season import Season

__all__ = ["Advised", "SplitSensitivity", "by_strength", "split_sensitivity", "splits"]

OWN, PROGRAMS = "latent.skill", "latent.s2"
STRENGTHS = (("weaker file", 0.2), ("typical file", 0.5), ("stronger file", 0.8))


@dataclass(frozen=True, slots=True)
class Advised:
    """One applicant's advice at one split.

    ``shared``: share of the luck after the interview (in squares) that all programs share. ``applications`` and
    ``dollars`` to the stop point and ``p_match`` there; ``p_match_kept``: of the list advised at the card's own split;
    ``in_common``: share of this list that is in that one, too.
    """

    applicant: str
    skill: float
    s2: float
    shared: float
    applications: int
    dollars: float
    p_match: float
    p_match_kept: float
    in_common: float


@dataclass(frozen=True, slots=True)
class SplitSensitivity:
    """Advice by applicant and split, each market ``seasons`` seasons; ``own``: skill of the card."""

    advised: tuple[Advised, ...]
    seasons: int
    own: float


def split_of_luck(card: ModelCard, skill: float) -> dict[str, float]:
    """Return skill and s2 with the sum of their squares kept; skill stays between a tenth and nine tenths of it."""
    total = float(np.hypot(card.value(OWN), card.value(PROGRAMS)))
    chosen = float(np.clip(skill, 0.1 * total, 0.9 * total))
    return {OWN: chosen, PROGRAMS: float(np.sqrt(total**2 - chosen**2))}


def splits(card: ModelCard, quantiles: Sequence[float]) -> list[ModelCard]:
    """Return the card with the split at ``quantiles`` (standard deviations) of its belief, the total kept."""
    skill = card[OWN]
    return [card.changed(split_of_luck(card, skill.value + skill.sd * z)) for z in quantiles]


def by_strength(people: Sequence[Visitor]) -> list[tuple[str, Visitor]]:
    """Return a weaker, a typical and a stronger of the newcomers who need a visa, by their true index."""
    needing = sorted(
        (v for v in people if v.profile.visa.needed), key=lambda v: (v.newcomer.index, v.profile.label)
    )
    return [(name, needing[int(share * (len(needing) - 1))]) for name, share in STRENGTHS] if needing else []


def split_sensitivity(
    world: World,
    directory: Directory,
    card: ModelCard,
    quantiles: Sequence[float],
    people: Sequence[tuple[str, Visitor]],
    season: Season,
    run: RunColumns,
    copies: int,
    replicates: int,
    seed: int,
) -> SplitSensitivity:
    """Return the advice of each applicant at each split; the middle one of ``quantiles`` is the card's own.

    A market is ``copies`` times ``replicates`` seasons of the one card, on the same luck at every split.
    """
    markets = []
    for changed in splits(card, quantiles):
        alike = (changed,) * copies
        cutoffs = build_equilibrium(world, changed, alike, run, seed, replicates)
        markets.append(Market(directory, changed, cutoffs, alike))
    middle = len(markets) // 2
    found = []
    for name, visitor in people:
        plans = [plan(visitor.profile, market, season, ON) for market in markets]
        for market, made in zip(markets, plans, strict=True):
            found.append(_advised(name, visitor, market, made, plans[middle], season))
    return SplitSensitivity(tuple(found), copies * replicates, card.value(OWN))


def _advised(name: str, visitor: Visitor, market: Market, made: Plan, kept: Plan, season: Season) -> Advised:
    skill, s2 = market.card.value(OWN), market.card.value(PROGRAMS)
    own = {row.program.acgme_id for row in made.rows}
    other = {row.program.acgme_id for row in kept.rows}
    return Advised(
        applicant=name,
        skill=skill,
        s2=s2,
        shared=skill**2 / (skill**2 + s2**2),
        applications=made.stop.applications,
        dollars=made.stop.dollars,
        p_match=made.stop.p_match,
        p_match_kept=_p_match(visitor, market, kept, season),
        in_common=len(own & other) / max(len(own), 1),
    )


def _p_match(visitor: Visitor, market: Market, listed: Plan, season: Season) -> float:
    """Return the chance of matching with a list that was made elsewhere."""
    rows = np.array([market.directory.index(row.program.acgme_id) for row in listed.rows], dtype=np.intp)
    if not rows.size:
        return 0.0
    names = {row.program.specialty for row in listed.rows}
    allowed = {name: season.signals(name) for name in names}
    chances = assess(
        visitor.profile, market, rows, {n: (a.gold, a.silver, a.tiered) for n, a in allowed.items()}, ON
    )
    # Where a specialty has one kind of signal, its level is the gold one.
    levels = [LEVELS.index("gold" if row.signal == "signal" else row.signal) for row in listed.rows]
    f = chances.match[np.arange(rows.size), levels]
    return float((1.0 - np.prod(1.0 - f, axis=0)) @ chances.node_weights)
