"""The living checklist as a user runs it."""

from pathlib import Path

import pytest
from portfolio_doors import answer, fill, run

Capture = pytest.CaptureFixture[str]
DURING = ("--on", "2026-03-01")


def states(capsys: Capture) -> dict[str, str]:
    """Return the state of each item of the year in Cleveland, in the middle of it."""
    found = answer(capsys, "portfolio", "checklist", *DURING)
    assert found["experience"] == "cleveland-health-center"
    return {one["key"]: one["state"] for one in found["items"]}


def test_the_running_experience_is_meant_and_ticked(data_home: Path, capsys: Capture) -> None:
    """What the log shows is done; a tick by hand does the rest, and undo takes it back."""
    fill("community-clinic")
    before = states(capsys)
    open_ones = [key for key, state in before.items() if state != "done"]
    assert open_ones
    assert "done" in before.values()
    assert run("portfolio", "checklist", "--tick", open_ones[0], *DURING) == 0
    assert "[x]" in capsys.readouterr().out
    assert states(capsys)[open_ones[0]] == "done"
    assert run("portfolio", "checklist", "--untick", open_ones[0], *DURING) == 0
    assert states(capsys) == before


def test_what_is_not_there_is_told(data_home: Path, capsys: Capture) -> None:
    """An item that does not exist, and a portfolio without an experience."""
    fill()
    assert run("portfolio", "checklist", "orlando-clinic", "--tick", "fly") == 2
    assert "no such item" in capsys.readouterr().err
    assert run("portfolio", "checklist", "--on", "2001-01-01") == 2
    assert "No experience has begun" in capsys.readouterr().err
