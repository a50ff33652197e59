"""Running the commands of the portfolio in tests."""

import json
from pathlib import Path
from typing import Any

import pytest

from smartpick.cli.main import main

ON = "2026-11-22"
EXAMPLES = Path(__file__).parents[2] / "examples"
YEAR = (
    "portfolio add experience id=cleveland kind=volunteering institution=Example@Community@Health@Center "
    "city=Cleveland state=OH specialty=Internal@Medicine start=2025-09 end=2026-08 hours_per_week=30 hands_on=yes "
    "supervisors=internist --on"
)


def run(*arguments: str) -> int:
    """Run a command and return its exit code."""
    with pytest.raises(SystemExit) as caught:
        main(list(arguments))
    return int(caught.value.code or 0)


def typed(line: str) -> list[str]:
    """Return the arguments of a line; "@" is a space inside of one."""
    return [word.replace("@", " ") for word in line.split()]


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    """Run a command with --json and return what it says."""
    capsys.readouterr()
    assert run(*arguments, "--json") == 0, capsys.readouterr()
    return json.loads(capsys.readouterr().out)


def fill(name: str = "community-clinic-before") -> None:
    """Import the portfolio of an example."""
    assert run("portfolio", "import", str(EXAMPLES / f"{name}.portfolio.toml"), "--on", ON) == 0
