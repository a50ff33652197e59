"""A record in a line: what it is called, and what else tells it from others."""

from collections.abc import Iterator
from datetime import date

from smartpick.advice.planning.starts import short_title
from smartpick.experience import (
    Approach,
    Document,
    Encounter,
    Experience,
    Feedback,
    Letter,
    Opportunity,
    OwnDate,
    Person,
    Portfolio,
    Record,
    Reflection,
)
from smartpick.experience.icd10 import diagnosis
from smartpick.experience.names import experience_name, writer_name
from smartpick.experience.onboarding import onboarding_items

__all__ = ["called", "told"]

_LONG = 110


def called(one: Record, portfolio: Portfolio) -> str:
    """Return what people would call a record."""
    return next(name for name in _names(one, portfolio) if name)


def _names(one: Record, portfolio: Portfolio) -> Iterator[str | None]:
    match one:
        case Experience():
            yield experience_name(one)
        case Encounter():
            yield from ("; ".join(_titles(one)), one.complaint, "Encounter")
        case Person() | Opportunity():
            yield one.name
        case OwnDate():
            yield one.what
        case Letter():
            yield f"Letter of {writer_name(one, portfolio.people)}"
        case Reflection():
            yield _short(one.text)
        case Feedback():
            yield _short(one.said)
        case Document():
            yield from (short_title(item) for item in onboarding_items() if item.key == one.item)
            yield one.item
        case Approach():
            yield from (", ".join(filter(None, [one.name, one.institution])), one.department)
            yield f"{one.channel}, {one.id}"


def told(one: Record, portfolio: Portfolio, on: date) -> str:
    """Return what else there is to say of a record in a line."""
    return ", ".join(part for part in _parts(one, portfolio, on) if part)


def _parts(one: Record, portfolio: Portfolio, on: date) -> Iterator[str | None]:
    match one:
        case Experience():
            yield from (one.department, one.city, one.state or one.country)
            yield one.running_words(on) or _span(one)
            yield "planned" if one.planned(on) else None
        case Encounter():
            yield from (one.role, one.setting, one.month)
            yield next(
                (here.institution for here in portfolio.experiences if here.id == one.experience), None
            )
            yield "worth telling" if one.notable else None
        case Person():
            yield from (one.role, one.institution)
            yield f"write on {one.next_contact}" if one.next_contact else None
        case Letter():
            yield from (one.status, one.specialty, f"hoped for by {one.due}" if one.due else None)
        case Reflection():
            yield from (one.prompt, one.month)
        case Feedback():
            yield one.follow_up(on)
        case Document():
            yield f"since {one.got}" if one.got else None
            yield f"until {one.expires}" if one.expires else None
        case Approach():
            yield from (one.channel, f"written on {one.sent}" if one.sent else "not written yet", one.outcome)
        case Opportunity():
            yield from (one.city, one.state)
        case OwnDate():
            yield f"{one.day} to {one.until}" if one.until else str(one.day)
            yield f"{one.at} {one.zone}" if one.at else None


def _titles(one: Encounter) -> Iterator[str]:
    for code in one.diagnoses:
        found = diagnosis(code)
        yield found.description if found else code


def _span(one: Experience) -> str | None:
    if one.start is None:
        return f"{one.months:g} months" if one.months is not None else None
    return f"{one.start} to {one.end}" if one.end else f"since {one.start}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONG else f"{line[: _LONG - 1]}…"
