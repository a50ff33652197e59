"""Kept facts as plain values, for JSON: what is known, what contradicts what, what happened, what a file brings."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from smartpick.errors import Problem
from smartpick.facts import Belief, Report
from smartpick.facts.documents import belief_document, report_document
from smartpick.intake.tables import Mapped
from smartpick.workspace.fact_import import Clash
from smartpick.workspace.facts import FactEvent, KeptFacts
from smartpick.workspace.guarding import Concern, concern_documents

__all__ = ["conflicts_document", "entered_document", "event_document", "import_document", "known_document"]


def known_document(held: KeptFacts, found: Iterable[Belief], on: date) -> dict[str, Any]:
    """Return beliefs and every report behind them, each with whether the user has decided for it."""
    listed = list(found)
    preferred = {one.report for one in held.preferences.values()}
    reports = [report_document(report, on) for belief in listed for report in belief.reports]
    return {
        "on": on.isoformat(),
        "beliefs": [belief_document(belief) for belief in listed],
        "reports": [{**one, "preferred": one["id"] in preferred} for one in reports],
    }


def conflicts_document(found: Sequence[Belief], on: date) -> dict[str, Any]:
    """Return the beliefs whose sources contradict each other, and the reports that do."""
    reports = [report_document(report, on) for belief in found for report in belief.conflict]
    return {
        "on": on.isoformat(),
        "conflicts": [belief_document(belief) for belief in found],
        "reports": reports,
    }


def entered_document(held: KeptFacts, program: str, on: date) -> dict[str, Any]:
    """Return what is believed of one program (ACGME id), by field, with the reports behind it."""
    return {
        key: {**belief_document(belief), "reports": [report_document(one, on) for one in belief.reports]}
        for key, belief in held.beliefs(on).get(program, {}).items()
    }


def event_document(event: FactEvent, day: date) -> dict[str, Any]:
    """Return one change of one report."""
    return {
        "seq": event.seq,
        "at": event.at,
        "mode": event.mode,
        "words": event.words,
        "before": None if event.before is None else report_document(event.before, day),
        "after": None if event.after is None else report_document(event.after, day),
    }


def import_document(
    new: Sequence[Report],
    known: int,
    clashes: Sequence[Clash],
    problems: Sequence[Problem],
    checked: Sequence[Concern],
    mapped: Mapped | None,
    on: date,
) -> dict[str, Any]:
    """Return what a file of facts would become: reports that are new, what they contradict, what is left out."""
    return {
        "columns": {} if mapped is None else dict(mapped.targets),
        "unused_columns": [] if mapped is None else list(mapped.unused),
        "facts": [report_document(one, on) for one in new],
        "known_already": known,
        "contradict": [
            {
                "fact": report_document(clash.report, on),
                "known": [report_document(one, on) for one in clash.before.reports],
            }
            for clash in clashes
        ],
        "problems": [{"what": one.what, "where": one.where, "way_out": one.way_out} for one in problems],
        "please_check": concern_documents(checked),
    }
