"""The comparison as a table."""

from dataclasses import replace
from datetime import date

import pytest

from smartpick.advice.side_by_side import Beside, Way
from smartpick.cli.compare_table import show_beside
from smartpick.facts import beliefs, report_of
from smartpick.programs import load_directory
from smartpick.workspace.program_marks import KeptMarks

ON = date(2026, 11, 22)
PROGRAMS = load_directory().programs[:3]


def test_what_contradicts_is_shown_as_such_and_what_is_unknown_as_unknown(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both values with source and age; a program of which nothing is said has a dash; a way nobody knows is told."""
    monkeypatch.setenv("COLUMNS", "120")
    body = {"program": PROGRAMS[0].acgme_id, "field": "visas", "as_of": "2026-11-22", "entered_on": "2026-11-22",
            "verified": "me"}  # fmt: skip
    reports = [
        report_of("a", {**body, "value": "J-1", "source": "one"}),
        report_of("b", {**body, "value": "none", "source": "two"}),
    ]
    found = [Beside(one, None, (Way("aunt", "Nowhere", None),)) for one in PROGRAMS]
    found[1] = replace(found[1], ways=(Way("aunt", "Nowhere", 1234.5),))
    show_beside(found, beliefs(reports, ON), KeptMarks({}, {}, {}), ON)
    told = " ".join(capsys.readouterr().out.split())
    assert "in conflict:" in told
    assert "J-1" in told
    assert "no visa" in told
    assert "unknown" in told
    assert "1,234 miles" in told
    assert "\N{EN DASH}" in told
    assert "Your rating" not in told
