"""The sentences of the report, kept in ``words.toml`` beside this module."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from smartpick.errors import InternalError

__all__ = ["items", "said"]


@cache
def _words() -> dict[str, Any]:
    text = (files("smartpick.render.market_report") / "words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _found(name: str) -> Any:
    here: Any = _words()
    for part in name.split("."):
        if part not in here:
            raise InternalError(f"words.toml says nothing for {name!r}")
        here = here[part]
    return here


def said(name: str, /, **values: object) -> str:
    """Return the words by dotted name, filled in; a value that is missing is a ``KeyError``."""
    return " ".join(str(_found(name)).split()).format(**values)


def items(name: str) -> tuple[str, ...]:
    """Return a list of sentences by dotted name."""
    return tuple(" ".join(str(item).split()) for item in _found(name))
