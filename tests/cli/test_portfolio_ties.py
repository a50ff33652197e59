"""Institutions of the portfolio, asked and answered."""

from pathlib import Path

import pytest
from portfolio_doors import answer, fill, run, typed

Capture = pytest.CaptureFixture[str]
CLINIC = (
    "portfolio add experience kind=observership institution=Cleveland@Clinic city=Cleveland state=OH "
    "start=2026-01-05 end=2026-02-01"
)


def test_an_institution_is_asked_about_until_it_is_answered(data_home: Path, capsys: Capture) -> None:
    """The question names programs; yes and no are kept, can be changed, and are undone like all else."""
    assert run(*typed(CLINIC)) == 0
    (asked,) = answer(capsys, "portfolio", "ties")["asked"]
    assert asked["institution"] == "Cleveland Clinic"
    assert asked["programs"]
    yes = answer(capsys, "portfolio", "ties", "--yes", "cleveland clinic")
    assert yes["asked"] == []
    assert yes["answered"][0]["listed"] == asked["listed"]
    assert answer(capsys, "portfolio", "ties", "--no", "Cleveland Clinic")["answered"][0]["listed"] is None
    assert run("data", "undo", "--times", "2") == 0
    assert len(answer(capsys, "portfolio", "ties")["asked"]) == 1


def test_nothing_is_asked_about_invented_places(data_home: Path, capsys: Capture) -> None:
    """The stories' institutions do not exist; an answer about what is not asked is refused."""
    fill("community-clinic")
    capsys.readouterr()
    assert run("portfolio", "ties") == 0
    assert "No institution" in capsys.readouterr().out
    assert run("portfolio", "ties", "--yes", "Example Community Health Center") == 2
    assert "not asked about" in capsys.readouterr().err
