"""The packaged tables of the room, and the stamp that each of their rows carries."""

import csv
import io
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["Stamp", "rows", "stamp_of", "words_table"]

_DATA = files("smartpick.experience") / "data"


@dataclass(frozen=True, slots=True)
class Stamp:
    """Where a row comes from: source, page ("" when there is none), date of its content, how sure it is."""

    source: str
    url: str
    as_of: str
    confidence: str

    def citation(self) -> str:
        """Return the stamp as one line for people."""
        return f"{self.source}; as of {self.as_of}; confidence {self.confidence}"


@cache
def rows(name: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of a compiled table."""
    text = (_DATA / f"{name}.csv").read_text("utf-8")
    return tuple(csv.DictReader(io.StringIO(text)))


@cache
def words_table(name: str) -> Mapping[str, Any]:
    """Return the content of a table that is kept by hand."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text("utf-8"))


def stamp_of(row: Mapping[str, str]) -> Stamp:
    """Return the stamp of a row."""
    return Stamp(row["source"], row["url"], row["as_of"], row["confidence"])
