"""Facts as lines for the terminal."""

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smartpick.facts import Belief, Report

__all__ = ["belief_line", "report_line"]


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
