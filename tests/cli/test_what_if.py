"""``smartpick whatif`` and ``smartpick next`` from the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from smartpick.cli.main import cli, main

EXAMPLES = Path(__file__).parents[2] / "examples"
BEFORE = str(EXAMPLES / "community-clinic-before.toml")
AFTER = str(EXAMPLES / "community-clinic.toml")
DAY = ["--on", "2026-11-01", "--budget", "600"]


def test_a_changed_field_is_compared_with_the_profile_as_it_is() -> None:
    """Both chances, the difference with its interval, and what the numbers are not."""
    done = CliRunner().invoke(cli, ["whatif", BEFORE, "--set", "exams.step2ck.score=265", *DAY])
    assert done.exit_code == 0, done.output
    assert "Difference: +" in done.output
    assert "not predictions" in done.output


def test_two_profiles_as_json() -> None:
    """The two stories: after a year at the clinic the chance is higher, and the interval says by how much."""
    found = json.loads(CliRunner().invoke(cli, ["whatif", BEFORE, AFTER, *DAY, "--json"]).stdout)
    assert found["after"]["p_match"] > found["before"]["p_match"]
    assert 0 < found["gain"]["low"] < found["gain"]["value"] < found["gain"]["high"]
    assert found["gain"]["value"] == pytest.approx(found["after"]["p_match"] - found["before"]["p_match"])
    assert found["before"]["dollars"] <= 600


def test_what_cannot_be_changed_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    """No change, an impossible change and an impossible value each say how to mend it."""
    for arguments, word in (
        ([BEFORE], "--set"),
        ([BEFORE, "--set", "score"], "FIELD=VALUE"),
        ([BEFORE, "--set", "exams.step2ck.score=400"], "400"),
    ):
        with pytest.raises(SystemExit) as stopped:
            main(["whatif", *arguments])
        assert stopped.value.code == 2
        assert word in capsys.readouterr().err


def test_next_steps_are_ranked_with_price_and_caution() -> None:
    """The table names steps, weeks and dollars; the JSON has the same, sorted by gain."""
    done = CliRunner(env={"COLUMNS": "160"}).invoke(cli, ["next", BEFORE, *DAY])
    assert done.exit_code == 0, done.output
    for word in ("externship", "weeks", "1,000-4,000", "judgement"):
        assert word in done.output
    found = json.loads(CliRunner().invoke(cli, ["next", BEFORE, *DAY, "--json"]).stdout)
    gains = [step["gain"]["value"] for step in found["steps"]]
    assert gains == sorted(gains, reverse=True)
    assert all(step["weeks"] > 0 and step["key"] for step in found["steps"])


def test_what_is_unknown_is_asked_for_and_harms_no_step(tmp_path: Path) -> None:
    """Who has told of nothing sees steps that add, what to tell first, and nothing negative in the ranking."""
    bare = tmp_path / "me.toml"
    bare.write_text(
        'label = "x"\ngraduation = "2019-06"\n[preferences.specialties]\n"Family Medicine" = 1.0\n'
    )
    done = CliRunner(env={"COLUMNS": "160"}).invoke(cli, ["next", str(bare), *DAY])
    assert done.exit_code == 0, done.output
    ranked = done.output.split("What you could do next")[1].split("└")[0]
    assert "One more letter" in ranked
    assert "inpatient observership" in ranked
    assert "Not expected to add: A year of research" in done.output
    assert "Tell us first which letters you have (letters in the profile)" in done.output
    found = json.loads(CliRunner().invoke(cli, ["next", str(bare), *DAY, "--json"]).stdout)
    assert {one["key"]: one["adds"] for one in found["steps"]}["US letter"]
