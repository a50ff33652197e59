"""Journeys on the list itself in a real browser: budget, pins and bans, paper, phone, programs side by side."""

import re

import pytest
from chromium import fits, violations
from playwright.sync_api import Page, expect
from sites import Served, keep_example, keep_small_example

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
NO_SCRIPT = {"java_script_enabled": False}


def test_the_budget_is_dragged_and_kept(page: Page, server: Served) -> None:
    """Letting the slider go makes a list for that money without loading the page; keeping it can be undone."""
    keep_example(server.desk.store)
    page.goto("/list")
    page.evaluate("window.stays = true")
    page.get_by_label("Drag the budget").fill("330")
    page.get_by_label("Drag the budget").dispatch_event("change")
    expect(page.locator(".facts")).to_contain_text("of a budget of $330")
    assert page.evaluate("window.stays")
    page.get_by_role("button", name="Keep $330 as the budget").click()
    expect(page.get_by_role("status")).to_contain_text("Set the budget to $330")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".facts")).not_to_contain_text("of a budget of $330")
    assert violations(page) == []


def test_the_last_of_several_fast_drags_wins(page: Page, server: Served) -> None:
    """Whoever lets the slider go three times before the first list is there gets the list of the last value."""
    keep_example(server.desk.store)
    page.goto("/list")
    page.evaluate(
        """() => {
            const drag = document.querySelector("#drag");
            for (const dollars of [220, 880, 330]) {
                drag.value = dollars;
                for (const kind of ["input", "change"]) drag.dispatchEvent(new Event(kind, { bubbles: true }));
            }
        }"""
    )
    expect(page.locator(".facts")).to_contain_text("of a budget of $330")
    expect(page.get_by_label("Budget in dollars")).to_have_value("330")
    page.wait_for_load_state("networkidle")
    expect(page.locator(".facts")).to_contain_text("of a budget of $330")
    expect(page).to_have_url(re.compile(r"budget=330"))


@pytest.mark.parametrize("page", [PHONE, PHONE | NO_SCRIPT], ids=["phone", "no script"], indirect=True)
def test_rows_are_folded_on_a_phone(page: Page, server: Served) -> None:
    """A dozen short rows stand there; one opens to pin, ban and reasons; the others come when they are asked for."""
    keep_example(server.desk.store)
    page.goto("/list")
    rows = page.locator(".list tbody tr:visible")
    expect(rows).to_have_count(12)
    pin = rows.first.get_by_role("button", name=re.compile("^Pin "))
    expect(pin).to_be_hidden()
    closed = rows.first.evaluate("one => one.offsetHeight")
    rows.first.locator(".why summary").click()
    expect(pin).to_be_visible()
    assert rows.first.evaluate("one => one.offsetHeight") > 1.5 * closed
    assert fits(page)
    page.get_by_role("link", name=re.compile(r"^Show all \d+ rows$")).click()
    expect(rows).to_have_count(98)


def test_the_list_on_paper(page: Page, server: Served) -> None:
    """On paper no row is hidden or tall, no control is there, what was folded is open, and sources stand at the end."""
    keep_example(server.desk.store)
    page.goto("/list?rows=all")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 1000})
    assert page.locator(".list tbody tr:visible").count() == page.locator(".list tbody tr").count()
    assert page.locator("main :is(button, input, select):visible").count() == 0
    mean = "rows => rows.reduce((sum, one) => sum + one.offsetHeight, 0) / rows.length"
    assert page.locator(".list tbody tr").evaluate_all(mean) < 60
    expect(page.locator(".stamps")).to_be_visible()
    expect(page.locator(".stamps")).to_contain_text("https://")
    assert (
        page.locator(".list thead").evaluate("one => getComputedStyle(one).display") == "table-header-group"
    )


def test_pinned_banned_and_in_step_with_the_map(page: Page, server: Served) -> None:
    """A banned program leaves the list and can come back; a row pointed at lights up its mark on the map."""
    keep_example(server.desk.store)
    page.goto("/list")
    row = page.locator(".list tbody tr").first
    name = row.locator("strong").inner_text()
    row.hover()
    expect(page.locator(f".map a[data-p='{row.get_attribute('data-p')}']")).to_have_class(re.compile("lit"))
    row.get_by_role("button", name=f"Ban {name}").click()
    expect(page.locator(".banned")).to_contain_text("1 program is banned")
    page.locator(".banned summary").click()
    page.get_by_role("button", name=f"Allow {name} again").click()
    expect(page.locator(".banned")).to_have_count(0)
    page.get_by_role("button", name=f"Pin {name}").click()
    expect(page.locator(".list tbody tr", has_text=name).first).to_contain_text("pinned by you")
    assert violations(page) == []


@pytest.mark.parametrize("page", [{}, NO_SCRIPT], ids=["desk", "no script"], indirect=True)
def test_programs_ticked_on_the_list_stand_side_by_side(
    page: Page, server: Served, request: pytest.FixtureRequest
) -> None:
    """Two rows are ticked and compared, one of the list is added, one taken out; what differs can stand alone."""
    keep_small_example(server.desk.store)
    page.goto("/list")
    ticks = page.get_by_role("checkbox", name=re.compile("^Compare "))
    ticks.nth(0).check()
    ticks.nth(2).check()
    page.get_by_role("button", name="Compare the ticked programs").click()
    expect(page.get_by_role("columnheader")).to_have_count(3)
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("columnheader")).to_have_count(4)
    every = page.get_by_role("row").count()
    page.get_by_role("link", name="Show only these").click()
    expect(page.get_by_role("link", name="Show every row")).to_be_visible()
    assert page.get_by_role("row").count() < every
    page.get_by_role("link", name=re.compile("^Take out")).first.click()
    expect(page.get_by_role("columnheader")).to_have_count(3)
    assert "no script" in request.node.name or violations(page) == []


@pytest.mark.parametrize("page", [{}, NO_SCRIPT], ids=["desk", "no script"], indirect=True)
def test_a_ban_does_not_lose_the_place(page: Page, server: Served) -> None:
    """Whoever bans the twentieth row is back beside it, sees what was done, and can take it back."""
    keep_example(server.desk.store)
    page.goto("/list")
    names = page.locator("table.list tbody tr th strong")
    twentieth, next_one = (names.nth(number).text_content() or "" for number in (19, 20))
    page.get_by_role("button", name=f"Ban {twentieth}", exact=True).first.click()
    expect(page.get_by_role("status")).to_contain_text("Undo")
    expect(page.get_by_role("status")).to_be_in_viewport()
    expect(names.get_by_text(next_one, exact=True).first).to_be_in_viewport()
