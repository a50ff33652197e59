"""Countries as people write them, and their names here."""

import csv
import difflib
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib import resources

__all__ = ["country_name", "nearest_country"]

#: Left out before two names are compared.
SMALL_WORDS = {"the", "of", "and"}


def country_name(typed: str) -> str | None:
    """Return the English name of the country or territory that was meant; ``None`` when there is none of that name."""
    return _names().get(_plain(typed))


def nearest_country(typed: str) -> str | None:
    """Return the country whose name looks most like what was typed; ``None`` when none looks like it."""
    near = difflib.get_close_matches(_plain(typed), _names(), n=1, cutoff=0.75)
    return _names()[near[0]] if near else None


@cache
def _names() -> Mapping[str, str]:
    """Return plain spelling -> name, the ways people write it included."""
    text = (resources.files("smartpick.applicant") / "data" / "countries.csv").read_text("utf-8")
    found: dict[str, str] = {}
    for row in csv.DictReader(text.splitlines()):
        for spelling in (row["name"], *filter(None, row["also"].split(";"))):
            found[_plain(spelling)] = row["name"]
    return found


def _plain(text: str) -> str:
    """Return a name without case, accents, marks and small words: "Côte d'Ivoire" is "cote divoire"."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(mark for mark in letters if mark.isalnum() or mark in " -&/")
    words = kept.replace("-", " ").replace("&", " ").replace("/", " ").split()
    named = ["saint" if word == "st" else word for word in words if word not in SMALL_WORDS]
    return " ".join(named)
