"""What planning commands start from."""

from datetime import date, datetime
from pathlib import Path

import pytest

from smartpick.cli.planning_inputs import day_of, given, portfolio_in
from smartpick.errors import UserError
from smartpick.experience import Portfolio

EXAMPLES = Path(__file__).parents[2] / "examples"
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


def test_the_day_is_today_unless_it_is_given() -> None:
    """--on wins."""
    assert day_of(DAY) == date(2026, 11, 22)
    assert isinstance(day_of(None), date)
