"""The applicant's own days."""

from datetime import date, time
from pathlib import Path

import pytest

from smartpick.advice.planning.own_dates import read_own_dates
from smartpick.errors import UserError


def written(folder: Path, text: str) -> Path:
    """Return a file with a text."""
    file = folder / "dates.toml"
    file.write_text(text)
    return file


def test_days_times_and_stretches(tmp_path: Path) -> None:
    """As text or as TOML's own dates and times; a day without a name is called by its place."""
    found = read_own_dates(
        written(
            tmp_path,
            '[[dates]]\nid = "a"\nwhat = "Interview"\nkind = "interview"\nday = 2026-12-01\nat = 09:30:00\n'
            'zone = "America/Chicago"\nminutes = 240\n'
            '[[dates]]\nwhat = "Step 3"\nkind = "exam"\nday = "2027-02-01"\nuntil = "2027-02-02"\n',
        )
    )
    assert [one.key for one in found] == ["own-a", "own-date-2"]
    assert (found[0].day, found[0].at, found[0].zone, found[0].minutes) == (
        date(2026, 12, 1),
        time(9, 30),
        "America/Chicago",
        240,
    )
    assert (found[1].until, found[1].at, found[1].kind) == (date(2027, 2, 2), None, "exam")


@pytest.mark.parametrize(
    ("block", "word"),
    [
        ('what = "x"\nday = "2026-13-01"', "day"),
        ('what = "x"\nday = "2026-12-01"\nat = "9 am"\nzone = "America/Chicago"', "no time of day"),
        ('what = "x"\nday = "2026-12-01"\nat = "09:00"', "needs its zone"),
        ('what = "x"\nday = "2026-12-01"\nat = "09:00"\nzone = "Chicago"', "no time zone"),
        ('what = "x"\nday = "2026-12-01"\nuntil = "2026-11-01"', "before it begins"),
        ('what = "x"\nday = 2026-12-01T09:00:00', "its time stands in at"),
        ('day = "2026-12-01"', "what"),
    ],
)
def test_what_cannot_be_meant_is_a_sentence_with_its_line(tmp_path: Path, block: str, word: str) -> None:
    """Each fault names the file, the line and what to write."""
    with pytest.raises(UserError, match=word) as raised:
        read_own_dates(written(tmp_path, f"[[dates]]\n{block}\n"))
    assert "line " in raised.value.problems[0].where


def test_two_days_of_one_name_and_foreign_tables_are_refused(tmp_path: Path) -> None:
    """One name is one entry of the calendar."""
    block = '[[dates]]\nid = "a"\nwhat = "x"\nday = "2026-12-01"\n'
    with pytest.raises(UserError, match="Two dates"):
        read_own_dates(written(tmp_path, block * 2))
    with pytest.raises(UserError, match="blocks only"):
        read_own_dates(written(tmp_path, "[contacts]\n"))
