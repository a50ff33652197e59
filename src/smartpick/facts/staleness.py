"""What age does to a report, field by field."""

import math
from datetime import date

from smartpick.calendar_months import years_between
from smartpick.facts.field import FactField

__all__ = ["READING_ERROR", "age_words", "spread_after", "still_true"]

#: Standard deviation of a share as it stands on a page: counted by hand or rounded (judgement).
READING_ERROR = 0.02


def still_true(field: FactField, years: float) -> float:
    """Return the probability that a true value is still true ``years`` later; 1 for a value that drifts."""
    return math.pow(field.unchanged_per_year, max(0.0, years))


def spread_after(field: FactField, value: float, years: float) -> float:
    """Return the standard deviation around a value that was true ``years`` ago, in the field's unit.

    0 for a field that does not drift. A drift grows with the root of time, as independent yearly changes do.
    """
    if not field.drifts:
        return 0.0
    grown = field.drift * math.sqrt(max(0.0, years))
    return math.hypot(READING_ERROR, grown) if field.kind == "share" else grown * abs(value)


def age_words(day: date, on: date) -> str:
    """Return how old something of ``day`` is, for people: "today", "3 months old", "2.4 years old"."""
    years = years_between(day, on)
    if years < 1 / 12:
        days = (on - day).days
        return "today" if days <= 0 else f"{days} day{'s' if days != 1 else ''} old"
    if years < 2.0:
        months = max(1, round(12 * years))
        return f"{months} month{'s' if months != 1 else ''} old"
    return f"{years:.1f} years old"
