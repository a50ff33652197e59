"""Why the model misses a published figure, in words: ``data/explanations.toml``, written by hand and read here.

An explanation is of one direction: words for a figure that is simulated too low say nothing when it comes out too high.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from smartpick.errors import InternalError
from smartpick.market.comparison import published_figures

__all__ = ["Side", "explanations"]

Side = Literal["above", "below"]


@cache
def explanations() -> dict[tuple[str, Side], str]:
    """Return the explanation by key of its figure and the side of the published value that the simulation lies on.

    A key that no figure has, or two explanations of one side, is an ``InternalError``.
    """
    text = (files("smartpick.market") / "data" / "explanations.toml").read_text(encoding="utf-8")
    known = {figure.key for figure in published_figures()}
    found: dict[tuple[str, Side], str] = {}
    sides: tuple[Side, ...] = ("above", "below")
    for row in tomllib.loads(text)["explanation"]:
        for side in sides:
            for key in row.get(side, ()):
                if key not in known or (key, side) in found:
                    raise InternalError(f"explanations.toml: {key!r} is no figure, or is explained twice")
                found[key, side] = " ".join(row["words"].split())
    return found
