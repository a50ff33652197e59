"""Reasons that name the rotations and letters behind them, so that a plan says what a portfolio did to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from smartpick.advice.result import Plan, PlanRow
    from smartpick.chances import Reason
    from smartpick.experience import Experience, ExperienceSummary, Portfolio

__all__ = ["what_it_did", "with_names"]

_NAMED = 2
_EXPERIENCE, _LETTERS = "US clinical experience", "US letters"
_TIES = frozenset({"Rotation there", "Letter from there", "Person there"})
#: Kinds that do not count as experience with patients in the US, or nearly so.
_APART = frozenset({"research", "telerotation", "home practice"})


def with_names(plan: Plan, portfolio: Portfolio, summary: ExperienceSummary, on: date) -> Plan:
    """Return the plan whose reasons about experience and letters name what they rest on."""
    names = {
        _EXPERIENCE: _listed(_rotations(portfolio, on)),
        _LETTERS: _listed(_letters(summary)),
    }
    return replace(
        plan,
        rows=tuple(_row(row, names) for row in plan.rows),
        wasted=tuple(_row(row, names) for row in plan.wasted),
    )


def what_it_did(plan: Plan) -> tuple[str, ...]:
    """Return, for experience, letters and each tie, the row of a plan where it moves the chance most, in sentences."""
    most: dict[str, tuple[PlanRow, Reason]] = {}
    for row in plan.rows:
        for reason in row.reasons:
            about = reason.words if reason.label in _TIES else reason.label
            if not reason.unknown and reason.label in {_EXPERIENCE, _LETTERS, *_TIES}:
                before = most.get(about)
                if before is None or abs(reason.effect) > abs(before[1].effect):
                    most[about] = (row, reason)
    return tuple(
        f"{reason.words[:1].upper()}{reason.words[1:]}. It moves the chance of an interview most at no. {row.rank}, "
        f"{row.program.name}: by {reason.effect:+.1f} points."
        for row, reason in most.values()
    )


def _row(row: PlanRow, names: dict[str, str]) -> PlanRow:
    return replace(row, reasons=tuple(_reason(reason, names.get(reason.label, "")) for reason in row.reasons))


def _reason(reason: Reason, named: str) -> Reason:
    return replace(reason, words=f"{reason.words}: {named}") if named and not reason.unknown else reason


def _rotations(portfolio: Portfolio, on: date) -> Iterable[str]:
    """Yield the experiences in the US that have begun, the longest first."""
    begun = [(one.months_done(on) or 0.0, one) for one in portfolio.experiences if _counts(one)]
    for months, one in sorted(begun, key=lambda pair: (-pair[0], pair[1].id)):
        if months > 0.0:
            length = f"{months:.1f} months" if months >= 1.95 else f"{max(1, round(months * 52 / 12))} weeks"
            yield f"{one.kind} at {one.institution or one.id}, {length}"


def _counts(one: Experience) -> bool:
    return one.in_us is not False and one.kind not in _APART


def _letters(summary: ExperienceSummary) -> Iterable[str]:
    for one in summary.letters:
        if one.us:
            yield " at ".join(filter(None, [one.writer_role or one.record, one.institution]))


def _listed(found: Iterable[str]) -> str:
    every = list(found)
    more = len(every) - _NAMED
    return "; ".join(every[:_NAMED]) + (f"; and {more} more" if more > 0 else "")
