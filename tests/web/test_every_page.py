"""Every page of the app in a real browser: wide, narrow, zoomed, in the dark and without JavaScript.

One server holds an example applicant for all of it. A page that is added has to be added to ``page_walk`` too.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from chromium import Witness, fits, violations
from page_walk import EMPTY, NO_PAGES, PAGES, fill, routes_of_pages
from playwright.sync_api import Browser, Page, Response, expect
from sites import Served, Site, served

from smartpick.web.engine import Engine
from smartpick.web.guarded import CONTENT_POLICY

#: The widths of a desk, of the same at 200 %, and of a phone.
DESK, ZOOMED, PHONE = 1280, 640, 360
#: What a person never says: names of fields and values of the program.
RAW = re.compile(r"\b[a-z0-9]+_[a-z0-9_]+\b|\b(?:True|False|nan|inf)\b|\{[{%]|&(?:amp|lt|#\d+);")
#: What is wider than what holds it, and cannot be scrolled to with a finger or the keyboard.
CUT = """() => [...document.querySelectorAll("main *")].filter(one => {
  const look = getComputedStyle(one);
  return one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0 && look.overflowX === "hidden"
    && !one.closest("svg") && look.position !== "absolute";
}).map(one => one.outerHTML.slice(0, 120))"""


@dataclass(frozen=True, slots=True)
class Walk:
    """Two tabs, with and without JavaScript, on a server where an applicant has kept something, or nothing."""

    tab: Page
    still: Page
    addresses: dict[str, str]


@contextmanager
def _tab(server: Served, browser: Browser, **options: Any) -> Iterator[Page]:
    context = browser.new_context(base_url=server.origin, reduced_motion="reduce", **options)
    tab = context.new_page()
    witness = Witness(tab, server.origin)
    tab.goto(f"/enter/{server.keys.once()}")
    tab.wait_for_url(f"{server.origin}/")
    yield tab
    context.close()
    witness.clean()


@contextmanager
def _walk(engine: Engine, browser: Browser, folder: Path, *, filled: bool) -> Iterator[Walk]:
    """Give the tabs; whatever is done in them, no page may ask another host or offend the content policy."""
    with served(engine, folder) as server:
        addresses = fill(server.desk) if filled else EMPTY
        with (
            _tab(server, browser) as tab,
            _tab(
                server, browser, java_script_enabled=False, viewport={"width": PHONE, "height": 740}
            ) as still,
        ):
            yield Walk(tab, still, addresses)


@pytest.fixture(scope="module")
def full(engine: Engine, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    """Return the walk of an applicant who has kept something of everything."""
    with _walk(engine, browser, tmp_path_factory.mktemp("full"), filled=True) as made:
        yield made


@pytest.fixture(scope="module")
def empty(engine: Engine, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    """Return the walk of somebody who has kept nothing."""
    with _walk(engine, browser, tmp_path_factory.mktemp("empty"), filled=False) as made:
        yield made


def is_a_page(response: Response | None, name: str) -> None:
    """Fail when an answer is no page, or one with an exception from the content policy."""
    assert response is not None
    assert response.status == (404 if name == "no such page" else 200)
    policy = [
        one["value"] for one in response.headers_array() if one["name"].lower() == "content-security-policy"
    ]
    assert policy == [CONTENT_POLICY]


def is_for_everybody(walk: Walk, name: str) -> None:
    """Fail for a page that somebody cannot use: axe, contrast in the dark, room at 200 % and on a phone."""
    tab = walk.tab
    tab.emulate_media(color_scheme="light")
    tab.set_viewport_size({"width": DESK, "height": 900})
    is_a_page(tab.goto(walk.addresses[name]), name)
    expect(tab.get_by_role("heading", level=1)).to_have_count(1)
    expect(tab.locator(".htmx-request")).to_have_count(0)
    # The report of the validation names the parameters of the model as the model's own papers do.
    assert name == "validation" or RAW.findall(tab.locator("main").inner_text()) == []
    assert violations(tab) == []
    tab.emulate_media(color_scheme="dark")
    assert violations(tab, "color-contrast") == []
    for width in (ZOOMED, PHONE):
        tab.set_viewport_size({"width": width, "height": 740})
        assert fits(tab), width
        assert tab.evaluate(CUT) == [], width
    assert violations(tab, "target-size", "scrollable-region-focusable") == []


def works_without_script(walk: Walk, name: str) -> None:
    """Fail for a page that waits for a script: what comes by itself elsewhere has a link here."""
    tab = walk.still
    is_a_page(tab.goto(walk.addresses[name]), name)
    expect(tab.get_by_role("heading", level=1)).to_be_visible()
    assert fits(tab)
    for waiting in tab.locator("[hx-trigger^=load]").all():
        expect(waiting.get_by_role("link").first).to_be_visible()


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_for_everybody(full: Walk, name: str) -> None:
    """No violation of WCAG 2.2 AA, light and dark; nothing cut, zoomed or on a phone; no word of the program's own."""
    is_for_everybody(full, name)


@pytest.mark.parametrize("name", EMPTY)
def test_every_empty_page_is_for_everybody(empty: Walk, name: str) -> None:
    """The same before anything is kept."""
    is_for_everybody(empty, name)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_works_without_script(full: Walk, name: str) -> None:
    """The page is there, fits a phone, and whatever would come by itself can be asked for."""
    works_without_script(full, name)


@pytest.mark.parametrize("name", EMPTY)
def test_every_empty_page_works_without_script(empty: Walk, name: str) -> None:
    """The same before anything is kept."""
    works_without_script(empty, name)


def test_no_page_is_left_out(site: Site) -> None:
    """Every route that gives a page is walked; what is said to be none is a route that answers with no whole page."""
    walked = [path.partition("?")[0] for path in fill(site.desk).values()]
    routes = routes_of_pages()
    assert [one.path for one in routes if not any(one.path_regex.match(path) for path in walked)] == []
    for path in NO_PAGES:
        answer = site.get(path, follow_redirects=False)
        assert "<main" not in answer.text or answer.status_code != 200, path
