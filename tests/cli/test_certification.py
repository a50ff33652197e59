"""``smartpick certification`` from the command line."""

import json
from pathlib import Path

from click.testing import CliRunner

from smartpick.cli.main import cli

CLINIC = Path(__file__).parents[2] / "examples" / "community-clinic.toml"


def uncertified(folder: Path) -> str:
    """Return the clinic's applicant without OET and certificate."""
    text = CLINIC.read_text()
    start, end = text.index("[[exams.oet]]"), text.index("[visa]")
    file = folder / "me.toml"
    file.write_text(text[:start] + text[end:])
    return str(file)


def test_what_is_next_comes_with_day_price_rule_and_source(tmp_path: Path) -> None:
    """OET first, by the season's last sitting; the seven years and the attempts are said."""
    arguments = ["certification", uncertified(tmp_path), "--on", "2026-11-22"]
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == 0, done.output
    words = " ".join(done.output.split())
    for part in (
        "Pass OET Medicine, by 2026-12-31",
        "455 USD per sitting",
        "confidence medium",
        "by 2030-02-13",
        "Step 2 CK: 1 of 4 used",
        "No visa or legal advice",
    ):
        assert part in words, part
    found = json.loads(CliRunner().invoke(cli, [*arguments, "--done", "credentials", "--json"]).stdout)
    assert [step["key"] for step in found["now"]] == ["oet"]
    assert found["open_fees"] > 0


def test_who_is_certified_is_told_that_nothing_waits() -> None:
    """The story's applicant holds the certificate."""
    done = CliRunner().invoke(cli, ["certification", str(CLINIC), "--on", "2026-11-22"])
    assert "Nothing waits for you" in done.output
    assert "[done] Hold the ECFMG certificate" in done.output
