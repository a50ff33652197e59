"""Journeys in a real browser of somebody who waits: what takes more than a moment says so until it is there."""

import re
from pathlib import Path

import pytest
from chromium import violations
from playwright.sync_api import Locator, Page, Route, expect
from sites import Served, keep_small_example


class Held:
    """What the browser asks for and does not get before ``let_go``."""

    def __init__(self, page: Page, path: str) -> None:
        self._asked: list[Route] = []
        page.route(re.compile(f"{re.escape(path)}(\\?|$)"), self._hold)

    def _hold(self, route: Route) -> None:
        self._asked.append(route)

    def let_go(self) -> None:
        """Answer what was asked for."""
        assert self._asked
        for one in self._asked:
            one.continue_()


#: Milliseconds after which a page has said that it waits.
LONG = 1500
#: While the next page is on its way the driver asks this one nothing: it writes down itself what it said.
NOTES = """() => new MutationObserver(() => {
  const said = document.querySelector("#busy")?.textContent;
  if (said) sessionStorage.setItem("said", said);
}).observe(document.body, { childList: true, subtree: true, characterData: true })"""


def said(page: Page) -> str:
    """Return what the page that was left said last."""
    return str(page.evaluate("sessionStorage.getItem('said')"))


def press_and_wait(page: Page, path: str, pressed: Locator) -> None:
    """Press what leads to ``path``, which takes long, and note what the page says until it is left."""
    held = Held(page, path)
    page.evaluate(NOTES)
    pressed.click(no_wait_after=True)
    page.wait_for_timeout(LONG)
    held.let_go()


@pytest.mark.parametrize("ending", ["CSV", "Excel"])
def test_a_file_that_is_made_says_so_until_it_is_there(page: Page, server: Served, ending: str) -> None:
    """The line stands while the file is made, goes when it is kept under its own name, and the page stays."""
    keep_small_example(server.desk.store)
    page.goto("/list")
    link = page.locator(".exports").get_by_role("link", name=ending)
    path = (link.get_attribute("href") or "").partition("?")[0]
    held = Held(page, path)
    link.click()
    expect(page.get_by_role("status")).to_contain_text("Making the file")
    assert violations(page) == []
    with page.expect_download() as kept:
        held.let_go()
    assert kept.value.suggested_filename.endswith(Path(path).suffix)
    assert Path(kept.value.path()).stat().st_size > 1000
    expect(page.locator("#busy")).to_have_count(0)
    expect(page).to_have_url(re.compile("/list$"))


def test_the_worksheet_that_was_chosen_comes(page: Page, server: Served) -> None:
    """The button that was pressed says which file, what was typed how long it is."""
    keep_small_example(server.desk.store)
    page.goto("/import")
    held = Held(page, "/list/worksheet.csv")
    page.get_by_label("How many programs").fill("3")
    page.locator(".worksheet").get_by_role("button", name="CSV").click()
    expect(page.get_by_role("status")).to_contain_text("Making the worksheet")
    with page.expect_download() as kept:
        held.let_go()
    assert kept.value.suggested_filename.endswith(".csv")
    expect(page.locator("#busy")).to_have_count(0)


def test_what_cannot_be_made_is_told_on_a_page(page: Page, server: Served) -> None:
    """No file is kept of an answer that is none: its sentence is shown instead."""
    keep_small_example(server.desk.store)
    page.goto("/list")
    link = page.locator(".exports").get_by_role("link", name="CSV")
    link.evaluate("one => one.href = '/list/export.csv?budget=nonsense'")
    link.click()
    expect(page.locator("main")).to_contain_text("is not an amount of money")


def test_a_page_that_is_computed_says_so_until_it_comes(page: Page, server: Served) -> None:
    """The line stands on the page that was left; the one that comes, and the one gone back to, have none."""
    keep_small_example(server.desk.store)
    page.goto("/list")
    press_and_wait(page, "/list/balance", page.get_by_role("link", name="Is it balanced?"))
    page.wait_for_url("**/list/balance")
    assert said(page).startswith("Looking at how the list is balanced")
    expect(page.locator("#busy")).to_have_count(0)
    page.go_back()
    expect(page.locator("#busy")).to_have_count(0)


def test_a_form_that_takes_long_says_so(page: Page, server: Served) -> None:
    """A backup, which is sent as a form, says that it is being made, and then that it was."""
    keep_small_example(server.desk.store)
    page.goto("/data")
    press_and_wait(page, "/data/backup", page.get_by_role("button", name="Make a backup now"))
    expect(page.locator("ul.copies li")).to_have_count(1)
    assert said(page).startswith("Making the backup")
    expect(page.locator("#busy")).to_have_count(0)


def test_all_that_is_kept_says_so_until_it_is_there(page: Page, server: Served) -> None:
    """The file of everything is told while it is made; the line goes when it is kept, and the page stays."""
    keep_small_example(server.desk.store)
    page.goto("/data")
    held = Held(page, "/data/everything.json")
    page.get_by_role("link", name="Take it all as JSON").click()
    expect(page.locator("#busy")).to_contain_text("Making the file of everything")
    with page.expect_download() as kept:
        held.let_go()
    assert kept.value.suggested_filename.endswith(".json")
    expect(page.locator("#busy")).to_have_count(0)
    expect(page).to_have_url(re.compile("/data$"))


def test_a_scenario_says_that_it_is_computed(page: Page, server: Served) -> None:
    """What-if says so while a scenario is computed, and not any more once it stands there."""
    keep_small_example(server.desk.store)
    page.goto("/what-if")
    page.get_by_label("Step 2 CK score").fill("262")
    press_and_wait(page, "/what-if", page.get_by_role("button", name="Compare"))
    expect(page.get_by_role("heading", name="Step 2 CK of 262")).to_be_visible()
    assert said(page).startswith("Computing the list of this")
    expect(page.locator("#busy")).to_have_count(0)


def test_an_answer_that_is_computed_says_so(page: Page, server: Served) -> None:
    """A question of which the answer is computed says so while it is."""
    keep_small_example(server.desk.store)
    page.goto("/planning/answers")
    press_and_wait(
        page, "/planning/answers/how-recent", page.locator("a[href='/planning/answers/how-recent']")
    )
    page.wait_for_url("**/planning/answers/how-recent")
    assert said(page).startswith("Working")
    expect(page.locator("#busy")).to_have_count(0)


@pytest.mark.parametrize("form", ["restore", "import"])
def test_a_file_that_is_taken_in_says_so(page: Page, server: Served, form: str) -> None:
    """Whoever restores or imports a whole export sees that it is being read, then what came of it."""
    keep_small_example(server.desk.store)
    page.goto("/data")
    with page.expect_download() as kept:
        page.get_by_role("link", name="Take it all as JSON").click()
    whole = page.locator(f"form[action='/data/{form}']")
    whole.locator("input[type=file]").set_input_files(kept.value.path())
    press_and_wait(page, f"/data/{form}", whole.locator("button"))
    expect(page.locator("#busy")).to_have_count(0)
    expect(page).to_have_url(re.compile({"restore": r"\?restored=", "import": r"\?came="}[form]))
    assert said(page).startswith({"restore": "Looking at the file", "import": "Reading the export"}[form])
