"""The applicant's own file of people and places to write to: TOML or CSV, every fault at once with its line."""

import dataclasses
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from smartpick.advice.planning.small_file import small_bytes, small_toml
from smartpick.errors import Problem, UserError
from smartpick.experience import Approach, Person, Portfolio
from smartpick.experience.fields import Address
from smartpick.experience.record_reader import Refused, reader_of
from smartpick.tables import csv_table
from smartpick.toml_lines import dotted, nearest_line

__all__ = ["read_contacts", "with_records"]

_EXAMPLE = '[[contacts]], then name = "Dr. Robin Example" and email = "robin@example.org"'
#: What a contact takes over from the record of its person.
_OF_PEOPLE = ("name", "institution", "department", "city", "state", "specialty")


def read_contacts(path: Path) -> tuple[Approach, ...]:
    """Return the contacts of a file: ``[[contacts]]`` blocks in TOML, or a CSV whose columns are the fields.

    A contact without an id is called by its place ("contact-3"). Raise :class:`UserError` with every problem at once.
    """
    blocks = _from_csv(path) if path.suffix.casefold() in {".csv", ".tsv", ".txt"} else _from_toml(path)
    found: list[Approach] = []
    called: set[str] = set()
    problems: list[Problem] = []
    for place, (block, where) in enumerate(blocks, 1):
        body = {"id": f"contact-{place}", **block}
        name = str(body["id"])
        if name in called:
            problems.append(Problem(f"Two contacts are called {name}.", "Rename one.", where(("id",))))
        called.add(name)
        try:
            found.append(reader_of(Approach)(body))
        except Refused as refused:
            problems += [Problem(one.what, one.way_out, where(one.path)) for one in refused.faults]
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


def with_records(contacts: Iterable[Approach], portfolio: Portfolio) -> tuple[Approach, ...]:
    """Return the contacts with what the portfolio's approaches of the same id say, and its other approaches.

    The portfolio is the newer word: it is where dates are noted. Name, address and place of the person that a contact
    names fill what it leaves open.
    """
    kept = {one.id: one for one in portfolio.approaches}
    found = [_newer(contact, kept.pop(contact.id, contact)) for contact in contacts]
    people = {one.id: one for one in portfolio.people}
    return tuple(
        one if one.person not in people else _newer(_of(people[one.person], one), one)
        for one in (*found, *kept.values())
    )


def _of(person: Person, contact: Approach) -> Approach:
    """Return what a person's record says of a contact; an address that is none is not taken over."""
    said: dict[str, Any] = {
        name: value for name in _OF_PEOPLE if (value := getattr(person, name)) is not None
    }
    if person.email is not None and Address().shape.fullmatch(person.email):
        said["email"] = person.email
    return Approach(id=contact.id, **said)


def _newer(older: Approach, newer: Approach) -> Approach:
    """Return the older one with everything that the newer one says."""
    said = {
        field.name: value
        for field in dataclasses.fields(Approach)
        if (value := getattr(newer, field.name)) != field.default
    }
    return dataclasses.replace(older, **said)
