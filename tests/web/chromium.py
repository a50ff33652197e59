"""The Chromium on this machine, and what a journey through it must never see."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from get_chromium import left_out, missing, path_of_chromium
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, expect, sync_playwright

AXE = (Path(__file__).parent / "vendored" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def found() -> str:
    """Return the path of a Chromium; fail in one line that says what helps, or skip for whoever wants no browser."""
    path = path_of_chromium()
    if left_out():
        pytest.skip("the journeys through the pages are left out")
    if path is None:
        pytest.fail(missing(), pytrace=False)
    return path


@contextmanager
def running() -> Iterator[Browser]:
    """Give one browser."""
    # Others may be at work on the same machine.
    expect.set_options(timeout=20_000)
    with sync_playwright() as playwright:
        # The sandbox needs a user who is not root; what is opened here is our own pages only.
        browser = playwright.chromium.launch(executable_path=found(), args=["--no-sandbox"])
        yield browser
        browser.close()


class Witness:
    """What a page asked for and complained about; ``clean`` fails when it did what a page of ours never does."""

    def __init__(self, page: Page, origin: str) -> None:
        self.origin, self.foreign, self.complaints = origin, [""][:0], [""][:0]
        page.on("request", self._asked)
        page.on("response", self._answered)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.origin, "data:")):
            self.foreign.append(request.url)

    def _answered(self, response: Response) -> None:
        if response.status == 500:
            self.complaints.append(f"a fault of ours: {response.url}")

    def _said(self, message: ConsoleMessage) -> None:
        # A page that answers 4xx on purpose is told as an error by the browser, too.
        if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
            self.complaints.append(message.text)

    def clean(self) -> None:
        """Fail when another host was asked, a script or the server broke, or the content policy was offended."""
        assert self.foreign == []
        assert self.complaints == []


def violations(page: Page, *rules: str) -> list[str]:
    """Return what axe finds against WCAG 2.2 AA (and its own best practices), or some rules, a line for each."""
    # Evaluated by the driver, which a page's content policy does not stop.
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    asked = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": RULES}
    run = "asked => axe.run(document, {runOnly: asked, resultTypes: ['violations']})"
    found_: dict[str, Any] = page.evaluate(run, asked)
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found_["violations"]
        for node in one["nodes"]
    ]


def fits(page: Page) -> bool:
    """Tell whether nothing has to be scrolled sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
