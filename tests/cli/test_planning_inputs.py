"""What planning commands start from."""

import json
import os
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from smartpick.cli.planning_inputs import day_of, given, portfolio_in
from smartpick.errors import UserError
from smartpick.experience import Portfolio

EXAMPLES = Path(__file__).parents[2] / "examples"
#: What needs no chances, each after what it rests on: {0} is a profile, {1} a portfolio, {2} a folder.
LIGHT = (
    "portfolio import {1} --on 2026-11-22",
    "portfolio show",
    "portfolio checklist --on 2026-11-22",
    "portfolio ties",
    "log --experience cleveland --diagnoses htn --on 2026-08-01",
    "coverage",
    "assess --on 2026-11-22",
    "opportunities {0} --portfolio store --on 2026-11-22",
    "onboarding {0} --portfolio store --on 2026-11-22",
    "letters {0} --portfolio store --on 2026-11-22",
    "certification {0} --portfolio store --on 2026-11-22",
    "timeline {0} --portfolio store --on 2026-11-22",
    "outreach draft {0} {2}/contacts.toml --out {2}/mails --on 2026-11-22",
    "outreach status {2}/contacts.toml --on 2026-11-22",
    "agency {2}/offer.toml",
    "data history",
    "doctor",
)
RUN = """
import json, sys
from smartpick.cli.main import main
told = {}
for line in json.loads(sys.argv[1]):
    before = set(sys.modules)
    try:
        main(line.split())
    except SystemExit as end:
        told[line] = [end.code, "numba" in sys.modules and "numba" not in before]
told["store"] = "sqlalchemy" in sys.modules
print(json.dumps(told), file=sys.stderr)
"""
#: What needs no data either, when no portfolio is named.
WITHOUT_DATA = tuple(
    f"{command} {{0}} --on 2026-11-22"
    for command in ("opportunities", "onboarding", "letters", "certification", "timeline")
)
DAY = datetime(2026, 11, 22)  # noqa: DTZ001  (as click hands it over)


def test_profile_portfolio_season_and_day_come_together() -> None:
    """Each is read as of the same day."""
    found = given(
        EXAMPLES / "community-clinic.toml", str(EXAMPLES / "community-clinic.portfolio.toml"), DAY, "2026-27"
    )
    assert found.day == date(2026, 11, 22)
    assert found.profile.label == "Dr. Maria Placeholder"
    assert len(found.portfolio.letters) == 3
    assert found.season.name == "2026-27"
    assert found.profile.rotations is not None
    assert {one.kind for one in found.profile.rotations} >= {"volunteering", "home practice"}
    assert found.notes


def test_without_a_file_the_portfolio_is_empty() -> None:
    """No portfolio is no error; a missing file is one."""
    assert portfolio_in(None, date(2026, 11, 22)) == Portfolio()
    with pytest.raises(UserError):
        portfolio_in(str(EXAMPLES / "nothing.toml"), date(2026, 11, 22))


def test_a_tie_can_be_confirmed_for_one_run(tmp_path: Path) -> None:
    """An institution of a file is asked about in the notes, and counts under the directory's name with --tie."""
    file = tmp_path / "p.toml"
    file.write_text(
        '[[experiences]]\nid = "x"\nkind = "externship"\ninstitution = "MetroHealth System"\nstate = "OH"\n'
        'start = "2026-09-01"\nend = "2026-10-31"\n',
        "utf-8",
    )
    profile = EXAMPLES / "community-clinic.toml"
    asked = given(profile, str(file), DAY, "2026-27")
    assert any("Is MetroHealth System the same" in note for note in asked.notes)
    assert [one.institution for one in asked.profile.rotations or ()] == [None]
    told = given(profile, str(file), DAY, "2026-27", ("metrohealth system",))
    assert [one.institution for one in told.profile.rotations or ()] == ["The MetroHealth System"]
    assert not any("the same" in note for note in told.notes)
    with pytest.raises(UserError, match="--portfolio"):
        given(profile, None, DAY, "2026-27", ("MetroHealth System",))


def test_the_day_is_today_unless_it_is_given() -> None:
    """--on wins."""
    assert day_of(DAY) == date(2026, 11, 22)
    assert isinstance(day_of(None), date)


def loaded(lines: list[str], home: Path) -> dict[str, Any]:
    """Run commands in one new process; return exit code and whether the compiler was loaded, by line, and the store."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, json.dumps(lines)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "SMARTPICK_HOME": str(home)},
    )
    told: dict[str, Any] = json.loads(done.stderr.splitlines()[-1])
    return told


def test_what_needs_no_chances_loads_no_engine(tmp_path: Path) -> None:
    """Planning and logging begin at once: none of these commands imports the compiler that the chances need."""
    (tmp_path / "contacts.toml").write_text(
        '[[contacts]]\nname = "Dr. Robin Example"\nemail = "robin@example.org"\n', "utf-8"
    )
    (tmp_path / "offer.toml").write_text("", "utf-8")
    story, portfolio = EXAMPLES / "community-clinic.toml", EXAMPLES / "community-clinic.portfolio.toml"
    lines = [line.format(story, portfolio, tmp_path).strip() for line in LIGHT]
    assert loaded(lines, tmp_path / "home") == {**{line: [0, False] for line in lines}, "store": True}


def test_planning_without_a_portfolio_loads_no_database(tmp_path: Path) -> None:
    """A third of the time to start, for data that nobody asked for."""
    lines = [line.format(EXAMPLES / "community-clinic.toml") for line in WITHOUT_DATA]
    assert loaded(lines, tmp_path / "home") == {**{line: [0, False] for line in lines}, "store": False}
