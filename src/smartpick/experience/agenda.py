"""Every day that matters in a portfolio, in order: starts, ends, papers, letters, follow-ups, contacts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from smartpick.experience.approach import follow_up_day
from smartpick.experience.document import Document
from smartpick.experience.experience import Experience
from smartpick.experience.onboarding import apply_by, readiness, valid_until
from smartpick.experience.portfolio import Portfolio

__all__ = ["AgendaEntry", "agenda"]


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """One day: what is to be done or happens, and the record it comes from; ``past`` when it should be done by now."""

    day: date
    what: str
    kind: str
    record: str
    past: bool


def agenda(portfolio: Portfolio, on: date) -> tuple[AgendaEntry, ...]:
    """Return everything dated that is still ahead of the day ``on``, and what is overdue, earliest first."""
    found = (
        *_experiences(portfolio, on),
        *_documents(portfolio, on),
        *_people(portfolio, on),
        *_letters(portfolio),
    )
    entries = (AgendaEntry(day, what, kind, record, day < on) for day, what, kind, record in found)
    return tuple(sorted(entries, key=lambda entry: (entry.day, entry.what)))


Found = tuple[date, str, str, str]


def _experiences(portfolio: Portfolio, on: date) -> Iterator[Found]:
    for one in portfolio.experiences:
        where = one.institution or one.city or "a place not named"
        if one.planned(on) and one.start is not None:
            yield one.start, f"{one.kind} at {where} begins", "experience", one.id
            window = apply_by(one)
            if window is not None and window.last >= on:
                yield window.last, f"last usual day to apply to {where}", "experience", one.id
            yield from _papers(one, portfolio.documents, on)
        if one.end is not None and one.end >= on:
            yield one.end, f"{one.kind} at {where} ends", "experience", one.id


def _papers(one: Experience, documents: tuple[Document, ...], on: date) -> Iterator[Found]:
    for need in readiness(one, documents, on):
        if need.needed == "yes" and need.state != "held" and need.begin_by is not None:
            yield (
                need.begin_by,
                f"begin with {need.item.title} for {one.institution or one.kind}",
                "experience",
                one.id,
            )


def _documents(portfolio: Portfolio, on: date) -> Iterator[Found]:
    for paper in portfolio.documents:
        until = valid_until(paper)
        if until is not None and until >= on:
            yield until, f"{paper.item} runs out", "document", paper.id


def _people(portfolio: Portfolio, on: date) -> Iterator[Found]:
    for person in portfolio.people:
        asked = person.next_contact
        if asked is not None and (person.last_contact is None or person.last_contact < asked):
            yield asked, f"write to {person.name}", "person", person.id
    for given in portfolio.feedback:
        if given.plan_by is not None and given.follow_up(on) in {"planned", "overdue"}:
            yield given.plan_by, f"follow up: {given.plan}", "feedback", given.id
    for approach in portfolio.approaches:
        due = follow_up_day(approach)
        if due is not None:
            yield (
                due,
                f"second word to {approach.institution or approach.name or approach.department or approach.channel}",
                "approach",
                approach.id,
            )


def _letters(portfolio: Portfolio) -> Iterator[Found]:
    names = {person.id: person.name for person in portfolio.people}
    for letter in portfolio.letters:
        if letter.due is not None and not letter.exists and letter.declined is None:
            yield (
                letter.due,
                f"letter of {names.get(letter.writer, letter.writer)} hoped for",
                "letter",
                letter.id,
            )
