"""The packaged tables."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from smartpick.experience.stamped import Stamp, rows, stamp_of, words_table

ROOT = Path(__file__).resolve().parents[2]
TABLES = ("kinds", "competencies", "evidence", "onboarding", "lead_times", "certification")
GRADES = {"low", "low-medium", "medium", "medium-high", "high"}


@pytest.mark.parametrize("table", TABLES)
def test_every_row_says_where_it_comes_from(table: str) -> None:
    """No row is without source, date and confidence, and no source is the name of a file of ours."""
    for row in rows(table):
        stamp = stamp_of(row)
        assert stamp.source, row
        assert ".csv" not in stamp.source
        assert "seed" not in stamp.source
        assert stamp.as_of
        assert stamp.confidence in GRADES
        assert stamp.source in stamp.citation()


def test_a_citation_is_one_line() -> None:
    """Source, date and confidence can be read aloud."""
    assert Stamp("A page", "", "2026", "low").citation() == "A page; as of 2026; confidence low"


@pytest.mark.parametrize("table", ["showing", "checklists", "agency", "everyday_terms"])
def test_tables_kept_by_hand_are_read(table: str) -> None:
    """Each is TOML with something in it."""
    assert words_table(table)


@pytest.mark.skipif(
    not (ROOT.parent / "shared" / "domain").is_dir(), reason="the fact tables are not beside this checkout"
)
def test_the_compiled_tables_are_those_of_the_fact_tables() -> None:
    """Compiling again changes nothing."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "compile_experience.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_tables_hold_no_line_break() -> None:
    """A row is a line, so that a change can be read."""
    for path in (ROOT / "src" / "smartpick" / "experience" / "data").glob("*.csv"):
        lines = path.read_text("utf-8").splitlines()
        assert len(list(csv.reader(lines))) == len(lines), path
