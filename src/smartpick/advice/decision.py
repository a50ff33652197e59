"""The decision of one applicant: candidates, chances and limits brought together, and a good list for them.

``plan`` shows one such decision with its proof; ``next_steps`` compares several. Without a budget the list ends at its
own stop point.
"""

import math
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from smartpick.advice.candidates import Candidates, candidates
from smartpick.advice.known_facts import facts_by_row, history_by_row
from smartpick.advice.list_curve import stop_index
from smartpick.advice.question import Progress, Question
from smartpick.advice.result import CurvePoint
from smartpick.applicant import Profile
from smartpick.chances import LEVELS, Chances, Market, assess
from smartpick.errors import Problem, UserError
from smartpick.picks import Pick, choose, continued
from smartpick.picks import Problem as Decision
from smartpick.season import Season

__all__ = ["Decided", "curve_after", "decide", "open_to", "posed"]

SIGNAL_COLUMNS = len(LEVELS)
# The curve is drawn to the end of the list, to twice the budget, and at least this far.
CURVE_DOLLARS = 3000.0
# What would follow a list is of no use to anybody beyond this.
MOST_CURVE_DOLLARS = 10_000.0
# A list cut at the stop point of a longer one may have its own stop point a row or two away: lists are made until one
# ends where it stops (at most two in hundreds of profiles tried).
MOST_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Decided:
    """A good list and all that it was chosen from.

    ``problem`` what the optimiser was asked, its budget the stop point's where none was given; ``drawn`` dollars to
    which a curve is shown; ``least`` dollars that pins and minima cost.
    """

    chosen: Candidates
    chances: Chances
    problem: Decision
    pick: Pick
    drawn: float
    least: float


def open_to(chances: Chances, chosen: Candidates) -> NDArray[np.bool_]:
    """Return which candidates [m] may be picked: not banned, and not screened out by a known fact unless pinned."""
    return np.asarray(~chosen.banned & (chances.eligible | chosen.pinned))


def _problem(
    chances: Chances, chosen: Candidates, profile: Profile, season: Season, budget: float | None
) -> Decision:
    """Return the decision: programs that a known fact screens out are banned unless pinned."""
    signals = np.zeros((len(chosen.specialties), SIGNAL_COLUMNS), dtype=np.int64)
    for code, name in enumerate(chosen.specialties):
        allowance = chosen.allowances.get(name)
        if allowance is not None:
            signals[code, 1:] = allowance.silver, allowance.gold
    capacity = profile.preferences.interview_capacity
    return Decision(
        chances=chances.match,
        node_weights=chances.node_weights,
        utility=chosen.utility,
        specialty=chosen.specialty,
        fees=[season.fee_schedule(name) for name in chosen.specialties],
        signals=signals,
        budget=budget,
        pins=chosen.pinned,
        bans=~open_to(chances, chosen),
        minimum=chosen.minimum,
        interview=None if capacity is None else chances.interview,
        interview_capacity=None if capacity is None else float(capacity),
        ids=[chances.market.directory.programs[row].acgme_id for row in chances.rows],
    )


def _require_one_application(chosen: Candidates, season: Season, budget: float | None) -> None:
    """Refuse a budget that no application fits into."""
    least = min(season.fee_schedule(name).first for name in chosen.specialties)
    way_out = "Name another amount, or leave it out to be told where to stop."
    if budget is not None and not math.isfinite(budget):
        raise UserError(Problem(f"{budget} is not an amount of money.", way_out, "budget"))
    if budget is not None and budget < least:
        what = f"a budget of {budget:g} USD is less than one application, which costs {least:g} USD."
        raise UserError(Problem(what, way_out, "budget"))


def _forced_dollars(chosen: Candidates, season: Season) -> float:
    """Return the price of the pins and minima alone, which no stop point may cut."""
    pinned = np.bincount(chosen.specialty[chosen.pinned], minlength=len(chosen.specialties))
    counts = np.maximum(pinned, chosen.minimum)
    return sum(
        season.fee_schedule(name).total(int(n)) for name, n in zip(chosen.specialties, counts, strict=True)
    )


def curve_after(problem: Decision, pick: Pick, drawn: float) -> tuple[CurvePoint, ...]:
    """Return the curve of a list, continued to ``drawn`` dollars."""
    longer = replace(problem, budget=max(drawn, pick.cost))
    return tuple(
        CurvePoint(p.applications, p.cost, p.p_success, p.value) for p in continued(longer, pick.chosen)
    )


def _ending_where_it_stops(problem: Decision, least: float, drawn: float, stop_gain: float) -> Decision:
    """Return the problem with the budget at which its list ends at its own stop point, at least ``least`` dollars."""
    before = budget = max(drawn, least)
    for _ in range(MOST_ROUNDS):
        pick = choose(replace(problem, budget=budget))
        curve = curve_after(problem, pick, drawn)
        stop = max(curve[stop_index(curve, stop_gain)].dollars, least)
        before, budget = budget, stop
        if stop == before:
            break
    # Two lists may each stop where the other ends: the longer one leaves nothing out that pays.
    return replace(problem, budget=max(before, budget))


def _silent(stage: str, share: float) -> None:
    """Report progress to nobody."""


def posed(
    profile: Profile,
    market: Market,
    season: Season,
    on: date,
    asked: Question,
    progress: Progress = _silent,
) -> tuple[Candidates, Chances, Decision, float]:
    """Return candidates, chances, the optimiser's problem and the least dollars, before anything is chosen.

    Raises ``UserError`` for wishes that cannot be met: unknown or unmodelled specialties, unknown ids.
    """
    budget = profile.preferences.budget if asked.budget is None else asked.budget
    progress("Reading programs and rules", 0.0)
    chosen = candidates(profile, market, season, asked)
    allowances = {name: (a.gold, a.silver, a.tiered) for name, a in chosen.allowances.items()}
    _require_one_application(chosen, season, budget)
    progress("Chances at every program", 0.1)
    facts = facts_by_row(asked.facts, market.directory, chosen.rows)
    history = history_by_row(asked.history, market.directory, chosen.rows)
    chances = assess(profile, market, chosen.rows, allowances, on, facts, history)
    problem = _problem(chances, chosen, profile, season, budget)
    return chosen, chances, problem, _forced_dollars(chosen, season)


def decide(
    profile: Profile,
    market: Market,
    season: Season,
    on: date,
    asked: Question,
    progress: Progress = _silent,
) -> Decided:
    """Return a good list within milliseconds, without proof; without a budget it ends at its stop point."""
    chosen, chances, problem, least = posed(profile, market, season, on, asked, progress)
    progress("Choosing the list", 0.4)
    drawn = min(max(CURVE_DOLLARS, 2.0 * (problem.budget or 0.0)), MOST_CURVE_DOLLARS)
    if problem.budget is None:
        problem = _ending_where_it_stops(problem, least, drawn, asked.stop_gain)
    return Decided(chosen, chances, problem, choose(problem), drawn, least)
