"""Kinds of option values that click's own are too lenient about."""

import math
from pathlib import Path
from typing import Any

import click

__all__ = ["Folder", "Number"]


class Number(click.FloatRange):
    """A number in a range; "nan" compares with nothing, so click lets it through, and "inf" is no number of ours."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return the number; fail in words for anything else."""
        number = float(super().convert(value, param, ctx))
        if not math.isfinite(number):
            self.fail(f"{value} is not a number.", param, ctx)
        return number


class Folder(click.Path):
    """A folder that may not exist yet; an empty name, as of a variable that is not set, is no folder."""

    name = "folder"

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path; fail in words for an empty name."""
        if value == "":
            self.fail('the name is empty. Name a folder, "." for this one.', param, ctx)
        return super().convert(value, param, ctx)
