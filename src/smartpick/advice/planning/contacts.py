"""The applicant's own file of people and places to write to: TOML or CSV, every fault at once with its line."""

import dataclasses
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from smartpick.advice.planning.small_file import small_bytes, small_toml
from smartpick.errors import Problem, UserError
from smartpick.experience import Approach
from smartpick.experience.approach import Channel, Outcome
from smartpick.experience.fields import Id, Line, Prose
from smartpick.experience.opportunity import Weeks
from smartpick.experience.record_reader import Refused, reader_of
from smartpick.experience.taxonomies import Kind, StateCode
from smartpick.tables import csv_table
from smartpick.toml_lines import dotted, nearest_line

__all__ = ["Contact", "read_contacts", "with_records"]

_ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]\\]+@[^\s@<>,;:\"()\[\]\\]+\.[^\s@<>,;:\"()\[\]\\.]+")
_EXAMPLE = '[[contacts]], then name = "Dr. Robin Example" and email = "robin@example.org"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Somebody to write to, what is asked for, and how it stands.

    ``greeting`` is how the mail begins ("Dr. Example"; default: the name). ``why`` is one or two sentences of the
    applicant's own about why this person; ``weeks`` and ``begin`` what is asked for. The other fields are those of an
    approach in a portfolio.
    """

    id: Id
    name: Line | None = None
    greeting: Line | None = None
    email: Line | None = None
    why: Prose | None = None
    weeks: Weeks | None = None
    begin: date | None = None
    channel: Channel = "other"
    kind: Kind | None = None
    institution: Line | None = None
    department: Line | None = None
    city: Line | None = None
    state: StateCode | None = None
    specialty: Line | None = None
    person: Id | None = None
    opportunity: Id | None = None
    sent: date | None = None
    followed_up: date | None = None
    next_word: date | None = None
    replied: date | None = None
    outcome: Outcome | None = None
    notes: Prose | None = None

    def approach(self) -> Approach:
        """Return the contact as the record that a portfolio keeps."""
        names = (field.name for field in dataclasses.fields(Approach))
        return Approach(**{name: getattr(self, name) for name in names})

    def shown(self) -> str:
        """Return who and where, as people say it."""
        return ", ".join(filter(None, [self.name, self.department, self.institution])) or self.id


def read_contacts(path: Path) -> tuple[Contact, ...]:
    """Return the contacts of a file: ``[[contacts]]`` blocks in TOML, or a CSV whose columns are the fields.

    A contact without an id is called by its place ("contact-3"). Raise :class:`UserError` with every problem at once.
    """
    blocks = _from_csv(path) if path.suffix.casefold() in {".csv", ".tsv", ".txt"} else _from_toml(path)
    found: list[Contact] = []
    problems: list[Problem] = []
    for place, (block, where) in enumerate(blocks, 1):
        body = {"id": f"contact-{place}", **block}
        try:
            contact: Contact = reader_of(Contact)(body)
        except Refused as refused:
            problems += [Problem(one.what, one.way_out, where(one.path)) for one in refused.faults]
            continue
        if contact.email is not None and not _ADDRESS.fullmatch(contact.email):
            words = f"{contact.email} is no email address."
            problems.append(Problem(words, "One address, like name@example.org.", where(("email",))))
        if contact.id in {one.id for one in found}:
            problems.append(Problem(f"Two contacts are called {contact.id}.", "Rename one.", where(("id",))))
        found.append(contact)
    if problems:
        raise UserError(problems)
    return tuple(found)


def _from_toml(path: Path) -> Iterable[tuple[dict[str, Any], Any]]:
    data, lines = small_toml(path, _EXAMPLE)
    blocks = data.pop("contacts", [])
    wrong = data or not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks)
    if wrong:
        raise UserError(
            Problem("A file of contacts holds [[contacts]] blocks only.", f"Write: {_EXAMPLE}.", str(path))
        )

    def place(number: int) -> Any:
        def where(below: tuple[str | int, ...]) -> str:
            whole = ("contacts", number, *below)
            return f"{path}, line {nearest_line(lines, whole)}, {dotted(whole)}"

        return where

    return [(block, place(number)) for number, block in enumerate(blocks)]


def _from_csv(path: Path) -> Iterable[tuple[dict[str, Any], Any]]:
    table = csv_table(small_bytes(path), str(path)).whole()

    def place(line: int) -> Any:
        return lambda below: ", ".join(filter(None, [f"{path}, line {line}", dotted(below)]))

    return [
        ({key.casefold(): _number(key, str(cell)) for key, cell in row.items() if cell}, place(line))
        for row, line in zip(table.rows, table.numbers, strict=True)
    ]


def _number(key: str, cell: str) -> str | float:
    try:
        return float(cell) if key.casefold() == "weeks" else cell
    except ValueError:
        return cell


def with_records(contacts: Iterable[Contact], approaches: Iterable[Approach]) -> tuple[Contact, ...]:
    """Return the contacts with what the portfolio's approaches of the same id say, and its other approaches.

    The portfolio is the newer word: it is where dates are noted.
    """
    kept = {one.id: one for one in approaches}
    names = [field.name for field in dataclasses.fields(Approach)]
    found = []
    for contact in contacts:
        record = kept.pop(contact.id, None)
        said = {name: value for name in names if record and (value := getattr(record, name)) is not None}
        found.append(dataclasses.replace(contact, **said))
    found += [Contact(**{name: getattr(one, name) for name in names}) for one in kept.values()]
    return tuple(found)
