"""The catalogue: what can be known about a program, and how far each kind of source is believed."""

import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal, get_args

from smartpick.errors import Problem, UserError

__all__ = [
    "FIELDS",
    "VERIFIED",
    "FactField",
    "FieldKind",
    "Trust",
    "Value",
    "Verified",
    "field_named",
    "squeezed",
]

FieldKind = Literal["choices", "flag", "whole", "number", "share", "text", "day", "link"]
#: Who verified a report: the user, somebody else (so nobody, for the user), or an official file.
Verified = Literal["me", "other", "import"]
#: A canonical value: choices are a tuple in the order of the field's list, days ISO texts.
Value = str | int | float | bool | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactField:
    """One thing that can be known about a program.

    ``least`` and ``most`` bound a number (``most`` the length of a text); ``none`` is the number that stands for
    "none", said as ``none_words``. A value either holds or does not, ``unchanged_per_year`` being the probability that
    it still does a year later; or it drifts: ``drift`` is the standard deviation of its change in a year, in the
    field's unit, or as a part of the value with ``relative``, and then ``unchanged_per_year`` is 1. ``basis`` says
    where that figure comes from. ``minutes`` to look it up on the ``page`` that usually says it; ``screen`` is the rule
    of the screens it decides, "" for none. ``names`` are other words people use for it, ``aliases`` for its choices.
    """

    key: str
    label: str
    kind: FieldKind
    unit: str
    least: float | None
    most: float | None
    none: float | None
    none_words: str
    choices: tuple[str, ...]
    aliases: Mapping[str, str]
    names: tuple[str, ...]
    unchanged_per_year: float
    drift: float
    relative: bool
    basis: str
    minutes: int
    page: str
    screen: str
    example: str

    @property
    def drifts(self) -> bool:
        """Whether age widens the value instead of making it unknown."""
        return self.drift > 0.0


@dataclass(frozen=True, slots=True)
class Trust:
    """How far a report is believed on the day it speaks of: the probability that it is right, and on what basis."""

    words: str
    reliability: float
    basis: str


def _load() -> tuple[Mapping[str, FactField], Mapping[str, Trust]]:
    text = files("smartpick.facts").joinpath("data", "fields.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    fields = {key: _field(key, about) for key, about in table["fields"].items()}
    trusts = {name: Trust(**about) for name, about in table["verified"].items()}
    if tuple(sorted(trusts)) != tuple(sorted(get_args(Verified))):
        raise ValueError(f"fields.toml must say how far to believe each of {get_args(Verified)}")
    return MappingProxyType(fields), MappingProxyType(trusts)


def _field(key: str, about: Mapping[str, Any]) -> FactField:
    return FactField(
        key=key,
        label=about["label"],
        kind=about["kind"],
        unit=about.get("unit", ""),
        least=about.get("least"),
        most=about.get("most"),
        none=about.get("none"),
        none_words=about.get("none_words", "none"),
        choices=tuple(about.get("choices", ())),
        aliases=MappingProxyType(about.get("aliases", {})),
        names=tuple(about.get("names", ())),
        unchanged_per_year=about.get("unchanged_per_year", 1.0),
        drift=about.get("drift", 0.0),
        relative=about.get("drift_in") == "part",
        basis=about["basis"],
        minutes=about["minutes"],
        page=about["page"],
        screen=about["screen"],
        example=about["example"],
    )


#: Every field by its key, in the order of the file; and how far each kind of source is believed.
FIELDS, VERIFIED = _load()


_OTHER = re.compile(r"[^a-z0-9]")


def squeezed(text: str) -> str:
    """Return letters and digits of a text only, in lower case: "J-1" and "j1" are the same."""
    return _OTHER.sub("", text.casefold())


_BY_NAME = MappingProxyType(
    {squeezed(name): field for field in FIELDS.values() for name in (*field.names, field.label, field.key)}
)


def field_named(text: str) -> FactField:
    """Return the field that a key, a label or another usual word for it names.

    Raise :class:`UserError` with near keys when there is none.
    """
    if text in FIELDS:
        return FIELDS[text]
    wanted = squeezed(text)
    if wanted in _BY_NAME:
        return _BY_NAME[wanted]
    near = difflib.get_close_matches(wanted, list(_BY_NAME), n=3, cutoff=0.7)
    keys = dict.fromkeys(_BY_NAME[name].key for name in near)
    hint = f"Did you mean {' or '.join(keys)}?" if keys else f"Choose one of: {', '.join(FIELDS)}."
    raise UserError(Problem(f"There is no field {text[:60]!r}.", hint))
