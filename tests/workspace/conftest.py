"""Stores of the portfolio to test with, on both databases."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from postgres_server import fresh_database, installed, running

from smartpick.store import KINDS, Place, Store

NUMBERS = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Start the wheel's PostgreSQL, for the first test that asks for it."""
    with running(installed()[0]) as url:
        yield url


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Give an empty SQLite store."""
    with Store(Place(tmp_path / "mine"), KINDS) as opened:
        yield opened


@pytest.fixture(params=["sqlite", "postgresql"])
def either(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Give an empty place of either database."""
    if request.param == "sqlite":
        return Place(tmp_path / "either")
    url = fresh_database(request.getfixturevalue("server"), f"workspace_{next(NUMBERS)}")
    return Place(tmp_path / "either", url)
