"""``smartpick answers`` from the command line."""

import json
from pathlib import Path

from click.testing import CliRunner

from smartpick.advice.answers import QUESTIONS
from smartpick.cli.answers import NAMES
from smartpick.cli.main import cli

EXAMPLES = Path(__file__).parents[2] / "examples"
AFTER = str(EXAMPLES / "community-clinic.toml")
DAY = ["--on", "2026-11-22", "--budget", "600"]


def test_the_names_are_those_of_the_questions() -> None:
    """What --about offers is what there is."""
    assert tuple(QUESTIONS) == NAMES


def test_answers_have_numbers_gaps_sources_and_their_limits() -> None:
    """As text: figures with intervals, what nobody has published, links, the footer with versions."""
    done = CliRunner().invoke(cli, ["answers", AFTER, *DAY])
    assert done.exit_code == 0, done.output
    words = " ".join(done.output.split())
    for part in (
        "Why do I need clinical experience in the US?",
        "Can I match without it?",
        "* chance of matching without it:",
        "Not known: No publication was found",
        "https://travel.state.gov",
        "judgement",
        "not predictions",
        "seed",
    ):
        assert part in words, part


def test_one_question_as_json() -> None:
    """The same numbers as plain values, with provenance."""
    done = CliRunner().invoke(cli, ["answers", AFTER, *DAY, "--about", "how-many", "--json"])
    assert done.exit_code == 0, done.output
    found = json.loads(done.stdout)
    [answer] = found["answers"]
    assert answer["key"] == "how-many"
    assert answer["figures"][0]["value"] > 0
    assert found["provenance"]["season"] == "2026-27"


def test_a_portfolio_takes_the_place_of_the_rotations() -> None:
    """With the portfolio of the year before, the same person has a smaller loss to fear."""
    before = str(EXAMPLES / "community-clinic-before.portfolio.toml")
    arguments = ["answers", AFTER, *DAY, "--about", "why-usce", "--json"]
    own = json.loads(CliRunner().invoke(cli, arguments).stdout)
    other = json.loads(CliRunner().invoke(cli, [*arguments, "--portfolio", before]).stdout)
    assert own["answers"][0]["figures"][0]["value"] < other["answers"][0]["figures"][0]["value"]
