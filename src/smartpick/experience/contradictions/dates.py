"""Dates that cannot be: in the future, before graduation, the wrong way round, outside the experience."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from smartpick.calendar_months import months_spanned
from smartpick.experience.contradictions.contradiction import Contradiction
from smartpick.experience.experience import Experience
from smartpick.experience.letter import STEPS
from smartpick.experience.months import Month, month_of
from smartpick.experience.own_date import OwnDate
from smartpick.experience.portfolio import Portfolio
from smartpick.experience.taxonomies import Kind
from smartpick.united_states import is_united_states

__all__ = ["in_dates"]

#: Months given may exceed the dates by this much: people round.
ROUNDING = 0.75
_FOR_GRADUATES: frozenset[Kind] = frozenset({"externship", "home practice"})
_FOR_STUDENTS: frozenset[Kind] = frozenset({"elective", "sub-internship"})
#: Days of things that have happened, in their order; a later one may not come first.
_HAPPENED: dict[str, tuple[str, ...]] = {
    "feedback": ("day", "done"),
    "person": ("last_contact",),
    "letter": STEPS,
    "document": ("got",),
    "approach": ("sent", "followed_up", "replied"),
}


def in_dates(portfolio: Portfolio, on: date, graduation: date | None) -> Iterator[Contradiction]:
    """Yield everything about dates that cannot be as of the day ``on``."""
    for place, one in enumerate(portfolio.experiences):
        for field, what, way_out, certain in (*_experience(one), *_graduation(one, graduation)):
            yield Contradiction("experience", one.id, place, field, what, way_out, certain)
    yield from _encounter_months(portfolio, on)
    for place, reflection in enumerate(portfolio.reflections):
        if reflection.month is not None and reflection.month > month_of(on):
            yield _future("reflection", reflection, place, "month", reflection.month)
    for kind, table in (
        ("feedback", portfolio.feedback),
        ("person", portfolio.people),
        ("letter", portfolio.letters),
        ("document", portfolio.documents),
        ("approach", portfolio.approaches),
    ):
        for place, record in enumerate(table):
            yield from _order(kind, record, place, on)
    for place, own in enumerate(portfolio.dates):
        for field, what, way_out in _own(own):
            yield Contradiction("date", own.id, place, field, what, way_out)
    for place, paper in enumerate(portfolio.documents):
        if paper.got and paper.expires and paper.expires < paper.got:
            what = f"It expires on {paper.expires}, before the day {paper.got} on which it was got."
            yield Contradiction("document", paper.id, place, "expires", what, "Mend one of the dates.")


def _own(one: OwnDate) -> Iterator[tuple[str, str, str]]:
    if one.until is not None and one.until < one.day:
        yield "until", f"It ends on {one.until}, before it begins on {one.day}.", "Mend one of the days."
    if one.at is not None and one.until is not None and one.until > one.day:
        yield "at", "A time is for one day, and this takes several.", "Leave the time out, or note each day."
    if one.at is not None and one.zone is None:
        yield "zone", "A time needs its zone.", "For example America/New_York."
    if one.at is None and one.zone is not None:
        yield "at", "A zone without a time says nothing.", "Give the time, or leave the zone out."


Said = tuple[str, str, str, bool]


def _experience(one: Experience) -> Iterator[Said]:
    if one.start and one.end and one.end < one.start:
        what = f"It ends on {one.end}, before it starts on {one.start}."
        yield "end", what, "Mend one of the dates.", True
    elif one.start and one.end and one.months and one.months > months_spanned(one.start, one.end) + ROUNDING:
        what = f"{one.months:g} months do not fit between {one.start} and {one.end}."
        yield "months", what, "Leave months out and it is taken from the dates.", True
    if one.state and one.country and not is_united_states(one.country):
        what = f"The state {one.state} is in the US, but the country is {one.country}."
        yield "country", what, "Keep the one that is right.", True
    if one.kind == "home practice" and one.in_us is False and one.country and is_united_states(one.country):
        yield "country", "Practice at home is given in the US.", "Choose another kind.", True
    if one.kind == "home practice" and one.state:
        yield "state", "Practice at home is given in a US state.", "Choose another kind.", True


def _graduation(one: Experience, graduation: date | None) -> Iterator[Said]:
    if graduation is None or one.start is None:
        return
    if one.kind in _FOR_GRADUATES and one.start < graduation:
        whole = one.end is not None and one.end < graduation
        what = f"It starts on {one.start}, before graduation on {graduation}; {one.kind} is for graduates."
        yield "start", what, "A student's rotation is an elective. Mend kind or date.", whole
    if one.kind in _FOR_STUDENTS and one.start > graduation:
        what = f"It starts on {one.start}, after graduation on {graduation}; {one.kind} is for enrolled students."
        yield "start", what, "A graduate's rotation is an externship or an observership.", False


def _encounter_months(portfolio: Portfolio, on: date) -> Iterator[Contradiction]:
    spans = {
        one.id: (
            month_of(one.start) if one.start else Month("0000-00"),
            month_of(one.end) if one.end else Month("9999-99"),
        )
        for one in portfolio.experiences
    }
    now, always = month_of(on), (Month("0000-00"), Month("9999-99"))
    for place, one in enumerate(portfolio.encounters):
        first, last = spans.get(one.experience, always)
        if one.month > now:
            yield _future("encounter", one, place, "month", one.month)
        elif not first <= one.month <= last:
            when = (
                f"before {one.experience} began in {first}"
                if one.month < first
                else f"after it ended in {last}"
            )
            what = f"{one.month} lies {when}."
            way_out = "Mend the month, or choose the experience it belongs to."
            yield Contradiction("encounter", one.id, place, "month", what, way_out)


def _future(kind: str, record: Any, place: int, field: str, when: object) -> Contradiction:
    return Contradiction(
        kind, record.id, place, field, f"{when} is in the future.", "Log it once it has happened."
    )


def _order(kind: str, record: Any, place: int, on: date) -> Iterator[Contradiction]:
    previous: tuple[str, date] | None = None
    for field in _HAPPENED[kind]:
        day = getattr(record, field)
        if day is None:
            continue
        if day > on:
            yield _future(kind, record, place, field, day)
        if previous is not None and day < previous[1]:
            what = f"{field} on {day} lies before {previous[0]} on {previous[1]}."
            yield Contradiction(kind, record.id, place, field, what, "Mend one of the dates.")
        previous = (field, day)
