"""Places to keep things in: a folder, and a database of a real server."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from postgres_server import fresh_database, installed, running
from sample_records import KINDS

from smartpick.store import Place, Store


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Start the wheel's PostgreSQL, for the first test that asks for it."""
    with running(installed()[0]) as url:
        yield url


@pytest.fixture
def new_place(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], Place]:
    """Return a function that gives a new, empty place: "sqlite" or "postgresql"."""
    numbers = count(1)

    def made(engine: str) -> Place:
        number = next(numbers)
        folder = tmp_path / f"place {number}?%41"  # a name that an address could misread
        if engine == "sqlite":
            return Place(folder)
        return Place(folder, fresh_database(request.getfixturevalue("server"), f"test_{number}"))

    return made


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, new_place: Callable[[str], Place]) -> Place:
    """Give an empty place of either database: the test runs on both."""
    return new_place(request.param)


@pytest.fixture
def file_place(new_place: Callable[[str], Place]) -> Place:
    """Give an empty place with a SQLite file."""
    return new_place("sqlite")


@pytest.fixture
def store(place: Place) -> Iterator[Store]:
    """Give an empty, open store on either database."""
    with Store(place, KINDS) as opened:
        yield opened
