"""``smartpick letters`` from the command line."""

import json
from pathlib import Path

from click.testing import CliRunner

from smartpick.cli.main import cli

EXAMPLES = Path(__file__).parents[2] / "examples"
PROFILE = str(EXAMPLES / "community-clinic.toml")
PORTFOLIO = EXAMPLES / "community-clinic.portfolio.toml"
DAY = ["--on", "2026-11-22"]


def test_who_when_and_which() -> None:
    """Writers with reasons, letters with status, the assignment by specialty, the source of the limit."""
    done = CliRunner().invoke(cli, ["letters", PROFILE, "--portfolio", str(PORTFOLIO), *DAY])
    assert done.exit_code == 0, done.output
    words = " ".join(done.output.split())
    for part in (
        "Needed by 2027-09-23",
        "Dr. Sam Sample",
        "letter-internist, Dr. Robin Example: uploaded",
        "To assign, Internal Medicine (at most 4 for a program)",
        "Room for 1 more.",
        "AAMC MyERAS guide",
    ):
        assert part in words, part


def test_packets_are_written_for_open_letters_only(tmp_path: Path) -> None:
    """The letter that is only thought of gets one; those that exist get none."""
    file = tmp_path / "p.toml"
    more = '\n[[letters]]\nid = "new"\nwriter = "pharmacist"\n'
    file.write_text(PORTFOLIO.read_text() + more)
    arguments = ["letters", PROFILE, "--portfolio", str(file), *DAY, "--needed", "2027-09-01"]
    done = CliRunner().invoke(cli, [*arguments, "--packets", str(tmp_path / "out"), "--json"])
    assert done.exit_code == 0, done.output
    found = json.loads(done.stdout)
    assert [Path(path).name for path in found["packets"]] == ["packet-new.txt"]
    assert "Packet for Alex Muster" in (tmp_path / "out" / "packet-new.txt").read_text()
    assert found["letters"]["ask"][0]["ask_by"] == "2027-07-07"
    shown = CliRunner().invoke(cli, arguments).output
    assert "Ask by 2027-07-07" in " ".join(shown.split())


def test_no_open_letter_is_said(tmp_path: Path) -> None:
    """Not "0 packets" in a folder that is not there."""
    arguments = ["letters", PROFILE, "--portfolio", str(PORTFOLIO), *DAY, "--packets", str(tmp_path / "out")]
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == 0, done.output
    assert "No letter is still to be written" in " ".join(done.output.split())
    assert not (tmp_path / "out").exists()


def test_without_a_portfolio_everything_is_still_open() -> None:
    """No letters, room for four."""
    done = CliRunner().invoke(cli, ["letters", PROFILE, *DAY])
    assert done.exit_code == 0, done.output
    assert "Letters (0)" in done.output
    assert "Room for 4 more." in done.output
