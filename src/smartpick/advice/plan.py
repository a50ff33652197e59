"""Profile to list: join chances, fees, signals and wishes into one decision, with reasons and a proof."""

import math
from dataclasses import replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from smartpick import __version__
from smartpick.advice.candidates import Candidates, candidates
from smartpick.advice.cautions import cautions
from smartpick.advice.goal import goal_of
from smartpick.advice.list_curve import next_hundreds, stop_index, stop_point
from smartpick.advice.question import Progress, Question
from smartpick.advice.result import CurvePoint, Plan, Provenance, Totals
from smartpick.advice.rows import plan_rows
from smartpick.applicant import Profile
from smartpick.chances import LEVELS, Chances, Estimate, Market, assess, list_estimates
from smartpick.errors import Problem, UserError
from smartpick.picks import Pick, certify, choose, continued
from smartpick.picks import Problem as Decision
from smartpick.season import Season

__all__ = ["plan"]

SIGNAL_COLUMNS = len(LEVELS)
# The curve is drawn to the end of the list, to twice the budget, and at least this far.
CURVE_DOLLARS = 3000.0
# What would follow a list is of no use to anybody beyond this.
MOST_CURVE_DOLLARS = 10_000.0
# A list cut at the stop point of a longer one may have its own stop point a row or two away: lists are made until one
# ends where it stops (at most two in hundreds of profiles tried).
MOST_ROUNDS = 5


def _silent(stage: str, share: float) -> None:
    """Report progress to nobody."""


def _closed(chances: Chances, chosen: Candidates) -> NDArray[np.bool_]:
    """Return which candidates [m] may not be picked: banned, or screened out by a known fact and not pinned."""
    return np.asarray(chosen.banned | (~chances.eligible & ~chosen.pinned))


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
        bans=_closed(chances, chosen),
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


def _curve(problem: Decision, pick: Pick, drawn: float) -> tuple[CurvePoint, ...]:
    """Return the curve of a list, continued to ``drawn`` dollars."""
    longer = replace(problem, budget=max(drawn, pick.cost))
    return tuple(
        CurvePoint(p.applications, p.cost, p.p_success, p.value) for p in continued(longer, pick.chosen)
    )


def _ending_where_it_stops(problem: Decision, least: float, drawn: float, stop_gain: float) -> Decision:
    """Return the problem with the budget at which its list ends at its own stop point, at least ``least`` dollars."""
    budget = max(drawn, least)
    for _ in range(MOST_ROUNDS):
        pick = choose(replace(problem, budget=budget))
        curve = _curve(problem, pick, drawn)
        stop = max(curve[stop_index(curve, stop_gain)].dollars, least)
        if stop == budget:
            break
        budget = stop
    return replace(problem, budget=budget)


def _totals(chances: Chances, chosen: Candidates, pick: Pick, season: Season) -> Totals:
    at = np.array([choice.index for choice in pick.chosen], dtype=np.intp)
    levels = np.array([choice.level for choice in pick.chosen], dtype=np.intp)
    counts = {name: int((chosen.specialty[at] == code).sum()) for code, name in enumerate(chosen.specialties)}
    if at.size:
        estimates = list_estimates(chances, at, levels)
        p_match, interviews = _within_capacity(estimates.p_match, pick.p_success), estimates.interviews
    else:
        p_match = interviews = Estimate(0.0, 0.0, 0.0)
    return Totals(
        applications=int(at.size),
        dollars=pick.cost,
        dollars_by_specialty={name: season.fee_schedule(name).total(n) for name, n in counts.items() if n},
        expected_interviews=interviews,
        p_match=p_match,
        value=pick.value,
        upper_bound=pick.upper_bound,
        gap=pick.gap,
    )


def _within_capacity(estimate: Estimate, p_success: float) -> Estimate:
    """Return the estimate for who cannot attend every interview: its odds moved to the optimiser's own P(match)."""
    if not 0.0 < estimate.value < 1.0 or abs(p_success - estimate.value) < 1e-9:
        return estimate
    factor = p_success / (1.0 - p_success) * (1.0 - estimate.value) / estimate.value
    low, high = (factor * p / (1.0 - p + factor * p) for p in (estimate.low, estimate.high))
    return Estimate(p_success, low, high)


def _sources(market: Market, season: Season) -> tuple[tuple[str, str], ...]:
    """Return (what, source and date) for every kind of number on the page."""
    fees = season.application_fees
    directory = market.directory
    dates = sorted({program.as_of for program in directory.programs})
    cited = {
        name: market.card[name].source
        for name in (
            "effects.step2ck",
            "effects.usce",
            "signals.gold",
            "openness.community",
            "screens.no_visa",
        )
    }
    return (
        (
            "Programs",
            f"ACGME public program list and ERAS participating list, as of {dates[0]} to {dates[-1]}",
        ),
        ("Fees", f"{fees.source}, as of {fees.as_of}, confidence {fees.confidence}"),
        ("Market", f"{market.card.name}: {market.card.data}, {market.card.made_on}"),
        *((name, source) for name, source in cited.items()),
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
    asked = question or Question()
    budget = profile.preferences.budget if asked.budget is None else asked.budget
    progress("Reading programs and rules", 0.0)
    chosen = candidates(profile, market, season, asked)
    allowances = {name: (a.gold, a.silver, a.tiered) for name, a in chosen.allowances.items()}
    _require_one_application(chosen, season, budget)
    progress("Chances at every program", 0.1)
    chances = assess(profile, market, chosen.rows, allowances, on)
    problem = _problem(chances, chosen, profile, season, budget)
    progress("Choosing the list", 0.4)
    drawn = min(max(CURVE_DOLLARS, 2.0 * (budget or 0.0)), MOST_CURVE_DOLLARS)
    if budget is None:
        problem = _ending_where_it_stops(problem, _forced_dollars(chosen, season), drawn, asked.stop_gain)
    progress("Proving how good it is", 0.6)
    pick = certify(problem, choose(problem), asked.gap, asked.seconds)
    curve = _curve(problem, pick, drawn)
    every = curve[-1].applications == int((~_closed(chances, chosen)).sum())
    stop = stop_point(curve, asked.stop_gain, listed=len(pick.chosen), whole=every)
    progress("Reasons and intervals", 0.9)
    rows = plan_rows(chances, chosen, pick, season, asked.stop_gain, stop.applications)
    totals = _totals(chances, chosen, pick, season)
    fees = season.application_fees
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
        provenance=Provenance(
            seed=market.equilibrium.provenance.seed,
            directory=market.directory.version,
            season=season.name,
            card=market.card.hash,
            engine=__version__,
            made_on=on.isoformat(),
        ),
        fees_stamp=f"{fees.source}, as of {fees.as_of}, confidence {fees.confidence}",
        sources=_sources(market, season),
    )
    progress("Done", 1.0)
    return result
