"""``smartpick verify`` from the command line."""

import json
from pathlib import Path

from click.testing import CliRunner

from smartpick.cli.main import cli

EXAMPLE = str(Path(__file__).parents[2] / "examples" / "oncology-observership.toml")
ASKED = ["verify", EXAMPLE, "--on", "2026-11-01", "--budget", "660"]


def test_the_queue_says_what_to_look_up_and_where_to_stop() -> None:
    """As text: program, question, page, minutes, gain with its span, every answer, what to search for, the stop."""
    done = CliRunner().invoke(cli, [*ASKED, "--top", "3"])
    assert done.exit_code == 0, done.output
    words = " ".join(done.output.split())
    for part in (
        "what to look up first",
        "Which visas does it sponsor (you accept J-1 or H-1B)?",
        "Page: how to apply",
        "minutes, +",
        "If it sponsors no J-1 or H-1B",
        "Search for:",
        "that 100 USD more buy",
        "not predictions",
        "seed",
    ):
        assert part in words, part
    assert "http" not in words


def test_the_queue_as_json() -> None:
    """The same as plain values, no more visits than asked for, within the minutes."""
    done = CliRunner().invoke(cli, [*ASKED, "--top", "50", "--minutes", "12", "--json"])
    assert done.exit_code == 0, done.output
    queue = json.loads(done.stdout)["queue"]
    assert 1 <= len(queue["items"]) <= 4
    first = queue["items"][0]
    assert first["gain"]["low"] <= first["gain"]["value"] <= first["gain"]["high"]
    assert {"answer", "probability", "effect", "enters", "leaves", "signals"} == set(first["outcomes"][0])
    assert queue["provenance"]["season"] == "2026-27"


def test_a_threshold_of_ones_own_is_used_and_named() -> None:
    """Half an hour that buys less is past the stop."""
    done = CliRunner().invoke(cli, [*ASKED, "--top", "2", "--threshold", "0.5", "--json"])
    queue = json.loads(done.stdout)["queue"]
    assert queue["stop"]["items"] == 0
    assert "your threshold of 50 percentage points" in queue["stop"]["words"]


def test_questions_go_with_no_json() -> None:
    """--enter asks, --json is for scripts: both at once is a sentence."""
    done = CliRunner().invoke(cli, [*ASKED, "--enter", "--json"])
    assert done.exit_code != 0
    assert "--enter asks questions" in str(done.exception)
