"""Check what a file says against the declared fields: keys, kinds, ranges, spellings; all at once."""

import difflib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from smartpick.applicant.countries import country_name, nearest_country
from smartpick.applicant.fields import Field, Kind, Node, clean_number
from smartpick.calendar_months import read_date
from smartpick.toml_lines import Path, dotted

__all__ = ["Finding", "check_fields"]

TEXT_LIMIT = 300
LIST_LIMIT = 1000
MOST_HINTS = 100
PROGRAM_ID = re.compile(r"\d{10}", re.ASCII)
# Control characters, line separators, and marks that turn the direction of text around.
UNREADABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
YEAR = re.compile(r"[1-9]\d{3}", re.ASCII)
#: The month that a year alone is taken for: most schools graduate in the middle of the year.
MIDDLE_OF_YEAR = 6
EARLIEST, LATEST = date(1940, 1, 1), date(2060, 12, 31)


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem and the path of the value it is about; a reader adds file and line.

    ``needs`` are the paths it rests on: where something there was itself refused, it says nothing.
    """

    path: Path
    what: str
    way_out: str = ""
    needs: tuple[Path, ...] = ()


@dataclass(slots=True)
class _Check:
    """Findings so far; each reader returns the clean value, or ``None`` after noting a finding."""

    found: list[Finding] = field(default_factory=list)

    def wrong(self, path: Path, what: str, way_out: str = "") -> None:
        self.found.append(Finding(path, what, way_out))

    def table(self, node: Node, data: dict[str, Any], path: Path) -> dict[str, Any]:
        clean: dict[str, Any] = {}
        for key, value in data.items():
            here = (*path, key)
            if key in node.fields:
                read = READERS[node.fields[key].kind](self, node.fields[key], value, here)
            elif key in node.tables:
                read = self._inner(node.tables[key], value, here)
            else:
                # Looking for the nearest name takes time; nobody reads the hundredth suggestion.
                hint = _nearest(key, node.keys) if len(self.found) < MOST_HINTS else ""
                self.wrong(here, f"There is no field called {_shown(key)} here.", hint)
                continue
            if read is not None:
                clean[key] = read
        for key, one in node.fields.items():
            if one.required and key not in data:
                self.wrong((*path, key), f"{key} is missing.", f"For example: {_assignment(one)}")
        for key, inner in node.tables.items():
            if inner.needed and key not in data:
                self.table(inner, {}, (*path, key))
        return clean

    def _inner(self, node: Node, value: Any, path: Path) -> Any:
        name = path[-1]
        if not node.repeated:
            if isinstance(value, dict):
                return self.table(node, value, path)
            self.wrong(
                path, f"{name} must be a table, not {_kind(value)}.", f"Write it under [{_header(path)}]."
            )
            return None
        if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
            self.wrong(path, f"{name} must be a list of tables.", f"Write each under [[{_header(path)}]].")
            return None
        if len(value) > LIST_LIMIT:
            self.wrong(path, f"{name} has {len(value)} entries; at most {LIST_LIMIT} are read.")
            return None
        return [self.table(node, entry, (*path, place)) for place, entry in enumerate(value)]


def check_fields(node: Node, data: dict[str, Any]) -> tuple[dict[str, Any], list[Finding]]:
    """Return (clean data, findings); what could not be used is left out of the clean data."""
    check = _Check()
    clean = check.table(node, data, ())
    return clean, check.found


def _text(check: _Check, one: Field, value: Any, path: Path) -> str | None:
    if not isinstance(value, str):
        check.wrong(path, f"{one.key} must be text, not {_kind(value)}.", f"For example: {_assignment(one)}")
    elif not value.strip():
        check.wrong(path, f"{one.key} is empty.", "Leave the line out when it is unknown.")
    elif len(value) > TEXT_LIMIT:
        check.wrong(path, f"{one.key} has {len(value)} characters; at most {TEXT_LIMIT} are read.")
    elif UNREADABLE.search(value):
        check.wrong(path, f"{one.key} holds a line break or another character that cannot be printed.")
    else:
        return value.strip()
    return None


def _country(check: _Check, one: Field, value: Any, path: Path) -> str | None:
    text = _text(check, one, value, path)
    found = None if text is None else country_name(text)
    if text is not None and found is None:
        near = nearest_country(text)
        hint = f'Did you mean "{near}"?' if near else "Write the English name of one country."
        check.wrong(path, f"{_shown(text)} is not a country that is known here.", hint)
    return found


def _boolean(check: _Check, one: Field, value: Any, path: Path) -> bool | None:
    if isinstance(value, bool):
        return value
    check.wrong(
        path, f"{one.key} must be true or false, not {_kind(value)}.", "Leave it out when it is unknown."
    )
    return None


def _number(check: _Check, one: Field, value: Any, path: Path) -> float | None:
    whole = one.kind in {Kind.INTEGER, Kind.COUNTS}
    if not clean_number(value) or (whole and not isinstance(value, int)):
        kind = "a whole number" if whole else "a number"
        check.wrong(
            path, f"{dotted(path[-1:])} must be {kind}, not {_kind(value)}.", f"For example: {one.example}"
        )
        return None
    low, high = one.low, one.high
    if (low is not None and value < low) or (high is not None and value > high):
        check.wrong(path, f"{dotted(path[-1:])} is {_digits(value)}.", f"It can be {one.range_words()}.")
        return None
    return int(value) if whole else float(value)


def _date(check: _Check, one: Field, value: Any, path: Path) -> date | None:
    read = read_date(value, month_end=one.month_end)
    if one.year_alone and isinstance(value, str) and YEAR.fullmatch(value):
        read = date(int(value), MIDDLE_OF_YEAR, 1)
    if read is None:
        shown = _shown(value) if isinstance(value, str) else _kind(value)
        check.wrong(path, f"{one.key} is {shown}, not a date.", 'Write "2025-06" or "2025-06-14".')
    elif not EARLIEST <= read <= LATEST:
        check.wrong(path, f"{one.key} is {read}; years from {EARLIEST.year} to {LATEST.year} are read.")
        return None
    return read


def _choice(check: _Check, one: Field, value: Any, path: Path) -> str | None:
    if not isinstance(value, str):
        check.wrong(path, f"{one.key} must be text, not {_kind(value)}.", _options(one))
        return None
    known = {option.casefold(): option for option in one.options} | dict(one.aliases)
    found = known.get(" ".join(value.casefold().split()))
    if found is None:
        near = difflib.get_close_matches(value.casefold(), known, n=1, cutoff=0.6)
        hint = f'Did you mean "{known[near[0]]}"?' if near else _options(one)
        check.wrong(path, f"{_shown(value)} is not one of the options of {one.key}.", hint)
    return found


def _texts(check: _Check, one: Field, value: Any, path: Path) -> tuple[str, ...] | None:
    return _list(check, one, value, path, _element_text)


def _choices(check: _Check, one: Field, value: Any, path: Path) -> tuple[str, ...] | None:
    return _list(check, one, value, path, _choice)


def _program_ids(check: _Check, one: Field, value: Any, path: Path) -> tuple[str, ...] | None:
    return _list(check, one, value, path, _program_id)


def _element_text(check: _Check, one: Field, value: Any, path: Path) -> str | None:
    if isinstance(value, str):
        return _text(check, one, value, path)
    check.wrong(path, f"{one.key} must hold texts, not {_kind(value)}.", f"For example: {_assignment(one)}")
    return None


def _program_id(check: _Check, _: Field, value: Any, path: Path) -> str | None:
    # An id without quotes is a whole number to TOML; it can only mean one thing.
    text = str(value) if type(value) is int and abs(value) < 10**12 else value
    if isinstance(text, str) and PROGRAM_ID.fullmatch(text):
        return text
    shown = _shown(text) if isinstance(text, str) else _kind(value)
    check.wrong(path, f"{shown} is not a program id.", 'An ACGME id has ten digits, such as "1403811349".')
    return None


ListReader = Callable[[_Check, Field, Any, Path], str | None]


def _list(check: _Check, one: Field, value: Any, path: Path, read: ListReader) -> tuple[str, ...] | None:
    if not isinstance(value, list):
        check.wrong(
            path, f"{one.key} must be a list, not {_kind(value)}.", f"For example: {_assignment(one)}"
        )
        return None
    if len(value) > LIST_LIMIT:
        check.wrong(path, f"{one.key} has {len(value)} entries; at most {LIST_LIMIT} are read.")
        return None
    seen: dict[str, int] = {}
    for place, element in enumerate(value):
        clean = read(check, one, element, (*path, place))
        if clean is None:
            continue
        if clean in seen:
            check.wrong((*path, place), f"{_shown(clean)} stands twice in {one.key}.", "Keep one of them.")
        seen.setdefault(clean, place)
    return tuple(seen)


def _by_name(check: _Check, one: Field, value: Any, path: Path) -> dict[str, float] | None:
    """Read a table from a specialty or program id to a number."""
    if not isinstance(value, dict):
        way_out = f"Write it as a table: [{_header(path)}] and below it {one.example}"
        check.wrong(path, f"{one.key} must be a table, not {_kind(value)}.", way_out)
        return None
    clean: dict[str, float] = {}
    for name, amount in value.items():
        here = (*path, name)
        key = _program_id(check, one, name, here) if one.kind is Kind.RATINGS else _name(check, name, here)
        number = _number(check, one, amount, here)
        if key is None or number is None:
            continue
        if any(key.casefold() == other.casefold() for other in clean):
            check.wrong(here, f"{_shown(key)} stands twice in {one.key}.", "Keep one of them.")
        clean[key] = number
    if one.required and not value:
        check.wrong(path, f"{one.key} is empty.", f"Name at least one: {one.example}")
    return clean


def _name(check: _Check, name: str, path: Path) -> str | None:
    tidy = " ".join(name.split())
    if tidy and not UNREADABLE.search(tidy) and len(tidy) <= TEXT_LIMIT:
        return tidy
    check.wrong(path, "A specialty has no name or one that cannot be read.")
    return None


Reader = Callable[[_Check, Field, Any, Path], Any]

READERS: dict[Kind, Reader] = {
    Kind.TEXT: _text,
    Kind.COUNTRY: _country,
    Kind.BOOLEAN: _boolean,
    Kind.INTEGER: _number,
    Kind.NUMBER: _number,
    Kind.DATE: _date,
    Kind.CHOICE: _choice,
    Kind.TEXTS: _texts,
    Kind.CHOICES: _choices,
    Kind.PROGRAM_IDS: _program_ids,
    Kind.WEIGHTS: _by_name,
    Kind.COUNTS: _by_name,
    Kind.RATINGS: _by_name,
}


def _assignment(one: Field) -> str:
    if one.kind in {Kind.WEIGHTS, Kind.COUNTS, Kind.RATINGS}:
        return f"[{one.name}] and below it {one.example}"
    return f"{one.key} = {one.example}"


def _header(path: Path) -> str:
    return ".".join(str(step) for step in path if isinstance(step, str))


def _options(one: Field) -> str:
    if len(one.options) > 12:
        return f"For example: {one.example}"
    return f"Options: {', '.join(one.options)}."


def _nearest(key: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(key.casefold(), known, n=1, cutoff=0.6)
    return f"Did you mean {near[0]}?" if near else f"Known here: {', '.join(sorted(known))}."


def _shown(text: str) -> str:
    short = text if len(text) <= 60 else f"{text[:57]}..."
    return '"' + "".join(char if char.isprintable() else "?" for char in short) + '"'


def _digits(value: Any) -> str:
    if isinstance(value, int) and abs(value) > 10**15:
        return "a number with too many digits"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _kind(value: Any) -> str:
    """Return what a TOML value is, in words, with the value where it is short."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"the text {_shown(value)}"
    if isinstance(value, int | float):
        return f"the number {_digits(value)}"
    if isinstance(value, list):
        return "a list"
    return "a table" if isinstance(value, dict) else "a date or a time"
