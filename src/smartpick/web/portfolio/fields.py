"""Fields of a form, made from the types of a record's fields: what to show, what may be chosen, what is there."""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date
from functools import cache
from importlib.resources import files
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from smartpick.experience import KEEPING, RECORDS, TABLES, Portfolio, Record, competencies, organised_programs
from smartpick.experience.fields import Between, FullDay, Text, TimeOfDay, TimeZone
from smartpick.experience.months import Month
from smartpick.experience.onboarding import onboarding_items
from smartpick.united_states import STATES
from smartpick.web.portfolio.lines import called

__all__ = ["KINDS_OF_FORMS", "Field", "Words", "form_fields", "texts_of", "usual_texts", "words_of"]

Shape = Literal[
    "line",
    "prose",
    "day",
    "exact day",
    "time",
    "zone",
    "month",
    "number",
    "choice",
    "yes or unknown",
    "yes",
    "several",
    "lines",
]

#: Kinds that have a form of their own here; encounters are logged with another one.
KINDS_OF_FORMS = tuple(kind for kind in RECORDS if kind != "encounter")
_BY_TYPE: Mapping[object, Shape] = {Month: "month", date: "day"}
#: Fields that name an entry of a packaged list, or of one's own.
_LISTED: Mapping[tuple[str, str], Callable[[Portfolio], Iterable[tuple[str, str]]]] = {
    ("document", "item"): lambda _: ((item.key, item.title) for item in onboarding_items()),
    ("approach", "opportunity"): lambda own: (
        (one.id, one.name) for one in (*own.opportunities, *organised_programs())
    ),
}
#: Zones to pick from; every other name of the IANA list can be typed.
_ZONES = (
    ("America/New_York", "Eastern"),
    ("America/Chicago", "Central"),
    ("America/Denver", "Mountain"),
    ("America/Phoenix", "Arizona"),
    ("America/Los_Angeles", "Pacific"),
    ("America/Anchorage", "Alaska"),
    ("Pacific/Honolulu", "Hawaii"),
    ("America/Puerto_Rico", "Puerto Rico"),
    ("UTC", "Coordinated Universal Time"),
)
_BY_LIMIT: Mapping[type, tuple[Shape, tuple[tuple[str, str], ...]]] = {
    Between: ("number", ()),
    FullDay: ("exact day", ()),
    TimeOfDay: ("time", ()),
    TimeZone: ("zone", _ZONES),
}
_TABLE = {kind: table for table, kind in TABLES.items()}
#: Values that are no words of their own.
_SAID = {"ehr": "electronic record", "own": "something else"}


@dataclass(frozen=True, slots=True)
class Words:
    """What a kind of record is called: ``one`` and ``many``, a sentence, and labels and hints by field.

    ``empty`` says when the first one is worth writing down.
    """

    one: str
    many: str
    what: str
    first: tuple[str, ...]
    labels: Mapping[str, str]
    hints: Mapping[str, str]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One field: ``options`` are (value, words) to choose from; ``value`` is what is typed, ``values`` what is chosen.

    ``first``: shown at once; the others stand behind "more". ``unknown``: nobody has to know it.
    ``said``: something stands in it that does not stand in every empty form.
    """

    name: str
    label: str
    hint: str
    shape: Shape
    options: tuple[tuple[str, str], ...]
    value: str
    values: frozenset[str]
    required: bool
    unknown: bool
    first: bool
    guarded: bool
    said: bool = False


@cache
def _file() -> Mapping[str, Any]:
    text = files("smartpick.web").joinpath("data", "record_words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def words_of(kind: str) -> Words:
    """Return what a kind of record is called."""
    one = _file()[kind]
    return Words(
        one["one"], one["many"], one["what"], tuple(one["first"]), one.get("labels", {}), one.get("hints", {}),
        one.get("empty", ""),
    )  # fmt: skip


def form_fields(kind: str, portfolio: Portfolio, typed: Mapping[str, tuple[str, ...]]) -> tuple[Field, ...]:
    """Return the fields of a kind's form with what was typed, those that matter first at the beginning."""
    words, ticked = words_of(kind), usual_texts(kind)
    hints = get_type_hints(RECORDS[kind], include_extras=True)
    made = [
        replace(
            _field(
                kind, one.name, hints[one.name], portfolio, words, typed.get(one.name) or _usual(one.default)
            ),
            said=typed.get(one.name, ()) not in {(), ("",), ticked.get(one.name), _usual(one.default)},
        )
        for one in fields(RECORDS[kind])
        if one.name not in {"id", "ticked"}
    ]
    order = {name: number for number, name in enumerate(words.first)}
    return tuple(sorted(made, key=lambda field: order.get(field.name, len(order))))


def usual_texts(kind: str) -> dict[str, tuple[str, ...]]:
    """Return what stands in an empty form: the values that a record has when nobody says anything."""
    return {one.name: ("yes",) for one in fields(RECORDS[kind]) if one.default is True}


def texts_of(plain: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Return a record's plain values as a form would send them."""
    return {name: tuple(_texts(value)) for name, value in plain.items()}


def _usual(default: Any) -> tuple[str, ...]:
    """Return what is chosen while nobody says anything."""
    return (default,) if isinstance(default, str) else ()


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, list):
        return [str(item) for item in value]
    return (
        ["yes" if value else "no"]
        if isinstance(value, bool)
        else [f"{value:g}" if isinstance(value, float) else str(value)]
    )


def _field(
    kind: str, name: str, hint: Any, portfolio: Portfolio, words: Words, typed: tuple[str, ...]
) -> Field:
    optional, needed = _needed(hint)
    shape, options = _shape(kind, name, needed, portfolio, optional=optional)
    if shape in {"choice", "several"}:
        # What is there already stays to be chosen, whatever the list says.
        words_by_value = dict(options)
        chosen = tuple((one, words_by_value.get(one, one)) for one in typed if one)
        if shape == "several":
            # In the order in which they were chosen, so that a form sent unchanged changes nothing.
            options = (*chosen, *(one for one in options if one[0] not in typed))
        else:
            options += tuple(one for one in chosen if one[0] not in words_by_value)
    return Field(
        name=name,
        label=words.labels.get(name, name.replace("_", " ").capitalize()),
        hint=words.hints.get(name, ""),
        shape=shape,
        options=options,
        value="\n".join(typed) if shape == "lines" else (typed[0] if typed else ""),
        values=frozenset(typed),
        required=name in _required(kind),
        unknown=optional,
        first=name in words.first,
        guarded=shape in {"prose", "lines"}
        or (shape == "line" and name in {"said", "plan", "outcome", "patients"}),
    )


@cache
def _required(kind: str) -> frozenset[str]:
    return frozenset(
        one.name for one in fields(RECORDS[kind]) if one.default is MISSING and one.default_factory is MISSING
    )


def _needed(hint: Any) -> tuple[bool, Any]:
    """Return whether a type says "or unknown", and the type without that."""
    if get_origin(hint) in {Union, UnionType} and type(None) in get_args(hint):
        return True, next(one for one in get_args(hint) if one is not type(None))
    return False, hint


def _shape(
    kind: str, name: str, hint: Any, portfolio: Portfolio, *, optional: bool
) -> tuple[Shape, tuple[tuple[str, str], ...]]:
    if get_origin(hint) is tuple:
        inner, options = _shape(kind, name, get_args(hint)[0], portfolio, optional=False)
        return ("several", options) if inner == "choice" else ("lines", ())
    if (kind, name) in _LISTED:
        return "choice", tuple(_LISTED[kind, name](portfolio))
    target = KEEPING[kind].refers.get(name)
    if target is not None:
        records: Iterable[Record] = getattr(portfolio, _TABLE[target])
        return "choice", tuple((one.id, called(one, portfolio)) for one in records)
    if get_origin(hint) is Literal:
        return "choice", tuple(_said(get_args(hint)))
    if hint is bool:
        return ("yes or unknown" if optional else "yes"), ()
    return _plain_shape(hint)


def _said(values: tuple[str, ...]) -> Iterable[tuple[str, str]]:
    """Yield values with words; of a competency its title, with the code that schools know it by."""
    titles = {one.code: one.title for one in competencies()}
    if not titles.keys() >= set(values):
        return ((one, _SAID.get(one, one)) for one in values)
    return (
        (one, f"{titles[one]} ({one})" if one.isupper() else titles[one])  # type: ignore[index]
        for one in values
    )


def _plain_shape(hint: Any) -> tuple[Shape, tuple[tuple[str, str], ...]]:
    base, limit = get_args(hint)[:2] if get_origin(hint) is Annotated else (hint, None)
    if limit == "state":
        return "choice", tuple((state, state) for state in STATES)
    if type(limit) in _BY_LIMIT:
        return _BY_LIMIT[type(limit)]
    if isinstance(limit, Text) and limit.lines:
        return "prose", ()
    return _BY_TYPE.get(base, "line"), ()
