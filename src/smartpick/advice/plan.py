"""Profile to list: join chances, fees, signals and wishes into one decision, with reasons and a proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from smartpick import __version__
from smartpick.advice.cautions import cautions
from smartpick.advice.goal import goal_of
from smartpick.advice.known_facts import facts_by_row, facts_used, history_by_row
from smartpick.advice.list_curve import next_hundreds, stop_point
from smartpick.advice.pick_estimates import pick_estimates
from smartpick.advice.question import Progress, Question
from smartpick.advice.result import Plan, Provenance, Totals
from smartpick.advice.sources import sources

if TYPE_CHECKING:
    from datetime import date

    from smartpick.advice.candidates import Candidates
    from smartpick.applicant import Profile
    from smartpick.chances import Chances, Market
    from smartpick.picks import Pick
    from smartpick.season import Season

__all__ = ["plan"]


def _silent(stage: str, share: float) -> None:
    """Report progress to nobody."""


def _totals(chances: Chances, chosen: Candidates, pick: Pick, season: Season) -> Totals:
    at = np.array([choice.index for choice in pick.chosen], dtype=np.intp)
    counts = {name: int((chosen.specialty[at] == code).sum()) for code, name in enumerate(chosen.specialties)}
    estimates = pick_estimates(chances, pick)
    return Totals(
        applications=int(at.size),
        dollars=pick.cost,
        dollars_by_specialty={name: season.fee_schedule(name).total(n) for name, n in counts.items() if n},
        expected_interviews=estimates.interviews,
        p_match=estimates.p_match,
        value=pick.value,
        upper_bound=pick.upper_bound,
        gap=pick.gap,
    )


def _provenance(chosen: Candidates, market: Market, season: Season, on: date, asked: Question) -> Provenance:
    """Return all that is needed to make the same plan again."""
    return Provenance(
        seed=market.equilibrium.provenance.seed,
        directory=market.directory.version,
        season=season.name,
        card=market.card.hash,
        engine=__version__,
        made_on=on.isoformat(),
        facts=facts_used(
            facts_by_row(asked.facts, market.directory, chosen.rows),
            history_by_row(asked.history, market.directory, chosen.rows),
        ),
    )


def plan(
    profile: Profile,
    market: Market,
    season: Season,
    on: date,
    question: Question | None = None,
    progress: Progress = _silent,
) -> Plan:
    """Return the list that serves the goal best for the money, with its proof: the chance of matching, or its worth.

    Without a budget the list ends at the stop point. Raises ``UserError`` for wishes that cannot be met:
    unknown or unmodelled specialties, unknown ids, pins beyond the budget.
    """
    # Whoever only plans days and papers imports this room, too, and need not wait for the kernels.
    from smartpick.advice.decision import curve_after, decide, open_to  # noqa: PLC0415
    from smartpick.advice.rows import plan_rows  # noqa: PLC0415
    from smartpick.picks import certify  # noqa: PLC0415

    asked = question or Question()
    budget = profile.preferences.budget if asked.budget is None else asked.budget
    decided = decide(profile, market, season, on, asked, progress)
    chosen, chances, problem = decided.chosen, decided.chances, decided.problem
    proving = "Proving how good it is"
    progress(proving, 0.6)
    pick = decided.pick
    if asked.prove:
        pick = certify(problem, pick, asked.gap, asked.seconds, lambda _value, _bound: progress(proving, 0.7))
    curve = curve_after(problem, pick, decided.drawn)
    every = curve[-1].applications == int(open_to(chances, chosen).sum())
    listed = len(pick.chosen)
    # Without a budget the list is its own stop: a row more or less than the first possible one is not told apart.
    ends = budget is None and decided.least < pick.cost
    stop = stop_point(curve, asked.stop_gain, listed=listed, whole=every, least=listed if ends else 0)
    progress("Reasons and intervals", 0.9)
    rows = plan_rows(chances, chosen, pick, season, asked, stop.applications)
    totals = _totals(chances, chosen, pick, season)
    fees = season.application_fees
    made = _provenance(chosen, market, season, on, asked)
    result = Plan(
        label=profile.label,
        season=season.name,
        goal=goal_of(profile.preferences, chosen),
        rows=rows,
        totals=totals,
        curve=curve,
        stop=stop,
        next_hundreds=next_hundreds(curve, 2.0 * max(pick.cost, stop.dollars)),
        wasted=tuple(row for row in rows if row.wasted),
        warnings=cautions(profile, chosen, rows, totals, season),
        specialties=chosen.specialties,
        budget=budget,
        provenance=made,
        fees_stamp=f"{fees.source}, as of {fees.as_of}, confidence {fees.confidence}",
        sources=sources(rows, chosen, season, market.card, made.facts),
    )
    progress("Done", 1.0)
    return result
