"""Fields of the profile that hold several things: specialties or programs with a number each, programs by name.

Shown as rows, one thing each, so that nobody has to write them in a form of their own; read back in the same order.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from smartpick.applicant import Field, Finding, Kind
from smartpick.market import load_card
from smartpick.programs import Program, find, load_directory

__all__ = [
    "NUMBERED",
    "Row",
    "choices",
    "is_number",
    "number_of",
    "numbers_by_name",
    "program_words",
    "programs_meant",
    "rows_of",
]

#: Kinds of field that hold names, each with a number.
NUMBERED = frozenset({Kind.WEIGHTS, Kind.COUNTS, Kind.RATINGS})
#: Empty rows behind those that are filled in, and how many more are given when there is not enough room.
EMPTY, MORE = 1, 3
_ID = re.compile(r"\d{10}", re.ASCII)
_LINES = re.compile(r"\s*[;\n]\s*")
_IDS = re.compile(r"[\d\s,]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what it names, its number, and what else tells which one it is; ``wrong``: a problem is about it."""

    name: str = ""
    number: str = ""
    words: str = ""
    wrong: bool = False


@cache
def choices(kind: Kind) -> tuple[str, ...]:
    """Return what can be named in the rows of a kind, "" first: the specialties; nothing where one types."""
    return () if kind is Kind.RATINGS else ("", *sorted(load_card().specialties))


def rows_of(one: Field, value: Any, wrong: Sequence[Finding], *, more: bool) -> tuple[Row, ...]:
    """Return the rows of a field that holds names with numbers, or programs; ``more``: with more empty ones."""
    at_fault = {finding.path[-1] for finding in wrong}
    if one.kind is Kind.PROGRAM_IDS:
        listed = value if isinstance(value, list | tuple) else ()
        return tuple(
            Row(str(name), "", program_words(str(name)), number in at_fault)
            for number, name in enumerate(listed)
        )
    held = value if isinstance(value, Mapping) else {}
    rows = tuple(
        Row(
            name.strip(),
            number if isinstance(number, str) else f"{number:g}",
            program_words(name) if one.kind is Kind.RATINGS else "",
            name in at_fault,
        )
        for name, number in held.items()
    )
    return (*rows, *(Row() for _ in range(EMPTY + (MORE if more else 0))))


def numbers_by_name(kind: Kind, names: Sequence[str], numbers: Sequence[str]) -> dict[str, Any]:
    """Return the numbers by name of rows as they were sent, empty rows left out.

    A specialty without a number is wanted most. What is no number stays text, for the check to refuse.
    """
    found: dict[str, Any] = {}
    for place, typed in enumerate(names):
        number = numbers[place] if place < len(numbers) else ""
        if not typed and not number:
            continue
        name = _meant(typed) if kind is Kind.RATINGS else typed
        # A name that stands twice gets a space, which the check reads past: so it says so, and neither is lost.
        while name in found:
            name += " "
        found[name] = number_of(number) if number or kind is not Kind.WEIGHTS else 1
    return found


def programs_meant(texts: Iterable[str]) -> list[str]:
    """Return the ACGME numbers of programs given by number or name; a text that fits none or several stays."""
    parts = [
        part
        for text in texts
        for part in (
            re.split(r"[\s,]+", text.strip()) if _IDS.fullmatch(text) else _LINES.split(text.strip())
        )
        if part
    ]
    return [_meant(part) for part in parts]


def program_words(acgme_id: str) -> str:
    """Return name, place and specialty of a program by its number; "" when it is none of the directory."""
    listed = load_directory()
    row = listed.rows.get(acgme_id)
    return "" if row is None else _words(listed.programs[row])


def is_number(text: str) -> bool:
    """Tell whether a text can only be meant for numbers of programs."""
    return _IDS.fullmatch(text) is not None


def _meant(text: str) -> str:
    if _ID.fullmatch(text) or len(text) > 100:
        return text
    found = find(load_directory(), text, limit=1)
    return found.hits[0].program.acgme_id if found.total == 1 else text


def _words(program: Program) -> str:
    return f"{program.name}, {program.city}, {program.state} ({program.specialty})"


def number_of(text: str) -> Any:
    """Return the number of a text, with or without "$" and thousands; the text itself when it is none."""
    plain = text.replace(",", "").removeprefix("$").strip()
    try:
        return int(plain) if re.fullmatch(r"-?\d{1,15}", plain, re.ASCII) else float(plain)
    except ValueError:
        return text
