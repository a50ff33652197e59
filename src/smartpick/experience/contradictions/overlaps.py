"""Weeks that do not hold so many hours, and experiences at the same time."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from smartpick.experience.contradictions.contradiction import Contradiction
from smartpick.experience.experience import Experience
from smartpick.experience.names import experience_name
from smartpick.experience.portfolio import Portfolio

__all__ = ["MOST_HOURS", "in_hours"]

#: Nobody works longer than this for weeks on end: sixteen hours on each of seven days.
MOST_HOURS = 112.0
#: Shorter overlaps are a change of places, a leave, or rounded dates.
SHORT_DAYS = 7
#: A leave from work at home may last about so long.
LEAVE_DAYS = 31


def in_hours(portfolio: Portfolio) -> Iterator[Contradiction]:
    """Yield overlapping full-time rotations, impossible sums of hours, and being in two places for long."""
    dated = [
        (place, one, one.start, one.end)
        for place, one in enumerate(portfolio.experiences)
        if one.start and one.end and one.start <= one.end
    ]
    for (_, first, *span), (place, second, *other) in combinations(dated, 2):
        days = _overlap(*span, *other)
        if days <= SHORT_DAYS:
            continue
        found = _together(first, second, days)
        if found is not None:
            what, certain = found
            way_out = "Mend the dates or the hours; or give months where one had a break."
            yield Contradiction("experience", second.id, place, "start", what, way_out, certain)


def _overlap(start: date, end: date, other_start: date, other_end: date) -> int:
    return (min(end, other_end) - max(start, other_start)).days + 1


def _together(first: Experience, second: Experience, days: int) -> tuple[str, bool] | None:
    """Return what is wrong with two experiences that overlap, and whether it is certain."""
    broken = first.months is not None or second.months is not None
    hours = (first.hours_per_week or 0.0) + (second.hours_per_week or 0.0)
    overlap = f"{_told_apart(first)} and {_told_apart(second)} overlap by {days} days"
    if hours > MOST_HOURS:
        return f"{overlap}; together they would be {hours:g} hours a week.", not broken
    if first.full_time and second.full_time:
        home = "home practice" in {first.kind, second.kind}
        # Leave from work at home for a rotation abroad is common; a month of it is plausible.
        if home and days <= LEAVE_DAYS:
            return None
        return f"{overlap}, and both are full time.", not broken
    if _apart(first, second) and days > LEAVE_DAYS and hours > 0:
        return f"{overlap}, in {first.place()} and in {second.place()}.", False
    return None


def _told_apart(one: Experience) -> str:
    return f"{experience_name(one)} ({one.start} to {one.end})"


def _apart(first: Experience, second: Experience) -> bool:
    """Tell whether two experiences took place, in person, in different states or countries."""
    if {"telerotation", "research"} & {first.kind, second.kind}:
        return False
    if first.state and second.state:
        return first.state != second.state
    known = {first.in_us, second.in_us}
    return known == {True, False}
