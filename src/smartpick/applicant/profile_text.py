"""A profile's data as a TOML file again: the fields in their order, only those that say something."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from smartpick.applicant.field_list import TREE
from smartpick.applicant.fields import Field, Kind, Node

__all__ = ["profile_text", "written"]

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
_BY_NAME = {Kind.WEIGHTS, Kind.COUNTS, Kind.RATINGS}
_HEAD = "#:schema ./profile.schema.json\n# What is left out is unknown; it is never taken for zero.\n"


def written(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return profile data as JSON can hold them: a date that the file wrote without quotes becomes its ISO text."""
    return {key: _plain(value) for key, value in data.items()}


def profile_text(data: Mapping[str, Any]) -> str:
    """Return the TOML text of checked profile data; reading it gives the same data."""
    return _HEAD + "".join(f"{line}\n" for line in _table(TREE, data, ""))


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


def _table(node: Node, data: Mapping[str, Any], name: str) -> Iterator[str]:
    """Yield the lines of a table: its values, its lists that are empty, then the tables in it."""
    yield from (f"{key} = {_value(data[key])}" for key, one in node.fields.items() if _inline(one, data))
    # An empty list of tables says "there is none", which only the table around it can say.
    yield from (f"{key} = []" for key, inner in node.tables.items() if inner.repeated and data.get(key) == [])
    for key, one in node.fields.items():
        if one.kind in _BY_NAME and key in data:
            yield from ("", f"[{_dotted(name, key)}]")
            yield from (f"{_key(str(inner))} = {_value(value)}" for inner, value in data[key].items())
    for key, inner in node.tables.items():
        here = _dotted(name, key)
        if inner.repeated:
            for entry in data.get(key, ()):
                yield from ("", f"[[{here}]]", *_table(inner, entry, here))
        elif key in data:
            yield from ("", f"[{here}]", *_table(inner, data[key], here))


def _inline(one: Field, data: Mapping[str, Any]) -> bool:
    return one.key in data and one.kind not in _BY_NAME


def _dotted(name: str, key: str) -> str:
    return f"{name}.{key}" if name else key


def _key(text: str) -> str:
    return text if _BARE_KEY.fullmatch(text) else _text(text)


def _text(text: str) -> str:
    # JSON and TOML agree on quoted text, but for the one character that JSON leaves as it is.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return f"[{', '.join(_value(inner) for inner in value)}]"
    return _text(value) if isinstance(value, str) else str(value)
