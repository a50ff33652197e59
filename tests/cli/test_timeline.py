"""``smartpick timeline`` from the command line."""

import json
from pathlib import Path

from click.testing import CliRunner
from icalendar import Calendar

from smartpick.cli.main import cli

EXAMPLES = Path(__file__).parents[2] / "examples"
STORY = [
    str(EXAMPLES / "community-clinic.toml"),
    "--portfolio",
    str(EXAMPLES / "community-clinic.portfolio.toml"),
]
DATES = """
[[dates]]
id = "a"
what = "Interview at Example Hospital"
kind = "interview"
day = "2026-12-01"
at = "09:00"
zone = "America/Chicago"
minutes = 240

[[dates]]
id = "b"
what = "Interview at Other Hospital"
kind = "interview"
day = "2026-12-01"
at = "11:30"
zone = "America/New_York"
"""


def test_one_calendar_with_conflicts_sources_and_a_file(tmp_path: Path) -> None:
    """Two interviews at once are shown as a conflict; the file holds what is ahead."""
    dates, ics = tmp_path / "d.toml", tmp_path / "t.ics"
    dates.write_text(DATES)
    arguments = ["timeline", *STORY, "--on", "2026-11-22", "--dates", str(dates)]
    done = CliRunner().invoke(cli, [*arguments, "--ics", str(ics)])
    assert done.exit_code == 0, done.output
    words = " ".join(done.output.split())
    for part in (
        "Conflicts (1)",
        "At the same time: Interview at Example Hospital; Interview at Other Hospital.",
        "Running now",
        "programs have read applications since 2026-09-23",
        "2026-12-01 09:00 America/Chicago [interview]",
        "2027-03-03 [rank list] Rank order list must be certified, 21:00 Eastern (in 101 days)",
        "confidence low",
        "[SOAP]",
    ):
        assert part in words, part
    assert "2026-06-03" not in words
    found = json.loads(CliRunner().invoke(cli, [*arguments, "--json"]).stdout)
    ahead = [one for one in found["days"] if (one["until"] or one["day"]) >= "2026-11-22"]
    assert len(Calendar.from_ical(ics.read_bytes()).walk("VEVENT")) == len(ahead)


def test_what_has_passed_is_shown_on_request() -> None:
    """--all goes back to the opening of ERAS."""
    done = CliRunner().invoke(cli, ["timeline", *STORY, "--on", "2026-11-22", "--all"])
    assert "2026-06-03" in done.output
    assert "No conflicts found" in done.output


def test_the_example_of_the_page_is_a_file_of_dates(tmp_path: Path) -> None:
    """docs/planning.md shows what can be read."""
    page = (EXAMPLES.parent / "docs" / "planning.md").read_text()
    file = tmp_path / "d.toml"
    file.write_text(page.split("```toml\n")[2].split("```")[0])
    done = CliRunner().invoke(cli, ["timeline", *STORY, "--on", "2026-11-22", "--dates", str(file)])
    assert "2026-12-01 09:00 America/Chicago" in " ".join(done.output.split())
