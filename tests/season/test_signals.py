"""Signals per specialty."""

import csv
from pathlib import Path

import pytest

from smartpick.season import load_season

SHARED = Path(__file__).resolve().parents[3] / "shared" / "domain" / "signals.csv"


def test_internal_medicine_is_current_and_tiered() -> None:
    """Internal Medicine grants 3 gold and 12 silver, known for 2026-27 itself."""
    allowance = load_season().signals("Internal Medicine")
    assert (allowance.gold, allowance.silver, allowance.tiered, allowance.current) == (3, 12, True, True)
    assert allowance.words() == "3 gold and 12 silver"


def test_a_single_kind_counts_as_gold_and_an_older_season_says_so() -> None:
    """Family Medicine has 5 signals of one kind, from an older season, and its note admits it."""
    allowance = load_season().signals("Family Medicine")
    assert (allowance.gold, allowance.silver, allowance.tiered) == (5, 0, False)
    assert not allowance.current
    assert "2025-2026" in allowance.note
    assert allowance.words() == "5 signals"


def test_unknown_is_zero_with_a_reason() -> None:
    """A specialty without a source, or one that left ERAS, plans no signals and says why."""
    season = load_season()
    urology, emergency = season.signals("Urology"), season.signals("Emergency Medicine")
    assert (urology.total, urology.known, urology.words()) == (0, False, "none known")
    assert "Urology" in urology.note
    assert emergency.total == 0
    assert "left ERAS" in emergency.note


def test_radiology_draws_on_one_allowance() -> None:
    """Diagnostic and interventional radiology name each other, so nobody plans the signals twice."""
    season = load_season()
    assert season.signals("Diagnostic Radiology").shared_with == ("Interventional Radiology - Integrated",)
    assert season.signals("Interventional Radiology - Integrated").shared_with == ("Diagnostic Radiology",)


@pytest.mark.skipif(not SHARED.exists(), reason="the fact tables are not beside the repository")
def test_every_row_of_the_table_is_used() -> None:
    """No specialty of the signal table is lost on the way."""
    with SHARED.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert sum(len(a.shared_with) == 0 for a in load_season().signal_allowances.values()) == len(rows) - 1
