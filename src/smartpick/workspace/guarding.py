"""The privacy guard before anything is kept: every free text of a record is looked at.

A text about a case is not kept while the guard is certain that it says who the patient is. A note about a colleague, a
letter or a paper is the applicant's own network; there the guard only asks, and only about what it is certain of.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from smartpick.errors import Problem, UserError
from smartpick.experience import Portfolio, Record
from smartpick.experience.privacy import Context, Finding, check
from smartpick.workspace.kept import kind_of

__all__ = ["Concern", "concern_documents", "concerns", "must_not_identify", "text_concerns"]

#: Free texts about cases, by kind.
_ABOUT_CASES: Mapping[str, tuple[str, ...]] = {
    "experience": ("patients", "responsibilities", "notes"),
    "encounter": ("complaint", "procedures", "responsibility", "outcome", "learned"),
    "reflection": ("text",),
    "feedback": ("said", "plan", "outcome"),
    "person": ("saw",),
}
#: Free texts that go out in a mail; what is only likely is told beside the draft.
_IN_MAILS: Mapping[str, tuple[str, ...]] = {"approach": ("why",)}
#: Free texts about the applicant's own network and papers.
_ABOUT_WORK: Mapping[str, tuple[str, ...]] = {
    "person": ("notes",),
    "letter": ("notes",),
    "document": ("detail",),
    "approach": ("notes",),
    "opportunity": ("note",),
    "date": ("what", "notes"),
}


@dataclass(frozen=True, slots=True)
class Concern:
    """One finding in one field of a record; with ``stops`` the record is not kept as it is."""

    kind: str
    record: str
    field: str
    finding: Finding
    stops: bool

    def problem(self) -> Problem:
        """Return it as a problem for people."""
        what = f'"{self.finding.text}" ({self.finding.sureness.value}: {self.finding.kind.label}). {self.finding.why}'
        return Problem(what, self.finding.suggestion, f"{self.kind} {self.record}, {self.field}")


def concerns(records: Iterable[Record], portfolio: Portfolio) -> tuple[Concern, ...]:
    """Return what the guard finds in the texts of records; people and sites are those of the portfolio."""
    return text_concerns(
        (
            (kind_of(one), one.id, {field: _texts(one, field) for field in _fields(kind_of(one))})
            for one in records
        ),
        portfolio,
    )


def text_concerns(
    given: Iterable[tuple[str, str, Mapping[str, Iterable[str]]]], portfolio: Portfolio
) -> tuple[Concern, ...]:
    """Return the same for texts that are no record yet: each with its kind, its id, and texts by field."""
    context = Context(
        people=tuple({one.name for one in portfolio.people}),
        sites=tuple({one.institution for one in portfolio.experiences if one.institution}),
    )
    # Imported rows say the same thing again and again.
    seen: dict[str, tuple[Finding, ...]] = {}

    def found(text: str) -> tuple[Finding, ...]:
        if text not in seen:
            seen[text] = check(text, context)
        return seen[text]

    return tuple(
        Concern(kind, name, field, finding, stops and finding.certain)
        for kind, name, texts in given
        for fields, stops, asks in (
            (_ABOUT_CASES.get(kind, ()), True, True),
            (_IN_MAILS.get(kind, ()), True, False),
            (_ABOUT_WORK.get(kind, ()), False, False),
        )
        for field in fields
        for text in texts.get(field, ())
        for finding in found(text)
        if asks or finding.certain
    )


def _fields(kind: str) -> tuple[str, ...]:
    return tuple(field for fields in (_ABOUT_CASES, _IN_MAILS, _ABOUT_WORK) for field in fields.get(kind, ()))


def _texts(record: Record, field: str) -> Iterator[str]:
    value = getattr(record, field)
    for one in value if isinstance(value, tuple) else (value,):
        if one is not None:
            yield one if isinstance(one, str) else one.name


def must_not_identify(found: Iterable[Concern], *, strict: bool = False) -> tuple[Concern, ...]:
    """Return what is only to be checked; raise ``UserError`` with all that stops (``strict``: everything)."""
    every = tuple(found)
    stopping = [one.problem() for one in every if one.stops or strict]
    if stopping:
        end = Problem(
            "Nothing was saved.", "Write it without what could say who the patient is, and save again."
        )
        raise UserError([*stopping, end])
    return every


def concern_documents(found: Iterable[Concern]) -> list[dict[str, Any]]:
    """Return findings as plain values."""
    return [
        {
            "kind": one.kind,
            "record": one.record,
            "field": one.field,
            "text": one.finding.text,
            "identifier": one.finding.kind.value,
            "sureness": one.finding.sureness.value,
            "why": one.finding.why,
            "suggestion": one.finding.suggestion,
        }
        for one in found
    ]
