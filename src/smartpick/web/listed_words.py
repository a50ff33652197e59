"""What public lists say of a program, in words."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from smartpick.calendar_months import years_between
from smartpick.errors import UserError
from smartpick.facts import age_words, day_of, read_as_of
from smartpick.programs import KIND_RULES

__all__ = ["OLD", "as_of_words", "listed_words", "listed_years"]

#: Years from which on a list may well be out of date: programs close, move and change hands.
OLD = 2.0
_H1B = (
    "none found, which proves nothing",
    "an employer of that name files for physicians",
    "a resident's job title was filed",
)
_OWNERS = {
    "Voluntary non-profit - Private": "private, not for profit",
    "Voluntary non-profit - Church": "church, not for profit",
    "Voluntary non-profit - Other": "other, not for profit",
    "Proprietary": "private, for profit",
    "Physician": "physicians",
    "Government - Federal": "federal government",
    "Government - State": "state",
    "Government - Local": "county or city",
    "Government - Hospital District or Authority": "hospital district or authority",
}
_RULES = {rule.id: rule.words for rule in KIND_RULES}
_DEGREES = frozenset({"latitude", "longitude"})


def _fiscal(year: str) -> str:
    return year.replace("FY", "fiscal year ")


#: Columns whose values are codes, and how each is said.
_SAYING: Mapping[str, Callable[[Any], str]] = {
    "h1b_evidence": lambda level: _H1B[int(level)],
    "ownership": lambda owner: _OWNERS.get(owner, owner),
    "kind_rule": lambda rule: _RULES[rule],
    "h1b_last_year": _fiscal,
}


def listed_words(name: str, value: Any) -> str:
    """Return the value of a column of the directory as people say it; "unknown" for ``None``."""
    if value is None:
        return "unknown"
    if name in _SAYING:
        return _SAYING[name](value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int) or (isinstance(value, float) and name not in _DEGREES and abs(value) >= 100):
        return f"{value:,.0f}"
    return f"{value:g}" if isinstance(value, float) else str(value)


def as_of_words(as_of: str, on: date) -> str:
    """Return a day, month or year with its age; what is none of them ("FY2019-26") in words."""
    try:
        return f"{as_of} ({age_words(day_of(read_as_of(as_of, on), on), on)})"
    except UserError:
        return as_of.replace("FY", "fiscal years ")


def listed_years(as_of: str, on: date) -> float:
    """Return how many years ago something was listed; 0 where no day can be made of it."""
    try:
        return years_between(day_of(read_as_of(as_of, on), on), on)
    except UserError:
        return 0.0
