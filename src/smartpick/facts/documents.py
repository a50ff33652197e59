"""Facts as plain values, for JSON."""

from datetime import date
from typing import Any

from smartpick.calendar_months import years_between
from smartpick.facts.belief import Belief
from smartpick.facts.field import FIELDS, FactField
from smartpick.facts.report import Report
from smartpick.facts.staleness import still_true
from smartpick.facts.wording import value_words

__all__ = ["belief_document", "field_document", "plain_value", "report_document"]


def plain_value(value: Any) -> Any:
    """Return a canonical value as JSON holds it: choices are a list."""
    return list(value) if isinstance(value, tuple) else value


def report_document(report: Report, on: date) -> dict[str, Any]:
    """Return one report with its age in days, and how likely a true value still holds on a day."""
    return {
        "id": report.id,
        "program": report.program,
        "field": report.field,
        "label": report.about.label,
        "value": plain_value(report.value),
        "words": value_words(report.about, report.value),
        "source": report.source,
        "link": report.link,
        "as_of": report.as_of,
        "entered_on": report.entered_on,
        "verified": report.verified,
        "note": report.note,
        "age_days": (on - report.day).days,
        "still_true": round(still_true(report.about, years_between(report.day, on)), 4),
    }


def belief_document(belief: Belief) -> dict[str, Any]:
    """Return what is believed of one field: every value with its weight, and the reports behind it by id."""
    about = FIELDS[belief.field]
    return {
        "program": belief.program,
        "field": belief.field,
        "label": about.label,
        "values": [
            {"value": plain_value(value), "words": value_words(about, value), "weight": round(weight, 4)}
            for value, weight in belief.values
        ],
        "unknown": round(belief.unknown, 4),
        "spread": round(belief.spread, 4),
        "decided": belief.decided,
        "conflict": [report.id for report in belief.conflict],
        "reports": [report.id for report in belief.reports],
    }


def field_document(field: FactField) -> dict[str, Any]:
    """Return a field of facts: what may stand there, how it ages, how long it takes to look up."""
    return {
        "key": field.key,
        "label": field.label,
        "kind": field.kind,
        "unit": field.unit,
        "least": field.least,
        "most": field.most,
        "none": field.none,
        "choices": field.choices,
        "names": field.names,
        "unchanged_per_year": field.unchanged_per_year,
        "drift": field.drift,
        "relative": field.relative,
        "basis": field.basis,
        "minutes": field.minutes,
        "page": field.page,
        "screen": field.screen,
        "example": field.example,
    }
