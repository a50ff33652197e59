"""Why the model misses a published figure, in words: ``data/explanations.toml``, written by hand and read here."""

import tomllib
from functools import cache
from importlib.resources import files

from smartpick.errors import InternalError
from smartpick.market.comparison import published_figures

__all__ = ["explanations"]


@cache
def explanations() -> dict[str, str]:
    """Return the explanation by key of its figure; a key that no figure has is an ``InternalError``."""
    text = (files("smartpick.market") / "data" / "explanations.toml").read_text(encoding="utf-8")
    known = {figure.key for figure in published_figures()}
    found: dict[str, str] = {}
    for row in tomllib.loads(text)["explanation"]:
        for key in row["figures"]:
            if key not in known or key in found:
                raise InternalError(f"explanations.toml: {key!r} is no figure, or is explained twice")
            found[key] = " ".join(row["words"].split())
    return found
