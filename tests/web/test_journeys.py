"""Journeys through the pages in a real browser: what an applicant does, on what they have."""

import re

import pytest
from chromium import fits, violations
from playwright.sync_api import Locator, Page, expect
from sites import Served, keep_example, keep_small_example

from smartpick.workspace import kept_profile

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
NO_SCRIPT = {"java_script_enabled": False}
ZOOMED_IN_THE_DARK = {
    "viewport": {"width": 640, "height": 450},
    "device_scale_factor": 2,
    "color_scheme": "dark",
}
CHANCE = re.compile(r"\d+%")


def answer_three(page: Page) -> None:
    """Answer the three questions of the first visit, and be where they lead."""
    page.get_by_label("Specialty").select_option("Internal Medicine")
    page.get_by_label("Step 2 CK score").fill("241")
    page.get_by_label("Yes", exact=True).check()
    page.get_by_role("button", name="Show my first list").click()
    expect(page.get_by_role("heading", name="Where you stand")).to_be_visible()


def interval(page: Page) -> tuple[float, float]:
    """Return the interval of the chance that is shown, in percent."""
    ends = page.locator(".answer strong").all_inner_texts()[:2]
    return float(ends[0].strip("%")), float(ends[1].strip("%"))


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until what is wanted has the focus, and see it there."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            break
    expect(wanted).to_be_focused()
    assert wanted.evaluate("one => getComputedStyle(one).outlineStyle") != "none"


@pytest.mark.parametrize("page", [{}, PHONE, NO_SCRIPT], ids=["desk", "phone", "no script"], indirect=True)
def test_first_visit_to_list(page: Page, request: pytest.FixtureRequest) -> None:
    """Three answers give a chance with an interval, the question that narrows it most, and a proven list."""
    answer_three(page)
    expect(page.locator(".big")).to_contain_text(CHANCE)
    expect(page.get_by_role("heading", name="Your next answer narrows it most")).to_be_visible()
    assert fits(page)
    page.get_by_role("link", name=re.compile("The whole list")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(r"\d+ programs? for My profile"))
    proof = page.locator("#proof")
    waiting = page.get_by_role("link", name="Show the proof when it is there")
    # With a script the proof comes by itself and takes the link away, perhaps while somebody reaches for it.
    if "no script" in request.node.name and waiting.count():
        waiting.click()
    expect(proof).to_contain_text(re.compile("best possible|within"))
    assert fits(page)
    # Axe is a script itself.
    assert "no script" in request.node.name or violations(page) == []


def test_every_answer_narrows_and_can_be_taken_back(page: Page) -> None:
    """An answer given where one stands makes the interval narrower than it was; undo brings the question back."""
    answer_three(page)
    first = page.locator(".quick").first
    question = first.locator("label").text_content() or ""
    if not first.is_visible():
        page.locator("details:has(.quick) > summary").first.click()
    before = page.locator(".answer").first.inner_text()
    first.locator("input[name=value]").fill("2021-06")
    first.get_by_role("button", name="Answer").click()
    expect(page.get_by_role("status")).to_contain_text("Graduated in 2021-06")
    assert page.locator(".answer").first.inner_text() != before
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".quick label").first).to_have_text(question)
    expect(page.get_by_role("button", name="Do it again")).to_be_visible()


@pytest.mark.parametrize("page", [{}, PHONE, NO_SCRIPT], ids=["desk", "phone", "no script"], indirect=True)
def test_the_profile_is_deepened(page: Page, server: Served, request: pytest.FixtureRequest) -> None:
    """What is filled in through the form of the profile is kept, and makes the interval narrower at once."""
    answer_three(page)
    before = interval(page)
    page.goto("/profile")
    page.locator("[id='graduation']").fill("2022-06")
    page.locator("[id='research.publications']").fill("1")
    page.locator("[id='ecfmg.certified']").select_option("yes")
    page.locator("details:has([id='rotations.0.kind']) > summary").click()
    page.locator("[id='rotations.0.kind']").select_option("externship")
    page.locator("[id='rotations.0.hands_on']").select_option("yes")
    page.locator("[id='rotations.0.state']").select_option("OH")
    page.locator("[id='rotations.0.months']").fill("3")
    page.get_by_role("button", name="Save the profile").click()
    expect(page.get_by_role("status").first).to_contain_text("Changed the profile")
    expect(page.locator("[id='research.publications']")).to_have_value("1")
    told = kept_profile(server.desk.store)
    assert told is not None
    assert (told.data["graduation"], told.data["rotations"][0]["months"]) == ("2022-06", 3)
    page.goto("/")
    after = interval(page)
    assert after[1] - after[0] < before[1] - before[0]
    assert fits(page)
    assert "no script" in request.node.name or violations(page) == []


def test_a_profile_shows_all_its_errors_at_once(page: Page) -> None:
    """Two wrong fields are both named beside themselves, nothing typed is lost, and nothing was saved."""
    answer_three(page)
    page.goto("/profile")
    page.get_by_label("Year of birth").fill("19x6")
    page.get_by_label("Graduation", exact=True).fill("sometime")
    page.get_by_role("button", name="Save the profile").click()
    expect(page.get_by_role("alert")).to_contain_text("2 things to mend")
    for field, typed in (("birth_year", "19x6"), ("graduation", "sometime")):
        box = page.locator(f"[id='{field}']")
        expect(box).to_have_value(typed)
        expect(box).to_have_attribute("aria-invalid", "true")
        expect(page.locator(f"[id='{field}-wrong']")).to_be_visible()
    assert violations(page) == []


def test_what_if(page: Page, server: Served) -> None:
    """A scenario stands beside what is, with the interval of the difference; a wrong number is told at its field."""
    keep_example(server.desk.store)
    page.goto("/what-if")
    page.get_by_label("Step 2 CK score").fill("900")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("#score-wrong")).to_be_visible()
    page.get_by_label("Step 2 CK score").fill("262")
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("heading", name="Step 2 CK of 262")).to_be_visible()
    expect(page.locator(".scenarios")).to_contain_text("90% interval")
    expect(page.get_by_role("table").first).to_contain_text("Adds, points")
    assert violations(page) == []


def test_two_tabs_stay_in_step(page: Page, server: Served) -> None:
    """A tab that is looked at again says that another one changed something, and shows it when asked."""
    keep_small_example(server.desk.store)
    page.goto("/profile")
    other = page.context.new_page()
    other.goto("/list?budget=330")
    other.get_by_role("button", name="Keep $330 as the budget").click()
    expect(other.get_by_role("status")).to_contain_text("Set the budget")
    other.close()
    page.bring_to_front()
    page.evaluate("dispatchEvent(new Event('focus'))")
    page.get_by_role("link", name="Show it as it is now").click()
    expect(page.get_by_label("Budget")).to_have_value("330")
    assert violations(page) == []


def test_the_back_button_shows_what_was_there(page: Page, server: Served) -> None:
    """Going back after another budget was tried shows the list of the one before, and forward the other again."""
    keep_small_example(server.desk.store)
    page.goto("/list")
    page.get_by_label("Budget in dollars").fill("330")
    page.get_by_role("button", name="Try it").click()
    expect(page.locator(".facts")).to_contain_text("of a budget of $330")
    page.go_back()
    expect(page.locator(".facts")).to_contain_text("of a budget of $132")
    page.go_forward()
    expect(page.locator(".facts")).to_contain_text("of a budget of $330")
    assert violations(page) == []


def test_back_after_deleting_shows_nothing_that_is_gone(page: Page, server: Served) -> None:
    """The page that the history brings back is made anew: no count of records that are not there any more."""
    keep_example(server.desk.store)
    page.goto("/data")
    expect(page.locator("main")).to_contain_text("Records")
    page.get_by_label("To delete all this").fill("delete everything")
    page.get_by_role("button", name="Delete everything").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Everything is deleted")
    page.go_back()
    expect(page.locator("main")).to_contain_text("Nothing yet.")
    assert violations(page) == []


@pytest.mark.parametrize("page", [{}, PHONE, NO_SCRIPT], ids=["desk", "phone", "no script"], indirect=True)
def test_what_is_to_be_mended_is_seen_first(page: Page, server: Served) -> None:
    """A form far down the page that is refused: the summary has the focus, and its link leads to the field."""
    keep_example(server.desk.store)
    page.goto("/data")
    page.get_by_label("To delete all this").fill("delete")
    page.get_by_role("button", name="Delete everything").click()
    summary = page.locator("#to-mend")
    expect(summary).to_be_focused()
    expect(summary).to_be_in_viewport()
    expect(page).to_have_title("To mend: Your data · SmartPick")
    assert fits(page)
    page.get_by_role("link", name="Nothing was deleted.").click()
    box = page.get_by_label("To delete all this")
    expect(box).to_be_in_viewport()
    expect(box).to_be_focused()
    expect(box).to_have_attribute("aria-invalid", "true")


@pytest.mark.parametrize("page", [PHONE], indirect=True)
@pytest.mark.parametrize("path", ["/what-if", "/planning", "/planning/openings"])
def test_nothing_is_cut_on_a_phone(page: Page, server: Served, path: str) -> None:
    """Tables and the ways of planning fold instead of being cut: nothing has to be scrolled sideways, even within."""
    keep_example(server.desk.store)
    page.goto(path)
    if path == "/what-if":
        expect(page.locator("table.steps").first).to_be_visible(timeout=60_000)
    cut = "[...document.querySelectorAll('.ways, .wide')].filter(one => one.scrollWidth > one.clientWidth).length"
    assert page.evaluate(cut) == 0
    assert fits(page)


def test_an_example_is_played_with_and_thrown_away(page: Page, server: Served) -> None:
    """An example stands before the own profile until it is thrown away; the own one is as it was."""
    answer_three(page)
    own = page.locator(".big").inner_text()
    page.goto("/examples")
    page.get_by_role("button", name="Play with this applicant").nth(1).click()
    expect(page.get_by_text("This is an example applicant")).to_be_visible()
    page.get_by_role("button", name="Throw it away").click()
    expect(page.get_by_text("This is an example applicant")).to_have_count(0)
    assert page.locator(".big").inner_text() == own
    assert violations(page) == []


def test_by_keyboard_alone(page: Page) -> None:
    """From the first page to a budget that is kept without a mouse: the skip link comes first, every stop is seen."""
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Specialty")).to_be_focused()
    page.keyboard.type("Internal")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Also applying for")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("241")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Tab")
    button = page.get_by_role("button", name="Show my first list")
    expect(button).to_be_focused()
    assert button.evaluate("one => getComputedStyle(one).outlineStyle") != "none"
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Where you stand")).to_be_visible()
    tab_to(page, page.get_by_role("link", name=re.compile("The whole list")))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("Budget in dollars"))
    page.keyboard.press("Control+a")
    page.keyboard.type("330")
    page.keyboard.press("Enter")
    expect(page.locator(".facts")).to_contain_text("of a budget of $330")
    tab_to(page, page.get_by_role("button", name="Keep $330 as the budget"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Set the budget to $330")
    assert violations(page) == []


@pytest.mark.parametrize("page", [ZOOMED_IN_THE_DARK], indirect=True)
def test_in_the_dark_at_twice_the_size(page: Page) -> None:
    """Who reads white on black at 200 % gets from three answers to list, scenario and refused form, and can read it."""
    answer_three(page)
    assert violations(page) == []
    page.get_by_role("link", name=re.compile("The whole list")).click()
    expect(page.locator("#proof")).to_contain_text(re.compile("best possible|within"))
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert violations(page) == []
    assert fits(page)
    page.goto("/what-if")
    page.get_by_label("Step 2 CK score").fill("262")
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("heading", name="Step 2 CK of 262")).to_be_visible()
    assert violations(page) == []
    page.goto("/portfolio/date/new")
    page.get_by_role("button", name="Add").click()
    expect(page.locator("#to-mend")).to_be_focused()
    assert violations(page) == []
    assert fits(page)


@pytest.mark.parametrize("page", [PHONE, PHONE | NO_SCRIPT], ids=["phone", "no script"], indirect=True)
def test_an_interview_is_noted(page: Page, request: pytest.FixtureRequest) -> None:
    """Before anything was logged: a date noted on a phone stands in the calendar, and travel over it is a conflict."""
    answer_three(page)
    for what, kind in (("Interview at Example Hospital", "interview"), ("Wedding at home", "travel")):
        page.goto("/planning")
        page.get_by_role("link", name="Add a date of your own").click()
        page.get_by_label("What needed").fill(what)
        page.get_by_label("What kind of day").select_option(kind)
        page.get_by_label("Day, or its first").fill("2026-12-09")
        if kind == "interview":
            page.get_by_label("Time of day").fill("10:00")
            page.get_by_label("Time zone").fill("America/Chicago")
        page.get_by_role("button", name="Add").click()
        expect(page.get_by_role("status").first).to_contain_text(f"Added the date of your own {what}")
    page.goto("/planning")
    expect(page.locator(".note")).to_contain_text(f"At the same time: Interview at Example Hospital; {what}")
    entry = page.get_by_role("listitem").filter(has=page.get_by_role("link", name="Interview at Example"))
    expect(entry).to_contain_text("2026-12-09, 10:00 America/Chicago")
    assert fits(page)
    assert "no script" in request.node.name or violations(page) == []
    entry.get_by_role("link").click()
    expect(page.get_by_label("Time of day")).to_have_value("10:00")
