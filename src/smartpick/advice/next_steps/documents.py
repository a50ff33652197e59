"""Comparisons and next steps as plain values, for JSON; chances are in 0..1, money in dollars."""

from collections.abc import Sequence
from typing import Any

from smartpick.advice.next_steps.comparison import Answered, Compared
from smartpick.advice.next_steps.ranking import NextStep
from smartpick.chances import Estimate

__all__ = ["answer_document", "compared_document", "difference_document", "step_document"]


def answer_document(found: Answered) -> dict[str, Any]:
    """Return the chance of matching with the best list, its interval, and what that list costs."""
    pick, chance = found.pick, found.chance
    interval = {"low": chance.low, "high": chance.high, "level": chance.level}
    return {
        "p_match": found.p_match,
        "interval": interval,
        "applications": len(pick.chosen),
        "dollars": pick.cost,
    }


def difference_document(estimate: Estimate) -> dict[str, float]:
    """Return a difference in the chance of matching with its interval."""
    return {"value": estimate.value, "low": estimate.low, "high": estimate.high, "level": estimate.level}


def compared_document(found: Compared, changes: Sequence[str]) -> dict[str, Any]:
    """Return two answers, what was changed between them and the difference."""
    return {
        "changes": list(changes),
        "before": answer_document(found.before),
        "after": answer_document(found.after),
        "gain": difference_document(found.gain),
    }


def step_document(step: NextStep) -> dict[str, Any]:
    """Return what could be done next, what it takes and what it adds."""
    change = step.change
    return {
        "key": change.key,
        "name": change.name,
        "weeks": change.weeks,
        "dollars": list(change.dollars) if change.dollars else None,
        "dollars_source": change.dollars_source,
        "caution": change.caution,
        "field": change.field,
        "tell_first": change.tell,
        "adds": step.adds,
        "p_match": step.p_match,
        "gain": difference_document(step.gain),
        "per_week": step.per_week,
        "per_thousand_dollars": step.per_thousand,
    }
