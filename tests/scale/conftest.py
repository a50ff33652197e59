"""The crews of this machine, for the tests of this room."""

from collections.abc import Iterator

import pytest

from smartpick.scale import Crew, open_crew


@pytest.fixture(scope="session")
def two_processes() -> Iterator[Crew]:
    """Two worker processes for all tests: they take seconds to start."""
    with open_crew("processes:2") as crew:
        yield crew


@pytest.fixture(params=["serial", "threads:3", "processes:2"])
def on(request: pytest.FixtureRequest) -> str | Crew:
    """Return each crew of this machine in turn."""
    crew: str | Crew = (
        request.getfixturevalue("two_processes") if request.param == "processes:2" else request.param
    )
    return crew
