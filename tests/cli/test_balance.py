"""``smartpick balance`` as a user runs it."""

import re
from pathlib import Path

import pytest
from fact_doors import Capture
from portfolio_doors import EXAMPLES, answer, run

PROFILE = str(EXAMPLES / "community-clinic.toml")


@pytest.fixture(autouse=True)
def home(data_home: Path) -> Path:
    """Keep nothing yet, in a folder of the test's own."""
    return data_home


def test_counts_definition_and_what_would_change_are_told(tmp_path: Path, capsys: Capture) -> None:
    """The tiers with their definition, the rule of thumb called that, the difference in points and dollars."""
    profile = tmp_path / "me.toml"
    text = Path(PROFILE).read_text("utf-8")
    profile.write_text(re.sub(r"(?m)^needed = true\naccepts = .*$", "needed = false", text), "utf-8")
    asked = ("balance", str(profile), "--budget", "330", "--on", "2026-11-22")
    found = answer(capsys, *asked)
    assert sum(found["counts"].values()) == sum(found["usual"].values()) == 30
    assert run(*asked) == 0
    told = " ".join(capsys.readouterr().out.split())
    for words in (
        "Your list:",
        "likely from 20%",
        "judgement",
        "percentage points",
        "In would come:",
        "Out would go:",
    ):
        assert words in told
    assert f"{found['counts']['reach']} reach" in told


def test_a_balance_that_is_out_of_reach_is_said_to_be(capsys: Capture) -> None:
    """Where no target or likely program is left, the rule of thumb changes nothing, and why is told."""
    assert (
        run(
            "balance", str(EXAMPLES / "community-clinic-before.toml"), "--budget", "110", "--on", "2026-11-22"
        )
        == 0
    )
    told = " ".join(capsys.readouterr().out.split())
    assert "No more target or likely programs are in question" in told
