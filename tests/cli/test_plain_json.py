"""Frozen values as JSON."""

import json
from dataclasses import dataclass
from datetime import date, time

import pytest

from smartpick.cli.plain_json import print_json


@dataclass(frozen=True, slots=True)
class Case:
    """Something to print."""

    day: date
    names: tuple[str, ...]


def test_fields_keep_their_names_and_days_are_iso(capsys: pytest.CaptureFixture[str]) -> None:
    """What is printed reads back as the same values."""
    print_json({"case": Case(date(2027, 3, 1), ("é",)), "at": time(9, 30), "none": None, "n": [1, 2.5]})
    assert json.loads(capsys.readouterr().out) == {
        "case": {"day": "2027-03-01", "names": ["é"]},
        "at": "09:30:00",
        "none": None,
        "n": [1, 2.5],
    }
