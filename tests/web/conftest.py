"""One engine, one server and one browser for all tests of the pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import Witness, running
from playwright.sync_api import Browser, Page
from sites import Served, Site, served, site_on

from smartpick.web.engine import Engine


@pytest.fixture(scope="session")
def engine() -> Iterator[Engine]:
    """Return an engine that is ready."""
    made = Engine()
    made.start()
    made.market(patience=120.0)
    yield made
    made.close()


@pytest.fixture
def site(engine: Engine, tmp_path: Path) -> Iterator[Site]:
    """Return the app in this process with nothing kept."""
    with site_on(engine, tmp_path) as made:
        yield made


@pytest.fixture(scope="session")
def server(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return a real server; a page begins with nothing kept."""
    with served(engine, tmp_path_factory.mktemp("served")) as made:
        yield made


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return one browser."""
    with running() as made:
        yield made


@pytest.fixture
def page(server: Served, browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Return a tab that was let in; ``@pytest.mark.parametrize("page", [{...}], indirect=True)`` chooses its kind.

    Whatever a test does, no page may ask another host, break a script or offend the content policy.
    """
    server.empty()
    options = {"viewport": {"width": 1280, "height": 900}, **getattr(request, "param", {})}
    context = browser.new_context(base_url=server.origin, **options)
    tab = context.new_page()
    tab.set_default_timeout(20_000)
    witness = Witness(tab, server.origin)
    tab.goto(f"/enter/{server.keys.once()}")
    tab.wait_for_url(f"{server.origin}/")
    yield tab
    context.close()
    witness.clean()
