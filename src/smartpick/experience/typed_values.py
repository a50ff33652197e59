"""Fields typed at a terminal ("end=Nov 2026", "hands_on=y", "writer=Dr. Jo Example") as plain values of a record."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from smartpick.errors import Problem, UserError
from smartpick.experience.fields import Between, Named, TimeOfDay
from smartpick.experience.keeping import KEEPING
from smartpick.experience.log_import.cell_values import (
    age_cell,
    codes_cell,
    day_cell,
    month_cell,
    role_cell,
    yes_no_cell,
)
from smartpick.experience.months import Month
from smartpick.experience.portfolio import Portfolio
from smartpick.experience.record_reader import Refused, shown
from smartpick.experience.records import RECORDS, TABLES

__all__ = ["typed_values"]

_DAYS_AWAY = {"yesterday": -1, "today": 0, "tomorrow": 1}
_TITLE = re.compile(r"^(?:dr|prof|mr|mrs|ms)\b\.?\s*", re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))? ?([ap])\.?m\.?", re.IGNORECASE | re.ASCII)
_TABLE = {kind: table for table, kind in TABLES.items()}


def typed_values(kind: str, given: Mapping[str, str], known: Portfolio, on: date) -> dict[str, Any]:
    """Return texts by field as plain values of a record of ``kind``; what is empty is ``None``.

    Days and months are read as people write them, also "today"; yes and no as words; ages as bands; diagnoses as
    codes or everyday words; other records of ``known`` by id, its beginning, or name; lists are separated by ";".
    A field that does not exist is handed on as it is, for the reader of records to refuse. Raise
    :class:`~smartpick.errors.UserError` with everything that cannot be read, each with its field.
    """
    readers = _readers(kind)
    found: dict[str, Any] = {}
    problems: list[Problem] = []
    for field, text in given.items():
        if not text.strip():
            found[field] = None
            continue
        try:
            found[field] = readers.get(field, _as_it_is)(text.strip(), _Around(kind, field, known, on))
        except Refused as refused:
            problems += [Problem(fault.what, fault.way_out, field) for fault in refused.faults]
    if problems:
        raise UserError(problems)
    return found


class _Around:
    """What a text is read beside: its field, the portfolio, the day."""

    __slots__ = ("field", "kind", "known", "on")

    def __init__(self, kind: str, field: str, known: Portfolio, on: date) -> None:
        self.kind, self.field, self.known, self.on = kind, field, known, on

    def record(self, text: str) -> str:
        """Return the id of the record that is meant by an id, the beginning of one, or a name."""
        target = KEEPING[self.kind].refers.get(self.field)
        if target is None:
            return text
        records = getattr(self.known, _TABLE[target])
        if any(one.id == text for one in records):
            return text
        names = [(one.id, _names(one)) for one in records]
        wanted = _folded(text)
        for fits in (
            [name for name, called in names if wanted in called],
            [name for name, _ in names if name.startswith(text)],
        ):
            if len(fits) == 1:
                return str(fits[0])
            if fits:
                raise Refused.once(
                    f"{len(fits)} records fit {shown(text)}.", f"Say which: {', '.join(fits)}."
                )
        some = ", ".join(name for name, _ in names[:5])
        way_out = f"Known: {some}." if some else f"Add it first: smartpick portfolio add {target} ..."
        raise Refused.once(f"There is no {target} called {shown(text)}.", way_out)


_Reader = Callable[[str, _Around], Any]


def _names(one: Any) -> set[str]:
    called = getattr(one, "name", None) or getattr(one, "institution", None) or ""
    return {_folded(called), _folded(_TITLE.sub("", called))}


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


@cache
def _readers(kind: str) -> Mapping[str, _Reader]:
    """Return a reader for each field of a kind, by its type."""
    special: dict[str, _Reader] = {
        "age": lambda text, _: age_cell(text),
        "diagnoses": lambda text, _: codes_cell(text),
        "role": lambda text, _: role_cell(text),
    }
    hints = get_type_hints(RECORDS[kind], include_extras=True)
    found = {field: _reader(_needed(hint)) for field, hint in hints.items()}
    return {**found, **(special if kind == "encounter" else {})}


def _needed(hint: Any) -> Any:
    """Return a type without "or unknown"."""
    if get_origin(hint) in {Union, UnionType}:
        return next(arg for arg in get_args(hint) if arg is not type(None))
    return hint


def _reader(hint: Any) -> _Reader:
    if get_origin(hint) is tuple:
        inner = _reader(_needed(get_args(hint)[0]))
        return lambda text, around: [inner(part, around) for part in _parts(text)]
    if get_origin(hint) is Annotated:
        base, limit = get_args(hint)[:2]
        if isinstance(limit, Between):
            return lambda text, _: _number(text)
        if isinstance(limit, Named):
            return lambda text, around: around.record(text)
        if isinstance(limit, TimeOfDay):
            return lambda text, _: _clock(text)
        return _day if base is date else _as_it_is
    return {date: _day, Month: _month, bool: _yes_no}.get(hint, _as_it_is)


def _parts(text: str) -> Iterable[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def _as_it_is(text: str, around: _Around) -> str:  # noqa: ARG001  (one shape for all readers)
    return text


def _day(text: str, around: _Around) -> str:
    away = _DAYS_AWAY.get(text.casefold())
    return day_cell(text) if away is None else (around.on + timedelta(days=away)).isoformat()


def _month(text: str, around: _Around) -> str:
    return month_cell(_day(text, around) if text.casefold() in _DAYS_AWAY else text)


def _yes_no(text: str, around: _Around) -> bool:  # noqa: ARG001
    return yes_no_cell(text)


def _clock(text: str) -> str:
    """Return "2:30 pm" as "14:30"; another text for the reader to refuse."""
    found = _CLOCK.fullmatch(text)
    if found is None:
        return text
    hour, half = int(found[1]), 12 * (found[3].casefold() == "p")
    return f"{hour % 12 + half:02}:{found[2] or '00'}" if 1 <= hour <= 12 else text


def _number(text: str) -> float | str:
    """Return a number written with or without "$", "USD" and thousands; another text for the reader to refuse."""
    plain = re.sub(r"(?i)^usd|usd$", "", text.strip()).strip().removeprefix("$").replace(",", "")
    try:
        number = float(plain)
    except ValueError:
        return text
    return int(number) if number.is_integer() else number
