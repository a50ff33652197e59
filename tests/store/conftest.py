"""Places to keep things in: a folder, and a database of a real server."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest
from postgres_server import fresh_database, installed, running
from psycopg.conninfo import conninfo_to_dict
from sample_records import KINDS

from smartpick.store import Place, Store


@pytest.fixture(autouse=True)
def only_our_own_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse a PostgreSQL on another machine: its driver connects beneath what the audit hook of all tests sees."""
    real = psycopg.connect

    def connect(*arguments: Any, **fields: Any) -> Any:
        host = str(conninfo_to_dict(*arguments, **fields).get("host"))
        if not host.startswith(("/", "127.0.0.1")):
            raise AssertionError(f"a test tried to reach a database at {host!r}")
        return real(*arguments, **fields)

    monkeypatch.setattr(psycopg, "connect", connect)


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
