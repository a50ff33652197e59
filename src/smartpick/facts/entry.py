"""From what people type to the canonical value of a field: units, spellings and "none" are forgiven."""

import math
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime

from smartpick.calendar_months import read_date
from smartpick.errors import Problem, UserError
from smartpick.facts.field import FactField, FieldKind, Value, squeezed

__all__ = ["canonical_value", "read_link"]

_NONE = {"none", "no", "nothing", "zero", "nil", "notrequired", "nominimum", "nolimit", "nocutoff", "na"}
_NO_CHOICE = _NONE | {"novisa", "novisas", "doesnotsponsor", "sponsorsnone", "nosponsorship"}
_YES = {"yes", "y", "true", "required", "asksforit", "1", "always"}
_NO = {"no", "n", "false", "notrequired", "none", "0", "never"}
_BETWEEN = re.compile(r"\s*(?:[,;/&+|]|\band\b|\bor\b)\s*", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?:at least|at most|within|up to|about|min(?:imum)?|max(?:imum)?|last|[<>=≥≤~])*\s*"
    r"(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:[.,]\d+)?)\s*(?P<percent>%|percent\b)?\s*(?P<rest>[a-z ./+-]*)",
    re.IGNORECASE,
)
_PARTS = re.compile(r"(\d+)\s*(?:/|of|out of)\s*(\d+)\s*(?:residents?)?", re.IGNORECASE)
_UNIT_WORDS = {
    "points": {"points", "point", "pts"},
    "years": {"years", "year", "yrs", "yr", "y"},
    "months": {"months", "month", "mos", "mo", "m"},
}
_WEEKS = {"weeks", "week", "wks", "wk"}
_WEEKS_IN_A_MONTH = 52.18 / 12
_US_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_WRITTEN_DAYS = ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y")
_LINK = re.compile(r"https?://(?:[\w-]+\.)+[a-z]{2,24}(?::\d{1,5})?(?:[/?#]\S*)?", re.IGNORECASE)
_LONGEST_LINK = 500
_LONGEST_TEXT = 1000
_SHARE_DIGITS = 4


def canonical_value(field: FactField, said: object) -> Value:
    """Return what was said about a field in its canonical form.

    ``said`` is a text as typed, or a value of a kept report. Raise :class:`UserError` with one sentence when it is not
    something this field can be.
    """
    return _READERS[field.kind](field, said)


def _wrong(field: FactField, said: object, allowed: str) -> UserError:
    shown = ", ".join(map(str, said)) if isinstance(said, tuple | list) else str(said)
    return UserError(
        Problem(f'"{shown[:80]}" is no answer to "{field.label}".', f"Write {allowed}.", field.key)
    )


def _choices(field: FactField, said: object) -> Value:
    by_name = {**{squeezed(choice): choice for choice in field.choices}, **field.aliases}
    if isinstance(said, str):
        named = (
            [] if squeezed(said) in _NO_CHOICE else [part for part in _BETWEEN.split(said.strip()) if part]
        )
        if not named and squeezed(said) not in _NO_CHOICE:
            raise _wrong(field, said, f'some of {", ".join(field.choices)}, or "none"')
    elif isinstance(said, list | tuple) and all(isinstance(part, str) for part in said):
        named = list(said)
    else:
        raise _wrong(field, said, f'some of {", ".join(field.choices)}, or "none"')
    found = {_choice(part, by_name) for part in named}
    if None in found:
        raise _wrong(field, said, f'some of {", ".join(field.choices)}, or "none"')
    return tuple(choice for choice in field.choices if choice in found)


def _choice(part: str, by_name: Mapping[str, str]) -> str | None:
    word = squeezed(re.sub(r"\b(?:visas?|only|sponsors?|sponsored|yes)\b", "", part, flags=re.IGNORECASE))
    return by_name.get(word) or by_name.get(word.removesuffix("s"))


def _flag(field: FactField, said: object) -> Value:
    if isinstance(said, bool):
        return said
    word = squeezed(said) if isinstance(said, str) else ""
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise _wrong(field, said, "yes or no")


def _amount(field: FactField, said: object) -> Value:
    value = _read_number(field, said)
    whole = field.kind == "whole"
    allowed = f"a {'whole ' if whole else ''}number from {field.least:g} to {field.most:g}" + (
        f' ({field.unit}), or "none" for {field.none_words}' if field.none is not None else f" ({field.unit})"
    )
    if value is None or not math.isfinite(value) or (whole and value != int(value)):
        raise _wrong(field, said, allowed)
    in_bounds = (field.least or 0.0) <= value <= (math.inf if field.most is None else field.most)
    if value != field.none and not in_bounds:
        raise _wrong(field, said, allowed)
    return int(value) if whole else round(float(value), 2)


def _read_number(field: FactField, said: object) -> float | None:
    if isinstance(said, int | float) and not isinstance(said, bool):
        return float(said)
    if not isinstance(said, str):
        return None
    if field.none is not None and squeezed(said) in _NONE:
        return field.none
    found = _NUMBER.fullmatch(said.strip())
    if found is None or found["percent"]:
        return None
    number = _plain(found["number"])
    rest = {word for word in re.split(r"[ ./+-]+", found["rest"].casefold()) if word}
    rest -= {"or", "more", "less", "above", "below", "required", "of", "graduation", "since", "from", "ago"}
    if field.unit == "months" and rest & _WEEKS:
        return round(number / _WEEKS_IN_A_MONTH, 2) if rest <= _WEEKS else None
    known = _UNIT_WORDS.get(field.unit, {field.unit, field.unit.removesuffix("s")})
    return number if rest <= known else None


def _plain(written: str) -> float:
    """Return a written number; a comma before three digits groups them, before one or two it is the decimal mark."""
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", written):
        return float(written.replace(",", ""))
    return float(written.replace(",", "."))


def _share(field: FactField, said: object) -> Value:
    allowed = "a share such as 35%, 0.35 or 7 of 20"
    value: float | None = None
    if isinstance(said, int | float) and not isinstance(said, bool):
        value = float(said)
    elif isinstance(said, str) and squeezed(said) in {"none", "zero"}:
        value = 0.0
    elif isinstance(said, str) and (parts := _PARTS.fullmatch(said.strip())):
        value = int(parts[1]) / int(parts[2]) if int(parts[2]) else None
    elif isinstance(said, str) and (found := _NUMBER.fullmatch(said.strip())) and not found["rest"].strip():
        value = _plain(found["number"])
        if found["number"] == "1" and not found["percent"]:
            raise _wrong(field, said, "100% if all are meant, or 1%")
        value = value / 100.0 if found["percent"] or value > 1.0 else value
    if value is None or not 0.0 <= value <= 1.0:
        raise _wrong(field, said, allowed)
    return round(value, _SHARE_DIGITS)


def _day(field: FactField, said: object) -> Value:
    if isinstance(said, str):
        words = " ".join(re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", said).replace(",", " ").split())
        read = read_date(words) if len(words) == len("2026-10-15") else None
        for form in _WRITTEN_DAYS:
            if read is None:
                read = _parsed(words, form)
        american = _US_DAY.fullmatch(words)
        if read is None and american and int(american[2]) > 12:
            read = _parsed(words, "%m/%d/%Y")
        if read is not None and 2000 <= read.year <= 2100:
            return read.isoformat()
    raise _wrong(field, said, "a day as 2026-10-15")


def _parsed(words: str, form: str) -> date | None:
    try:
        return datetime.strptime(words, form).date()  # noqa: DTZ007  (a day has no zone)
    except ValueError:
        return None


def read_link(said: str, where: str) -> str:
    """Return an address of the web, "" for an empty text; raise ``UserError`` with the place ``where`` for another."""
    text = said.strip()
    if text and "://" not in text and "@" not in text:
        text = f"https://{text}"
    if text and (not _LINK.fullmatch(text) or len(text) > _LONGEST_LINK):
        what = f'"{said.strip()[:80]}" is not an address of the web.'
        raise UserError(Problem(what, "Write one that begins with https://, or leave it out.", where))
    return text


def _link(field: FactField, said: object) -> Value:
    found = read_link(said, field.key) if isinstance(said, str) else ""
    if not found:
        raise _wrong(field, said, "an address that begins with https://")
    return found


def _text(field: FactField, said: object) -> Value:
    text = " ".join(said.split()) if isinstance(said, str) else ""
    longest = int(field.most or _LONGEST_TEXT)
    if not text or len(text) > longest or not text.isprintable():
        raise _wrong(field, said, f"a text of up to {longest} characters")
    return text


_READERS: Mapping[FieldKind, Callable[[FactField, object], Value]] = {
    "choices": _choices,
    "flag": _flag,
    "whole": _amount,
    "number": _amount,
    "share": _share,
    "text": _text,
    "day": _day,
    "link": _link,
}
