"""Reports about a made-up program, for the tests of the room."""

from itertools import count
from typing import Any

from smartpick.facts import Report, report_of

PROGRAM = "1400000001"
_NUMBERS = count(1)


def report(field: str, value: object, as_of: str = "2026-09-01", name: str = "", **other: Any) -> Report:
    """Return a report checked by the user on its program's site, unless said otherwise."""
    body = {
        "program": PROGRAM,
        "field": field,
        "value": value,
        "source": "program site",
        "as_of": as_of,
        "entered_on": "2026-11-20",
        "verified": "me",
        **other,
    }
    return report_of(name or f"r{next(_NUMBERS)}", body)
