"""Loading a season."""

import csv
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from smartpick.errors import UserError
from smartpick.season import CONFIDENCE, available_seasons, citation, load_season

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
beside = pytest.mark.skipif(
    not (SHARED / "domain").exists(), reason="the fact tables are not beside the repository"
)


def test_seasons_are_listed_and_an_unknown_one_names_them() -> None:
    """Asking for a season that is not shipped gives one sentence with those that are."""
    assert available_seasons() == ("2023-24", "2026-27")
    with pytest.raises(UserError, match="2023-24, 2026-27"):
        load_season("1999-00")


@pytest.mark.parametrize("name", available_seasons())
def test_every_value_is_stamped(name: str) -> None:
    """No fee, limit, date, requirement or signal goes without source, season, confidence and a label."""
    season = load_season(name)
    assert season.name == name
    assert season.name.startswith(str(season.eras_season - 1))
    for mapping in (season.fees, season.limits, season.dates, season.requirements):
        for key, stamped in mapping.items():
            assert stamped.source, key
            assert stamped.season, key
            assert stamped.label, key
            assert stamped.confidence in CONFIDENCE, key
            assert citation(stamped)
    for schedule in map(season.fee_schedule, season.specialties):
        assert schedule.source
        assert schedule.as_of
        assert schedule.confidence in CONFIDENCE
    for specialty, allowance in season.signal_allowances.items():
        assert allowance.source, specialty
        assert allowance.confidence in CONFIDENCE, specialty
        assert specialty in season.specialties


def test_pass_marks_cover_all_years() -> None:
    """Each exam has a lowest mark without a day, then days in order, all stamped; the last is the season's own."""
    season = load_season()
    parts = [f"oet_{part}" for part in ("listening", "reading", "speaking", "writing")]
    assert list(season.pass_marks) == ["step1", "step2ck", "step3", *parts]
    for exam, marks in season.pass_marks.items():
        assert [mark.valid_from is None for mark in marks] == [True, *[False] * (len(marks) - 1)], exam
        days = [mark.valid_from for mark in marks[1:]]
        assert days == sorted(days, key=str)
        assert all(mark.source and mark.label and mark.confidence in CONFIDENCE for mark in marks), exam
        now = season.requirements[exam if exam.startswith("oet") else f"{exam}_pass"]
        assert now.value == marks[-1].value, exam
        assert now.valid_from in {None, marks[-1].valid_from}, exam


def test_facts_keep_their_values() -> None:
    """The facts other rooms count on are there with the right type."""
    season = load_season()
    assert season.requirements["step2ck_pass"].value == 218
    assert season.requirements["step2ck_pass"].valid_from == date(2025, 7, 1)
    assert season.requirements["step3_pass"].value == 200
    assert season.limits["letters_per_program"].value == 4
    assert season.limits["nrmp_ranks_included"].value == 20
    assert season.dates["rank_list_deadline"].value == date(2027, 3, 3)
    assert season.dates["match_day"].value == date(2027, 3, 19)
    assert season.fees["nrmp_registration"].value == 85


def test_dates_are_in_the_order_of_the_season() -> None:
    """The calendar of the season runs forward."""
    dates = load_season().dates
    keys = (
        "eras_opens",
        "applications_open",
        "programs_review",
        "rank_list_deadline",
        "match_week",
        "match_day",
    )
    values = [dates[key].value for key in (*keys, "residency_starts")]
    assert values == sorted(values)


def test_mappings_cannot_be_written() -> None:
    """A cached season cannot be changed by whoever was handed it."""
    with pytest.raises(TypeError):
        load_season().fees["step3"] = None  # type: ignore[index]  # the write must fail


@beside
def test_the_compiled_files_are_those_of_the_fact_tables() -> None:
    """Compiling again from the fact tables changes nothing."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "compile_season.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@beside
def test_specialties_are_those_of_the_directory() -> None:
    """The season speaks of the same specialties as the directory, letter for letter."""
    with (SHARED / "data" / "programs.csv").open(encoding="utf-8", newline="") as lines:
        names = {row["specialty"] for row in csv.DictReader(lines)}
    assert set(load_season().specialties) == names
