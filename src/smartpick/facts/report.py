"""One assertion about one program: who says what, where it stands, as of when."""

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from typing import Any, cast

from smartpick.calendar_months import read_date
from smartpick.errors import Problem, UserError
from smartpick.facts.entry import canonical_value, read_link
from smartpick.facts.field import FIELDS, VERIFIED, FactField, Value, Verified, field_named
from smartpick.facts.reported_day import day_of, read_as_of

__all__ = ["Report", "report_of"]

_PROGRAM = re.compile(r"\d{10}", re.ASCII)
_LONGEST_SOURCE = 200
_LONGEST_NOTE = 1000


@dataclass(frozen=True, slots=True)
class Report:
    """What one source says of one field of one program.

    ``program`` is an ACGME id (10 digits), ``field`` a key of ``FIELDS``, ``value`` canonical; ``source`` says in words
    who or what says it, ``link`` where ("" when nowhere on the web); ``as_of`` is the ISO day, month or year it speaks
    of, ``entered_on`` the ISO day it was written down; ``verified`` tells who checked it.
    """

    id: str
    program: str
    field: str
    value: Value
    source: str
    link: str
    as_of: str
    entered_on: str
    verified: Verified
    note: str = ""

    @property
    def about(self) -> FactField:
        """The field of the catalogue."""
        return FIELDS[self.field]

    @property
    def day(self) -> date:
        """The day from which its age counts."""
        return _day_of(self.as_of, self.entered_on)

    @property
    def origin(self) -> str:
        """What makes two reports come from one source: the link, or else the words."""
        return self.link.rstrip("/").casefold() or " ".join(self.source.casefold().split())

    def body(self) -> dict[str, Any]:
        """Return it as plain values, without its id: what a store keeps and :func:`report_of` reads."""
        plain = asdict(self)
        del plain["id"]
        return {**plain, "value": list(self.value)} if isinstance(self.value, tuple) else plain


@lru_cache(maxsize=4096)
def _day_of(as_of: str, entered_on: str) -> date:
    # A list asks for the days of thousands of reports, which speak of a few hundred days.
    return day_of(as_of, date.fromisoformat(entered_on))


def report_of(name: str, body: Mapping[str, Any]) -> Report:
    """Return the report with the id ``name`` from plain values, as typed or as kept.

    Values are brought to their canonical form; ``link`` and ``note`` may be missing. Raise :class:`UserError` with
    every problem at once, each with its place.
    """
    problems: list[Problem] = []

    def read(step: Callable[[], Any]) -> Any:
        try:
            return step()
        except UserError as error:
            problems.extend(error.problems)
            return None

    entered = read(lambda: _entered(body))
    field = read(lambda: field_named(str(body.get("field", ""))))
    made = {
        "program": read(lambda: _program(body)),
        "field": field.key if field is not None else "",
        "value": read(lambda: canonical_value(field, body.get("value"))) if field is not None else None,
        "source": read(lambda: _words(body, "source", _LONGEST_SOURCE, required=True)),
        "link": read(lambda: read_link(str(body.get("link", "")), "link")),
        "as_of": read(lambda: read_as_of(str(body.get("as_of", "")), entered or date.max)),
        "entered_on": entered.isoformat() if entered is not None else "",
        "verified": read(lambda: _verified(body)),
        "note": read(lambda: _words(body, "note", _LONGEST_NOTE, required=False)),
    }
    known = {"program", "field", "value", "source", "link", "as_of", "entered_on", "verified", "note"}
    problems += [
        Problem("A report has no such field.", where=str(key)[:40]) for key in body if key not in known
    ]
    if problems:
        raise UserError(problems)
    return Report(id=name, **made)


def _entered(body: Mapping[str, Any]) -> date:
    day = read_date(body.get("entered_on"))
    if day is None:
        raise UserError(Problem("The day of entry is missing.", "Write it as 2026-09-14.", "entered_on"))
    return day


def _program(body: Mapping[str, Any]) -> str:
    said = str(body.get("program", "")).strip()
    if not _PROGRAM.fullmatch(said):
        way_out = "Use the ten digits of its ACGME id; see: smartpick programs search"
        raise UserError(Problem(f"{said[:40]!r} is not the id of a program.", way_out, "program"))
    return said


def _words(body: Mapping[str, Any], key: str, longest: int, *, required: bool) -> str:
    said = body.get(key, "")
    text = " ".join(said.split()) if isinstance(said, str) else ""
    if required and not text:
        raise UserError(Problem("It is not said who says so.", 'Name the source: "program site", say.', key))
    if len(text) > longest:
        raise UserError(Problem(f"This is too long: {len(text)} characters.", f"At most {longest}.", key))
    if not text.isprintable() or not isinstance(said, str):
        raise UserError(Problem("This is not plain text.", "Write it in words.", key))
    return text


def _verified(body: Mapping[str, Any]) -> Verified:
    said = body.get("verified")
    if said not in VERIFIED:
        raise UserError(
            Problem("It is not said who checked it.", f"One of: {', '.join(VERIFIED)}.", "verified")
        )
    return cast("Verified", said)
