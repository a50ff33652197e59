"""Nouns as JSON bodies and back: any frozen dataclass whose fields are made of the types below.

``None``, bool, int, float, str, ``Literal``, ``NewType`` of these, ``Enum`` (its value), date and datetime (ISO),
dataclass, ``tuple``, ``frozenset`` (sorted), ``Mapping`` with text keys, and ``X | None`` or another union (the first
that the value fits).
A field that the body lacks takes its default; one that the class lacks is a problem, never dropped in silence.
"""

import dataclasses
import types
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, Literal, NewType, TypeVar, Union, get_args, get_origin, get_type_hints

from smartpick.errors import InternalError, Problem, UserError
from smartpick.store.canonical import canonical

__all__ = ["body_of", "noun_of"]

Noun = TypeVar("Noun")


class _MismatchError(Exception):
    """A value is not what its field is made for."""


def body_of(noun: Any) -> dict[str, Any]:
    """Return a dataclass as a JSON object, field by field."""
    if not dataclasses.is_dataclass(noun) or isinstance(noun, type):
        raise InternalError(f"{type(noun).__name__} is not a dataclass and has no body.")
    return {field.name: _json(getattr(noun, field.name)) for field in dataclasses.fields(noun)}


def _json(value: Any) -> Any:
    found: Any
    match value:
        case Enum():
            found = _json(value.value)
        case None | bool() | int() | float() | str():
            found = value
        case date():  # a datetime too
            found = value.isoformat()
        case Mapping():
            found = {str(_json(key)): _json(item) for key, item in value.items()}
        case tuple() | list():
            found = [_json(item) for item in value]
        case frozenset() | set():
            found = sorted((_json(item) for item in value), key=canonical)
        case _:
            found = body_of(value)
    return found


def noun_of(cls: type[Noun], body: Mapping[str, Any], where: str = "") -> Noun:
    """Return the dataclass whose body this is; raise ``UserError`` with every field that does not fit."""
    problems: list[Problem] = []
    found = _tried(cls, body, where, problems)
    if problems:
        raise UserError(problems)
    return found  # type: ignore[no-any-return]  # of this class: it was made by calling it


@cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls)


def _noun(cls: type, body: Any, where: str, problems: list[Problem]) -> Any:
    if not isinstance(body, Mapping):
        raise _MismatchError("an object is needed")
    values = {}
    fields = {field.name: field for field in dataclasses.fields(cls)}
    start = len(problems)
    for name in sorted(body.keys() - fields.keys()):
        at = f"{where}.{name}" if where else name
        problems.append(Problem("This version does not know this field.", "Install the newest version.", at))
    for name, field in fields.items():
        at = f"{where}.{name}" if where else name
        if name in body:
            values[name] = _tried(_hints(cls)[name], body[name], at, problems)
        elif field.default is field.default_factory is dataclasses.MISSING:
            problems.append(Problem("This field is missing.", "Add it.", at))
    if len(problems) > start:
        return None
    try:
        return cls(**values)
    except ValueError as fault:
        raise _MismatchError(str(fault).rstrip(".")) from fault


def _tried(hint: Any, value: Any, where: str, problems: list[Problem]) -> Any:
    try:
        return _value(hint, value, where, problems)
    except _MismatchError as fault:
        problems.append(Problem(f"This does not fit: {fault}.", "Mend it.", where))
        return None


def _value(hint: Any, value: Any, where: str, problems: list[Problem]) -> Any:
    hint = hint.__supertype__ if isinstance(hint, NewType) else hint
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is None:
        is_noun = isinstance(hint, type) and dataclasses.is_dataclass(hint)
        return _noun(hint, value, where, problems) if is_noun else _plain(hint, value)
    if origin in {Union, types.UnionType}:
        return _first_fitting(arguments, value, where, problems)
    if origin is Literal:
        return _one_of(arguments, value)
    if origin in {tuple, frozenset, list, set} and isinstance(value, list):
        return _items(origin, arguments, value, where, problems)
    if isinstance(origin, type) and issubclass(origin, Mapping) and isinstance(value, dict):
        return {
            _tried(arguments[0], key, where, problems): _tried(arguments[1], item, f"{where}.{key}", problems)
            for key, item in value.items()
        }
    raise _MismatchError(f"{'a list' if origin in {tuple, frozenset, list, set} else 'an object'} is needed")


def _one_of(options: tuple[Any, ...], value: Any) -> Any:
    if not any(value == option and type(value) is type(option) for option in options):
        raise _MismatchError(f"{value!r} is none of {', '.join(map(repr, options))}")
    return value


def _items(
    origin: Any, arguments: tuple[Any, ...], value: list[Any], where: str, problems: list[Problem]
) -> Any:
    if origin is tuple and Ellipsis not in arguments:
        if len(arguments) != len(value):
            raise _MismatchError(f"{len(arguments)} items are needed, not {len(value)}")
        kinds = arguments
    else:
        kinds = (arguments[0],) * len(value)
    pairs = enumerate(zip(kinds, value, strict=True))
    return origin(_tried(kind, item, f"{where}[{n}]", problems) for n, (kind, item) in pairs)


def _first_fitting(hints: tuple[Any, ...], value: Any, where: str, problems: list[Problem]) -> Any:
    """Return the value as the first kind of a union that takes it; its problems are those of the last tried."""
    options = [hint for hint in hints if (hint is type(None)) == (value is None)]
    if not options:
        raise _MismatchError("a value is needed")
    fault: _MismatchError | None = None
    said: list[Problem] = []
    for hint in options:
        said, fault = [], None
        try:
            found = _value(hint, value, where, said)
        except _MismatchError as mismatch:
            fault = mismatch
        else:
            if not said:
                return found
    problems += said
    if fault is not None:
        raise fault
    return None


_NAMES = {str: "text", bool: "true or false", int: "a whole number", float: "a number", type(None): "nothing"}
_READERS: dict[type, Callable[[str], Any]] = {date: date.fromisoformat, datetime: datetime.fromisoformat}


def _plain(hint: Any, value: Any) -> Any:
    if hint is Any:
        return value
    if not isinstance(hint, type):
        raise InternalError(f"A field of type {hint} cannot be kept.")
    if issubclass(hint, Enum) or hint in _READERS:
        try:
            return _READERS[hint](value) if hint in _READERS else hint(value)
        except (ValueError, TypeError) as fault:
            raise _MismatchError(f"{value!r} is no {hint.__name__}") from fault
    if hint is float and type(value) is int:
        return float(value)
    if hint not in _NAMES:
        raise InternalError(f"A field of type {hint.__name__} cannot be kept.")
    if type(value) is not hint:
        raise _MismatchError(f"{_NAMES[hint]} is needed, not {value!r}")
    return value
