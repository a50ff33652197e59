"""A plan as JSON for other programs: stable key names, numbers as numbers, unknown as null."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from smartpick.render.wording import tidy

if TYPE_CHECKING:
    from smartpick.advice.result import FactsUsed, KnownFact, Plan, PlanRow
    from smartpick.chances.estimate import Estimate

__all__ = ["FORMAT", "FORMAT_VERSION", "plan_json", "plan_object"]

FORMAT = "smartpick-plan"
FORMAT_VERSION = 1  # goes up when a key changes its meaning or goes away; new keys may appear at any time


def plan_json(plan: Plan) -> str:
    """Return the plan as JSON text (UTF-8, two-space indent, a newline at the end); see docs/formats.md."""
    return json.dumps(plan_object(plan), indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def plan_object(plan: Plan) -> dict[str, Any]:
    """Return the plan as plain dicts and lists; chances are in 0..1, money in dollars, unknown is None."""
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "label": plan.label,
        "season": plan.season,
        "specialties": list(plan.specialties),
        "goal": {"weighted": plan.goal.weighted, "words": plan.goal.words},
        "budget": None if plan.budget is None else tidy(plan.budget, 2),
        "totals": _totals(plan),
        "programs": [_program(row) for row in sorted(plan.rows, key=lambda row: row.rank)],
        "curve": [
            {
                "applications": point.applications,
                "dollars": tidy(point.dollars, 2),
                "p_match": tidy(point.p_match, 6),
                "value": tidy(point.value, 6),
            }
            for point in plan.curve
        ],
        "stop": {
            "applications": plan.stop.applications,
            "dollars": tidy(plan.stop.dollars, 2),
            "p_match": tidy(plan.stop.p_match, 6),
            "words": plan.stop.words,
        },
        "next_hundreds": [
            {
                "dollars_from": tidy(step.dollars_from, 2),
                "dollars_to": tidy(step.dollars_to, 2),
                "gain": tidy(step.gain, 6),
            }
            for step in plan.next_hundreds
        ],
        "wasted": [_program(row) for row in plan.wasted],
        "warnings": list(plan.warnings),
        "fees_stamp": plan.fees_stamp,
        "sources": [{"label": label, "stamp": stamp} for label, stamp in plan.sources],
        "provenance": {
            "seed": plan.provenance.seed,
            "directory": plan.provenance.directory,
            "season": plan.provenance.season,
            "card": plan.provenance.card,
            "engine": plan.provenance.engine,
            "made_on": plan.provenance.made_on,
            "facts": _facts_used(plan.provenance.facts),
        },
    }


def _facts_used(used: FactsUsed | None) -> dict[str, Any] | None:
    if used is None:
        return None
    return {
        "fields": used.fields,
        "programs": used.programs,
        "oldest": used.oldest,
        "newest": used.newest,
        "digest": used.digest,
        "nrmp_programs": used.histories,
        "nrmp_years": used.years,
    }


def _known_fact(fact: KnownFact) -> dict[str, Any]:
    return {
        "field": fact.field,
        "label": fact.label,
        "said": [{"value": words, "weight": tidy(weight, 4)} for words, weight in fact.said],
        "spread": fact.spread,
        "as_of": fact.as_of,
        "source": fact.source,
        "link": fact.link,
        "verified": fact.verified,
        "conflict": fact.conflict,
        "words": fact.words,
    }


def _totals(plan: Plan) -> dict[str, Any]:
    totals = plan.totals
    return {
        "applications": totals.applications,
        "dollars": tidy(totals.dollars, 2),
        "dollars_by_specialty": {name: tidy(sum_, 2) for name, sum_ in totals.dollars_by_specialty.items()},
        "expected_interviews": _estimate(totals.expected_interviews),
        "p_match": _estimate(totals.p_match),
        "value": tidy(totals.value, 8),
        "upper_bound": tidy(totals.upper_bound, 8),
        "gap": tidy(totals.gap, 8),
    }


def _estimate(estimate: Estimate) -> dict[str, float | None]:
    return {
        "value": tidy(estimate.value, 6),
        "low": tidy(estimate.low, 6),
        "high": tidy(estimate.high, 6),
        "level": tidy(estimate.level, 6),
    }


def _program(row: PlanRow) -> dict[str, Any]:
    program = row.program
    return {
        "rank": row.rank,
        "tier": row.tier,
        "acgme_id": program.acgme_id,
        "name": program.name,
        "specialty": program.specialty,
        "city": program.city,
        "state": program.state,
        "latitude": None if program.latitude is None else tidy(program.latitude, 5),
        "longitude": None if program.longitude is None else tidy(program.longitude, 5),
        "kind": program.kind,
        "facts_as_of": program.as_of,
        "signal": row.signal,
        "interview": _estimate(row.interview),
        "match": _estimate(row.match),
        "marginal_value": tidy(row.marginal_value, 8),
        "cost": tidy(row.cost, 2),
        "reasons": [
            {
                "label": reason.label,
                "effect": tidy(reason.effect, 3),
                "words": reason.words,
                "source": reason.source,
                "judgement": reason.judgement,
                "unknown": reason.unknown,
            }
            for reason in row.reasons
        ],
        "screens": [
            {"rule": screen.rule, "verdict": screen.verdict, "words": screen.words} for screen in row.screens
        ],
        "unknown": list(row.unknown),
        "known_facts": [_known_fact(fact) for fact in row.facts],
        "pinned": row.pinned,
        "past_stop": row.past_stop,
        "wasted": row.wasted,
        "why_wasted": row.why_wasted,
    }
