"""The balance of a list: how many reach, target and likely, and what a usual balance would change.

Tiers go by the chance of an interview (see ``rows.tier_of``). A usual balance is a rule of thumb that counsellors give;
the list is chosen by what each application adds, which no rule of thumb looks at. So the two are compared by the chance
of matching, with the same number of applications and the same signals to give.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from smartpick.advice.decision import Decided, decide, open_to
from smartpick.advice.question import Progress, Question
from smartpick.advice.result import Tier
from smartpick.advice.rows import tier_of
from smartpick.applicant import Profile
from smartpick.chances import Market
from smartpick.picks import choose
from smartpick.programs import Program
from smartpick.season import Season

__all__ = ["TIERS", "USUAL", "USUAL_BASIS", "Balance", "balance", "usual_counts"]

TIERS: tuple[Tier, ...] = ("reach", "target", "likely")
#: Shares of a usual balance.
USUAL: Mapping[Tier, float] = {"reach": 0.25, "target": 0.5, "likely": 0.25}
USUAL_BASIS = (
    "judgement: a quarter, a half and a quarter is what counsellors often say; nobody has measured it"
)


@dataclass(frozen=True, slots=True)
class Balance:
    """Counts by tier of the list and of the usual balance, and what the second would change.

    ``wanted`` are the shares of ``USUAL`` of the list's length, ``usual`` as near to them as the programs in question
    allow. ``p_match`` and ``p_usual`` are chances of matching, ``dollars`` and ``dollars_usual`` fees; ``enters`` and
    ``leaves`` are what the usual balance would bring in and take out.
    """

    counts: Mapping[Tier, int]
    wanted: Mapping[Tier, int]
    usual: Mapping[Tier, int]
    p_match: float
    p_usual: float
    dollars: float
    dollars_usual: float
    enters: tuple[Program, ...]
    leaves: tuple[Program, ...]


def usual_counts(applications: int) -> dict[Tier, int]:
    """Return how many of so many applications the usual shares are; the target tier takes what rounding leaves."""
    found = {tier: round(applications * share) for tier, share in USUAL.items()}
    found["target"] = applications - found["reach"] - found["likely"]
    return found


def _silent(stage: str, share: float) -> None:
    """Report progress to nobody."""


def balance(
    profile: Profile,
    market: Market,
    season: Season,
    on: date,
    question: Question | None = None,
    progress: Progress = _silent,
) -> Balance:
    """Return the balance of the list that ``decide`` makes. Raises ``UserError`` for wishes that cannot be met."""
    decided = decide(profile, market, season, on, question or Question(), progress)
    tiers = _tiers(decided)
    listed = [choice.index for choice in decided.pick.chosen]
    counts = Counter(tiers[candidate] for candidate in listed)
    wanted = usual_counts(len(listed))
    progress("A usual balance", 0.8)
    usual = _usual(decided, tiers, listed, wanted)
    pick = decided.pick
    mask = np.zeros(len(tiers), dtype=np.bool_)
    mask[usual] = True
    problem = replace(decided.problem, pins=mask, bans=~mask, budget=None)
    other = choose(problem) if usual else pick
    programs = market.directory.programs
    rows = decided.chances.rows
    progress("Done", 1.0)
    return Balance(
        counts={tier: counts[tier] for tier in TIERS},
        wanted=wanted,
        usual={tier: sum(tiers[candidate] == tier for candidate in usual) for tier in TIERS},
        p_match=pick.p_success,
        p_usual=other.p_success,
        dollars=pick.cost,
        dollars_usual=other.cost,
        enters=tuple(programs[rows[one]] for one in usual if one not in set(listed)),
        leaves=tuple(programs[rows[one]] for one in listed if one not in set(usual)),
    )


def _tiers(decided: Decided) -> list[Tier]:
    """Return the tier of each candidate, on the list with the signal it gets there, else without one."""
    chances = decided.chances
    level = np.zeros(len(chances.rows), dtype=np.intp)
    for choice in decided.pick.chosen:
        level[choice.index] = choice.level
    interview = chances.interview[np.arange(level.size), level] @ chances.node_weights
    return [tier_of(float(chance)) for chance in interview]


def _usual(decided: Decided, tiers: list[Tier], listed: list[int], wanted: Mapping[Tier, int]) -> list[int]:
    """Return candidates in the usual balance: what the list has of each tier first, then what adds most.

    Where a tier has too few programs that may be picked, the places stay with what the list has.
    """
    open_ = np.asarray(open_to(decided.chances, decided.chosen))
    pinned = decided.chosen.pinned
    kept: list[int] = []
    for tier in TIERS:
        of_tier = [one for one in listed if tiers[one] == tier]
        first = sorted(of_tier, key=lambda one: not pinned[one])
        kept += first[: max(wanted[tier], int(sum(pinned[one] for one in of_tier)))]
    for tier in TIERS:
        have = sum(tiers[one] == tier for one in kept)
        free = [one for one in range(len(tiers)) if tiers[one] == tier and open_[one] and one not in kept]
        kept += _greedy(decided, kept, free, wanted[tier] - have)
    missing = len(listed) - len(kept)
    return [*kept, *[one for one in listed if one not in set(kept)][: max(0, missing)]]


def _greedy(decided: Decided, kept: list[int], free: list[int], places: int) -> list[int]:
    """Return up to so many of the free candidates, each the one that adds most worth to those before it."""
    chances, utility = decided.chances, decided.chosen.utility
    missed = np.prod(1.0 - chances.match[kept, 0], axis=0) if kept else np.ones(chances.node_weights.size)
    left = np.array(free, dtype=np.intp)
    found: list[int] = []
    while left.size and len(found) < places:
        gain = (chances.match[left, 0] * missed) @ chances.node_weights * utility[left]
        best = int(np.argmax(gain))
        found.append(int(left[best]))
        missed = missed * (1.0 - chances.match[left[best], 0])
        left = np.delete(left, best)
    return found
