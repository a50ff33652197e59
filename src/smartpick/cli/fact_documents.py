"""Facts as plain values for ``--json``, and as lines for the terminal."""

from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from smartpick.facts import Belief, Report

__all__ = ["belief_document", "belief_line", "plain_value", "report_document", "report_line"]


def plain_value(value: Any) -> Any:
    """Return a canonical value as JSON holds it: choices are a list."""
    return list(value) if isinstance(value, tuple) else value


def report_document(report: "Report", on: date) -> dict[str, Any]:
    """Return one report with its age in days, and how likely a true value still holds on a day."""
    from smartpick.calendar_months import years_between  # noqa: PLC0415
    from smartpick.facts import still_true, value_words  # noqa: PLC0415

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


def belief_document(belief: "Belief") -> dict[str, Any]:
    """Return what is believed of one field: every value with its weight, and the reports behind it by id."""
    from smartpick.facts import FIELDS, value_words  # noqa: PLC0415

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


def report_line(report: "Report", on: date) -> str:
    """Return one report as a line: value, source, age, who checked it, link, note."""
    from smartpick.facts import VERIFIED, age_words, value_words  # noqa: PLC0415

    said = value_words(report.about, report.value)
    when = f"{report.as_of}, {age_words(report.day, on)}"
    stamp = [report.source, when, VERIFIED[report.verified].words, report.link, report.note]
    return f"{said} ({'; '.join(filter(None, stamp))})"


def belief_line(belief: "Belief") -> str:
    """Return what is believed as a line: each value with its weight, the band, what is open, what contradicts."""
    from smartpick.facts import FIELDS, value_words  # noqa: PLC0415

    about = FIELDS[belief.field]
    said = ", ".join(f"{value_words(about, value)} {100 * weight:.0f} %" for value, weight in belief.values)
    band = ""
    if belief.spread:
        band = (
            f"within {100 * belief.spread:.0f} points"
            if about.kind == "share"
            else f"within {belief.spread:.0f}"
        )
    unknown = f"nobody knows {100 * belief.unknown:.0f} %" if belief.unknown >= 0.005 else ""
    conflict = "IN CONFLICT" if belief.conflict else ""
    return f"{about.label}: {'; '.join(filter(None, [conflict, said, band, unknown]))}"
