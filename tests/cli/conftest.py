"""A plan for the tests of what the terminal shows."""

from datetime import date
from pathlib import Path

import pytest

from smartpick.advice import Plan, Question, plan
from smartpick.applicant import load_profile
from smartpick.chances import shipped_market
from smartpick.season import load_season

EXAMPLE = Path(__file__).parents[2] / "examples" / "community-clinic.toml"


@pytest.fixture(scope="session")
def small() -> Plan:
    """Return a plan of thirty programs of two specialties, made once."""
    asked = Question(budget=330.0)
    return plan(load_profile(EXAMPLE), shipped_market(), load_season(), date(2026, 11, 1), asked)


@pytest.fixture
def data_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder for the data of one test; nothing is in it yet."""
    monkeypatch.setenv("SMARTPICK_HOME", str(tmp_path / "mine"))
    monkeypatch.delenv("SMARTPICK_DATABASE_URL", raising=False)
    return tmp_path / "mine"
