"""Entered facts for the tests of the room."""

from datetime import date
from itertools import count
from typing import Any

from smartpick.facts import Belief, Report, beliefs, report_of

NUMBERS = count(1)
TODAY = date(2026, 11, 1)


def entered(program: str, field: str, value: object, **other: Any) -> Report:
    """Return a report about a program, checked by the user on its site in October 2026 unless said otherwise."""
    body = {
        "program": program,
        "field": field,
        "value": value,
        "source": "program site",
        "as_of": "2026-10-05",
        "entered_on": "2026-10-20",
        "verified": "me",
        **other,
    }
    return report_of(f"r{next(NUMBERS)}", body)


def believed(*reports: Report, on: date = TODAY) -> dict[str, dict[str, Belief]]:
    """Return what is believed of all programs that the reports are about."""
    return {program: dict(fields) for program, fields in beliefs(reports, on).items()}
