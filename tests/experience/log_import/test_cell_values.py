"""Cells."""
# ruff: noqa: E501  (a table of cases reads best with one case a line)

from datetime import UTC, date, datetime
from typing import Any

import pytest

from smartpick.experience.log_import.cell_values import (
    age_cell,
    codes_cell,
    day_cell,
    day_first,
    list_cell,
    month_cell,
    role_cell,
    yes_no_cell,
)
from smartpick.experience.record_reader import Refused


@pytest.mark.parametrize(
    "cell",
    ["2026-03", "2026-03-14", "2026/3/14", "2026-03-14T08:30", "03/2026", "3.2026", "March 2026", "Mar 14, 2026",
     "14 March 2026", "14th Mar 2026", date(2026, 3, 14), datetime(2026, 3, 14, 8, 30, tzinfo=UTC), "14/03/2026", "3/3/2026"],
)  # fmt: skip
def test_a_day_becomes_its_month(cell: Any) -> None:
    """However it is written; the day is forgotten."""
    assert month_cell(cell, days_first=True) == "2026-03"


def test_day_and_month_are_not_guessed() -> None:
    """The column tells which comes first, or the user does; otherwise it is asked."""
    assert day_first(["03/04/2026", "25/04/2026"]) is True
    assert day_first(["03/04/2026", "03/25/2026"]) is False
    assert day_first(["03/04/2026", 5, None]) is None
    with pytest.raises(Refused, match="the day or the month first"):
        month_cell("03/04/2026")
    assert month_cell("03/04/2026", days_first=False) == "2026-03"
    assert month_cell("03/04/2026", days_first=True) == "2026-04"


@pytest.mark.parametrize("cell", ["soon", "2026-13", "14/14/2026", "Foo 2026", "2026", 7, "31.02."])
def test_what_is_no_date_is_refused(cell: Any) -> None:
    """In a sentence."""
    with pytest.raises(Refused):
        month_cell(cell, days_first=True)


def test_days_of_a_rotation_are_kept() -> None:
    """They say nothing about a patient; a month stays a month; an impossible day is refused."""
    assert day_cell("03/14/2026", days_first=False) == "2026-03-14"
    assert day_cell("March 2026") == "2026-03"
    with pytest.raises(Refused):
        day_cell("2026-02-30")


@pytest.mark.parametrize(
    ("cell", "band"),
    [("67", "60-69"), (67, "60-69"), (67.0, "60-69"), ("67 y", "60-69"), ("67 years old", "60-69"), ("8 months", "under 1"),
     ("30 mo", "1-4"), ("3 days", "under 1"), ("6 weeks", "under 1"), ("94", "90+"), ("90+", "90+"), ("60–69", "60-69"),
     ("60-69 years", "60-69"), ("Under 1", "under 1"), ("15-19y", "15-19")],
)  # fmt: skip
def test_an_age_becomes_its_band(cell: Any, band: str) -> None:
    """The age itself is forgotten."""
    assert age_cell(cell) == band


@pytest.mark.parametrize("cell", ["adult", "150", "-3", "60-70", ""])
def test_what_is_no_age_is_refused(cell: str) -> None:
    """In a sentence."""
    with pytest.raises(Refused):
        age_cell(cell)


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("I10", ["I10"]),
        ("e119; i10", ["E11.9", "I10"]),
        ("I10 - Essential hypertension", ["I10"]),
        ("I10 (hypertension), E11.9", ["I10", "E11.9"]),
        ("Hypertension | T2DM", ["I10", "E11.9"]),
        ("I10; I10", ["I10"]),
    ],
)
def test_codes_and_everyday_words_become_codes(cell: str, codes: list[str]) -> None:
    """Several in a cell, each once."""
    assert codes_cell(cell) == codes


def test_every_unknown_diagnosis_is_named_with_near_ones() -> None:
    """All of a cell at once."""
    with pytest.raises(Refused) as refused:
        codes_cell("heart failure of some kind; E11.95; I10")
    whats = [fault.what for fault in refused.value.faults]
    assert len(whats) == 2
    assert "E11.9 (" in refused.value.faults[1].way_out


def test_lists_are_split_outside_of_brackets() -> None:
    """A role in brackets may hold a comma."""
    assert list_cell("history, exam (observed); note\nhistory", ",") == ["history", "exam (observed)", "note"]
    assert list_cell("suture (performed, indirect), ECG (observed)", ",") == [
        "suture (performed, indirect)",
        "ECG (observed)",
    ]


def test_levels_of_responsibility_are_roles() -> None:
    """0 watched, 3 did it, between helped; words stay words."""
    assert [role_cell(cell) for cell in (0, "1", 2.0, "3", "observed")] == [
        "observed",
        "assisted",
        "assisted",
        "performed",
        "observed",
    ]


def test_yes_and_no() -> None:
    """In their usual forms; anything else is refused."""
    assert [yes_no_cell(cell) for cell in ("Yes", "x", 1, "TRUE", "no", "0", False)] == [True] * 4 + [
        False
    ] * 3
    with pytest.raises(Refused):
        yes_no_cell("maybe")


@pytest.mark.parametrize(
    ("cell", "day"), [("31/12/2025", "2025-12-31"), ("12/31/2025", "2025-12-31"), ("5.5.2025", "2025-05-05")]
)
def test_a_date_that_can_be_read_one_way_only_is_read(cell: str, day: str) -> None:
    """A number above twelve is the day, whatever the others in the column are."""
    assert day_cell(cell) == day
