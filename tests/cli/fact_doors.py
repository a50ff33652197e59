"""Facts for the tests of the terminal."""

import pytest
from portfolio_doors import answer, run

CLEVELAND, AKRON = "1403812339", "1403811328"
Capture = pytest.CaptureFixture[str]


def add(capsys: Capture, field: str, value: str, *more: str, program: str = CLEVELAND) -> str:
    """Enter a fact and return its id."""
    told = answer(capsys, "facts", "add", program, field, value, "--source", "program site", *more)
    return str(told["fact"]["id"])


def two_that_differ(capsys: Capture) -> tuple[str, str]:
    """Enter two reports that contradict each other and return their ids."""
    one = add(capsys, "visa", "J1")
    assert run("facts", "add", CLEVELAND, "visa", "none", "--source", "hospital site") == 0
    told = answer(capsys, "facts", "list")
    return one, next(found["id"] for found in told["reports"] if found["id"] != one)
