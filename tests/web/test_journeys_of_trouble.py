"""Journeys through trouble in a real browser: the engine is not there yet, the server is gone and comes back."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from chromium import Witness, violations
from playwright.sync_api import Browser, Page, expect
from sites import keep_example, served

from smartpick.web.engine import Engine

#: Others may be at work on the same machine: a server needs seconds to start, and a minute then.
LONG = 120_000


class Running:
    """``smartpick serve`` in a process of its own: its address to enter, and the way to end it as Ctrl-C does."""

    def __init__(self, home: Path, port: int, compiled: Path | None = None) -> None:
        command = [sys.executable, "-m", "smartpick.cli.main", "serve", "--no-browser"]
        more = {} if compiled is None else {"NUMBA_CACHE_DIR": str(compiled)}
        self.process = subprocess.Popen(
            [*command, "--port", str(port), "--home", str(home)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1", **more},
        )
        assert self.process.stdout is not None
        first = self.process.stdout.readline()
        found = re.search(r"(http://127.0.0.1:(\d+))/enter/\S+", first)
        assert found is not None, first
        self.address, self.origin, self.port = found[0], found[1], int(found[2])

    def interrupt(self) -> int:
        """Press Ctrl-C; return how the process ended."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(30)


@contextmanager
def running(home: Path, port: int = 0, compiled: Path | None = None) -> Iterator[Running]:
    """Give a server that is gone after the block, whatever happens in it."""
    made = Running(home, port, compiled)
    try:
        yield made
    finally:
        with suppress(ProcessLookupError):
            os.killpg(made.process.pid, signal.SIGKILL)
        made.process.wait(30)
        assert made.process.stdout is not None
        made.process.stdout.close()


def ended(group: int) -> bool:
    """Tell whether a group of processes is gone before long: who ended is there until the system has noticed it."""
    until = time.monotonic() + LONG / 1000
    while time.monotonic() < until:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


@contextmanager
def tab(browser: Browser, origin: str, enter: str) -> Iterator[Page]:
    """Give a tab that was let in by an address, and a witness that it did nothing that a page of ours never does."""
    context = browser.new_context(base_url=origin)
    page = context.new_page()
    page.set_default_timeout(LONG)
    witness = Witness(page, origin)
    page.goto(enter)
    page.wait_for_url(f"{origin}/")
    yield page
    context.close()
    witness.clean()


def test_a_page_waits_for_the_engine_and_goes_on_by_itself(browser: Browser, tmp_path: Path) -> None:
    """A list asked for too early says that it is prepared, to everybody, and becomes the list without a hand."""
    engine = Engine()
    with served(engine, tmp_path) as server:
        keep_example(server.desk.store)
        with tab(browser, server.origin, f"/enter/{server.keys.once()}") as page:
            page.goto("/list")
            expect(page.get_by_role("heading", level=1)).to_have_text("Preparing SmartPick")
            expect(page.get_by_role("status")).to_contain_text("seconds")
            assert violations(page) == []
            engine.start()
            expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("programs"), timeout=LONG)
            assert page.url == f"{server.origin}/list"
    engine.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is a signal to a group of processes")
def test_an_install_that_still_compiles_ends_with_the_server(browser: Browser, tmp_path: Path) -> None:
    """After an install the first page is there while the engine compiles, and Ctrl-C ends both."""
    compiled = tmp_path / "compiled"
    compiled.mkdir()
    with running(tmp_path / "home", compiled=compiled) as server:
        with tab(browser, server.origin, server.address) as page:
            page.get_by_label("Specialty").select_option("Internal Medicine")
            page.get_by_role("button", name="Show my first list").click()
            expect(page.get_by_role("status").last).to_contain_text("for its first list", timeout=LONG)
        assert server.interrupt() == 0
        assert ended(server.process.pid)


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is a signal to a group of processes")
def test_the_server_goes_and_what_was_typed_stays(browser: Browser, tmp_path: Path) -> None:
    """A form is not lost to a server that is gone; when that is back and let in again, the same form is sent."""
    send = "Show my first list"
    with running(tmp_path) as first, tab(browser, first.origin, first.address) as page:
        page.get_by_label("Specialty").select_option("Internal Medicine")
        page.get_by_label("Step 2 CK score").fill("241")
        assert first.interrupt() == 0
        page.get_by_role("button", name=send).click()
        expect(page.get_by_role("alert")).to_contain_text("does not answer", timeout=LONG)
        expect(page.get_by_label("Step 2 CK score")).to_have_value("241")
        assert violations(page) == []
        with running(tmp_path, first.port) as second:
            expect(page.get_by_role("alert")).to_contain_text("started anew", timeout=LONG)
            entered = page.context.new_page()
            entered.goto(second.address)
            entered.wait_for_url(f"{second.origin}/")
            entered.close()
            expect(page.locator("#gone")).to_contain_text("answers again", timeout=LONG)
            expect(page.get_by_label("Step 2 CK score")).to_have_value("241")
            page.get_by_role("button", name=send).click()
            expect(page.get_by_role("button", name=send)).to_have_count(0, timeout=LONG)
            page.goto("/data/history")
            expect(page.get_by_role("main")).to_contain_text("Answered the first three questions")
