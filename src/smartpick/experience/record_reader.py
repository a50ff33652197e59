"""Read a record from plain values (dicts, lists, texts, numbers) by the types of its fields, all faults at once.

A reader takes a value and returns the clean one, or raises :class:`Refused` with every fault below it. It is built
once for each class, so that reading ten thousand records costs little more than walking their values.
"""

import dataclasses
import difflib
import re
import types
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from smartpick.calendar_months import read_date
from smartpick.experience.fields import (
    Address,
    Between,
    FullDay,
    IcdCode,
    MonthEnd,
    Named,
    Text,
    TimeOfDay,
    TimeZone,
)
from smartpick.experience.icd_code import canonical_code
from smartpick.experience.months import Month, month_of, read_month
from smartpick.experience.taxonomies import ALIASES
from smartpick.toml_lines import Path
from smartpick.united_states import STATE_ALIASES, STATES

__all__ = ["Fault", "Reader", "Refused", "reader_of", "shown"]

Reader = Callable[[Any], Any]
ReaderT = TypeVar("ReaderT", bound=Reader)

LIST_LIMIT = 1000
MOST_OPTIONS = 40
EARLIEST, LATEST = date(1940, 1, 1), date(2060, 12, 31)
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d", re.ASCII)
# Control characters, line separators, marks that turn the direction of text around, halves of characters.
_UNREADABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a value, and where below the record it stands."""

    what: str
    way_out: str = ""
    path: Path = ()


class Refused(Exception):  # noqa: N818  (it is an answer of a reader; a user never sees it)
    """A value that cannot be used, with all its faults."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(fault.what for fault in self.faults))

    @classmethod
    def once(cls, what: str, way_out: str = "") -> "Refused":
        """Return a refusal for a single reason."""
        return cls((Fault(what, way_out),))

    def under(self, step: str | int) -> list[Fault]:
        """Return the faults as seen from one level up."""
        return [dataclasses.replace(fault, path=(step, *fault.path)) for fault in self.faults]


#: Readers built so far, and those of types that are written in a form of their own (a skill is one text).
_READERS: dict[object, Reader] = {}


def reads(kind: object) -> Callable[[ReaderT], ReaderT]:
    """Register the decorated function as the reader of ``kind``."""

    def register(reader: ReaderT) -> ReaderT:
        _READERS[kind] = reader
        return reader

    return register


def reader_of(hint: Any) -> Reader:
    """Return the reader of a type: a record, a list of words, ``Annotated`` with a limit, a tuple, ..."""
    if hint not in _READERS:
        _READERS[hint] = _record(hint) if dataclasses.is_dataclass(hint) else _built(hint)
    return _READERS[hint]


def _built(hint: Any) -> Reader:
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _limited(args[0], args[1])
    if origin is Literal:
        return _choice(args, ALIASES.get(hint, {}))
    if origin is tuple:
        return _list(reader_of(args[0]))
    return {bool: _boolean, date: _date(month_end=False), Month: _month}[hint]


def _limited(base: Any, limit: Any) -> Reader:
    if limit == "state":
        return _choice(STATES, STATE_ALIASES)
    if isinstance(limit, Text):
        return _text(limit)
    if isinstance(limit, Between):
        return _number(limit, whole=base is int)
    return {
        Named: _name,
        Address: _address,
        MonthEnd: _date(month_end=True),
        FullDay: _full_day,
        IcdCode: _code,
        TimeOfDay: _clock,
        TimeZone: _zone,
    }[type(limit)]


def _needed(hint: Any) -> Any:
    """Return a type without "or unknown"; unknown is handled where fields are."""
    if get_origin(hint) in {Union, types.UnionType} and type(None) in get_args(hint):
        inner = tuple(arg for arg in get_args(hint) if arg is not type(None))
        return inner[0] if len(inner) == 1 else Union[inner]  # noqa: UP007  (made at run time)
    return hint


def _record(kind: Any) -> Reader:
    hints = get_type_hints(kind, include_extras=True)
    fields = dataclasses.fields(kind)
    readers = {field.name: reader_of(_needed(hints[field.name])) for field in fields}
    unknown = {field.name for field in fields if field.default is None}
    required = [f.name for f in fields if f.default is f.default_factory is dataclasses.MISSING]

    def read(value: Any) -> Any:
        if not isinstance(value, dict):
            raise Refused.once(f"A table is needed here, not {shown(value)}.")
        clean, faults = {}, []
        for key, given in value.items():
            reader = readers.get(key)
            if reader is None:
                faults.append(
                    Fault(f"There is no field called {shown(key)} here.", _near(key, readers), (key,))
                )
                continue
            if given is None and key in unknown:
                continue
            try:
                clean[key] = reader(given)
            except Refused as refused:
                faults += refused.under(key)
        faults += [Fault(f"{key} is missing.", "", (key,)) for key in required if key not in value]
        if faults:
            raise Refused(faults)
        return kind(**clean)

    return read


def _list(inner: Reader) -> Reader:
    def read(value: Any) -> Any:
        if not isinstance(value, list | tuple):
            raise Refused.once(f"A list is needed here, not {shown(value)}.", "Write it between [ and ].")
        if len(value) > LIST_LIMIT:
            raise Refused.once(f"The list has {len(value)} entries; at most {LIST_LIMIT} are read.")
        try:
            return tuple([inner(element) for element in value])
        except Refused:
            raise Refused(_faults_of(inner, value)) from None

    return read


def _faults_of(inner: Reader, values: Iterable[Any]) -> Iterable[Fault]:
    for place, element in enumerate(values):
        try:
            inner(element)
        except Refused as refused:
            yield from refused.under(place)


def _text(limit: Text) -> Reader:
    def read(value: Any) -> str:
        if not isinstance(value, str):
            raise Refused.once(f"Text is needed here, not {shown(value)}.")
        text = value.strip()
        if not text:
            raise Refused.once("The text is empty.", "Leave the field out when there is nothing to say.")
        if len(text) > limit.limit:
            raise Refused.once(f"The text has {len(text)} characters; at most {limit.limit} are read.")
        if text.isprintable():
            return text
        if _UNREADABLE.search(re.sub(r"[\n\t]", " ", text) if limit.lines else text):
            raise Refused.once("The text holds a line break or another character that cannot be printed.")
        return text

    return read


def _name(value: Any) -> str:
    if isinstance(value, str) and Named().shape.fullmatch(value):
        return value
    way_out = "A name has up to 64 letters, digits, points, hyphens and underscores, such as clinic-2026."
    raise Refused.once(f"{shown(value)} cannot be the name of a record.", way_out)


def _number(limit: Between, *, whole: bool) -> Reader:
    needed = "A whole number" if whole else "A number"

    def read(value: Any) -> float:
        right = isinstance(value, int) or (isinstance(value, float) and (not whole or value.is_integer()))
        if isinstance(value, bool) or not right or value != value:  # noqa: PLR0124  (NaN is not itself)
            raise Refused.once(f"{needed} is needed here, not {shown(value)}.")
        if not limit.low <= value <= limit.high:
            range_words = f"{limit.low:,g} to {limit.high:,g} {limit.unit}".rstrip()
            raise Refused.once(f"{shown(value)} is out of range.", f"It can be {range_words}.")
        return int(value) if whole else float(value)

    return read


def _address(value: Any) -> str:
    text = value.strip() if isinstance(value, str) else ""
    if text.isprintable() and Address().shape.fullmatch(text):
        return text
    raise Refused.once(f"{shown(value)} is no email address.", "One address, like name@example.org.")


def _boolean(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    raise Refused.once(f"true or false is needed here, not {shown(value)}.", "Leave it out when unknown.")


def _date(*, month_end: bool) -> Reader:
    def read(value: Any) -> date:
        day = read_date(value, month_end=month_end)
        if day is None or not EARLIEST <= day <= LATEST:
            raise Refused.once(
                f"{shown(value)} is not a date that can be meant.", 'Write "2026-06" or "2026-06-14".'
            )
        return day

    return read


def _full_day(value: Any) -> date:
    if isinstance(value, str) and read_month(value):
        raise Refused.once(f"{shown(value)} is a month; a day is needed here.", f'For example: "{value}-14".')
    day: date = _date(month_end=False)(value)
    return day


def _clock(value: Any) -> str:
    if isinstance(value, time):
        return f"{value:%H:%M}"
    text = value.strip() if isinstance(value, str) else ""
    if _CLOCK.fullmatch(text):
        return text.zfill(len("00:00"))
    raise Refused.once(f"{shown(value)} is no time of day.", 'Write it from "00:00" to "23:59".')


def _zone(value: Any) -> str:
    try:
        return ZoneInfo(value).key
    except (ZoneInfoNotFoundError, ValueError, TypeError, OSError):
        pass
    raise Refused.once(f"There is no time zone called {shown(value)}.", 'For example: "America/Chicago".')


def _month(value: Any) -> Month:
    if isinstance(value, str) and (found := read_month(value)):
        return found
    day = read_date(value)
    if day is not None:
        way_out = f'Write "{month_of(day)}": a day beside a case could point to a patient.'
        raise Refused.once(f"{shown(value)} is a day; a case is dated by its month.", way_out)
    raise Refused.once(f"{shown(value)} is not a month.", 'Write it like "2026-03".')


def _code(value: Any) -> str:
    found = canonical_code(value) if isinstance(value, str) else None
    if found is None:
        raise Refused.once(f"{shown(value)} is not an ICD-10-CM code.", "Write it like I10 or E11.9.")
    return found


def _choice(allowed: tuple[str, ...], aliases: dict[str, str]) -> Reader:
    exact = {option: option for option in allowed}
    known = {option.casefold(): option for option in allowed} | dict(aliases)

    def read(value: Any) -> str:
        try:
            return exact[value]
        except (KeyError, TypeError):
            pass
        if isinstance(value, str) and (found := known.get(" ".join(value.casefold().split()))):
            return found
        raise Refused.once(
            f"{shown(value)} is not one of the words that can stand here.", _near(value, known, exact)
        )

    return read


def _near(value: Any, known: Iterable[str], allowed: Iterable[str] = ()) -> str:
    """Return the nearest word as a question, else what is allowed."""
    near = difflib.get_close_matches(str(value).casefold()[:100], list(known), n=1, cutoff=0.6)
    if near:
        return f"Did you mean {near[0]}?"
    words = list(allowed) or list(known)
    return f"Options: {', '.join(words)}." if len(words) <= MOST_OPTIONS else f"For example: {words[0]}."


def shown(value: Any) -> str:
    """Return a value in a few printable characters, for a sentence."""
    if isinstance(value, str):
        short = value if len(value) <= 60 else f"{value[:57]}..."
        return '"' + "".join(char if char.isprintable() else "?" for char in short) + '"'
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "nothing"}[value]
    if isinstance(value, int | float):
        return "a number with too many digits" if abs(value) > 10**15 else f"{value:.15g}"
    if isinstance(value, date):
        return str(value)
    return "a table" if isinstance(value, dict) else "a list"
