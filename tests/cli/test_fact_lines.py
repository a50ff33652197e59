"""Facts as lines."""

from datetime import date

from smartpick.cli.fact_lines import belief_line, report_line
from smartpick.facts import Belief, Report, beliefs, report_of

TODAY = date(2026, 11, 22)


def said(value: object, field: str = "visas", source: str = "program site") -> Report:
    """Return a report of September 2026."""
    return report_of(
        f"{field}-{source[:4]}",
        {
            "program": "1403812339",
            "field": field,
            "value": value,
            "source": source,
            "link": "example.org",
            "as_of": "2026-09-22",
            "entered_on": "2026-10-01",
            "verified": "me",
            "note": "in a footnote",
        },
    )


def believed(*reports: Report) -> Belief:
    """Return the one belief that follows."""
    ((belief,),) = (tuple(fields.values()) for fields in beliefs(reports, TODAY).values())
    return belief


def test_lines_say_all_of_it() -> None:
    """Value, source, age, who checked it, link and note; weights, band, conflict."""
    assert report_line(said("J-1"), TODAY) == (
        "J-1 (program site; 2026-09-22, 2 months old; checked by you; https://example.org; in a footnote)"
    )
    share = belief_line(believed(said("35%", "img_share")))
    assert share == "share of current residents who are IMGs: 35 % 98 %; within 3 points; nobody knows 2 %"
    both = believed(said("J-1"), Report(**{**_fields(said("none", source="other site")), "link": ""}))
    assert "IN CONFLICT; " in belief_line(both)


def _fields(report: Report) -> dict[str, object]:
    return {"id": report.id, **report.body(), "value": report.value}
