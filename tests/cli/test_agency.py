"""``smartpick agency`` from the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from smartpick.cli.main import cli, main
from smartpick.experience.agency import agency_questions


def test_answers_in_a_file_give_flags_with_reasons(tmp_path: Path) -> None:
    """One promise of a match is enough to walk away; what is not answered stays open."""
    file = tmp_path / "offer.toml"
    file.write_text('"promises a match" = true\n"refund" = "no"\n')
    done = CliRunner().invoke(cli, ["agency", str(file)])
    assert done.exit_code == 0, done.output
    assert "Walk away" in done.output
    assert "Nobody can sell a position" in done.output
    assert f"Still open ({len(agency_questions()) - 2})" in done.output
    report = json.loads(CliRunner().invoke(cli, ["agency", str(file), "--json"]).stdout)["report"]
    assert [flag["weight"] for flag in report["flags"]] == ["stop", "serious"]


def test_at_the_prompt_good_answers_find_nothing() -> None:
    """Every question is asked once; no flag is no recommendation."""
    typed = "".join("n\n" if one.bad else "y\n" for one in agency_questions())
    done = CliRunner().invoke(cli, ["agency"], input=typed)
    assert done.exit_code == 0, done.output
    assert "No red flag found" in done.output
    assert "no recommendation" in " ".join(done.output.split())
    assert all(one.ask in done.output for one in agency_questions())


def test_a_template_is_written_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It never replaces a file."""
    file = tmp_path / "offer.toml"
    assert CliRunner().invoke(cli, ["agency", "--template", str(file)]).exit_code == 0
    assert all(one.key in file.read_text() for one in agency_questions())
    with pytest.raises(SystemExit) as stopped:
        main(["agency", "--template", str(file)])
    assert stopped.value.code == 2
    assert "exists already" in capsys.readouterr().err
