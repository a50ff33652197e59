"""``smartpick onboarding`` from the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from smartpick.cli.main import cli, main

EXAMPLES = Path(__file__).parents[2] / "examples"
STORY = [
    str(EXAMPLES / "community-clinic.toml"),
    "--portfolio",
    str(EXAMPLES / "community-clinic.portfolio.toml"),
]


def test_a_thought_start_is_planned_backwards() -> None:
    """What is missing with its last day to begin, what runs out, what is held, and when to apply."""
    arguments = [*STORY, "--on", "2026-11-22", "--start", "2027-02-01", "--kind", "externship"]
    done = CliRunner().invoke(cli, ["onboarding", *arguments])
    assert done.exit_code == 0, done.output
    words = " ".join(done.output.split())
    for part in (
        "Too early",
        "Apply between 2026-08-01 and 2027-01-01",
        "Malpractice cover: missing; begin by 2027-01-02",
        "held, runs out before the start; good until 2026-08-31",
        "begin by 2026-10-04 (passed: begin today)",
        "is judgement",
        "Held (",
    ):
        assert part in words, part
    found = json.loads(CliRunner().invoke(cli, ["onboarding", *arguments, "--json"]).stdout)["starts"][0]
    assert found["too_early"] is True
    assert "visa_papers" in found["late"]


def test_nothing_planned_says_what_to_try() -> None:
    """An empty answer is a sentence, and none in JSON."""
    arguments = ["onboarding", *STORY, "--on", "2026-11-22"]
    assert "--start" in CliRunner().invoke(cli, arguments).output
    assert json.loads(CliRunner().invoke(cli, [*arguments, "--json"]).stdout)["starts"] == []


@pytest.mark.parametrize(
    ("more", "word"),
    [
        (["--start", "2027-02-01"], "--kind"),
        (["--start", "2027-02-01", "--end", "2027-01-01", "--kind", "elective"], "before its start"),
    ],
)
def test_half_a_question_is_refused(more: list[str], word: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A start without kind, and an end before the start."""
    with pytest.raises(SystemExit) as stopped:
        main(["onboarding", *STORY, "--on", "2026-11-22", *more])
    assert stopped.value.code == 2
    assert word in capsys.readouterr().err
