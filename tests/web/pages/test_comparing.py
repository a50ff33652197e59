"""Programs side by side, through their page."""

import re

from chromium import violations
from kept_examples import keep_portfolio
from playwright.sync_api import Page, expect
from sites import Served, Site, keep_small_example

from smartpick.programs import load_directory

CLEVELAND, AKRON, CHRIST = "1403812339", "1403811328", "1403811331"
SEVEN = [one.acgme_id for one in load_directory().programs if one.specialty == "Internal Medicine"][:7]


def test_without_a_profile_facts_stand_side_by_side(site: Site) -> None:
    """No chances are guessed, and the way to have them is shown; every source is named and unknown is said."""
    text = site.get(f"/compare?ids={CLEVELAND}&ids={AKRON}").text
    for words in (
        "Cleveland Clinic Foundation",
        "US Department of Labor",
        "unknown for every one",
        "a profile",
    ):
        assert words in text
    assert "Chance of an interview" not in text


def test_the_page_shows_what_the_command_line_shows(site: Site) -> None:
    """Chances with intervals, reasons with their sources, rules, facts with source and age, notes, what differs."""
    keep_small_example(site.desk.store)
    site.post(
        f"/programs/{CLEVELAND}/facts",
        {"field": "visas", "value": "J1", "source": "program site", "as_of": "2026-09"},
    )
    site.post(f"/programs/{AKRON}/note", {"text": "Asks for three letters."})
    text = site.get(f"/compare?ids={CLEVELAND},{AKRON}").text
    for words in (
        "Chance of an interview",
        "90% intervals",
        "Where the reasons come from",
        "program site, 2 months old",
        "Asks for three letters.",
        "Differs: ",
        "Unknown for some: ",
    ):
        assert words in text
    assert f'href="/programs/{AKRON}?field=visas#enter"' in text
    only = site.get(f"/compare?ids={CLEVELAND},{AKRON}&only=differences").text
    assert "unknown for every one" in text
    assert "unknown for every one" not in only
    assert only.count('role="row"') < text.count('role="row"')


def test_too_few_too_many_twice_and_none_such(site: Site) -> None:
    """One asks for another; of seven six are shown and the other is named; twice is once; no such number is told."""
    assert "and which other?" in site.get(f"/compare?ids={CLEVELAND}").text
    assert "Choose two to 6 programs" in site.get("/compare").text
    many = site.get("/compare", params={"ids": SEVEN}).text
    assert many.count('role="columnheader"') == 1 + 6
    assert "Left out" in many
    assert f'href="/programs/{SEVEN[6]}"' in many
    assert site.get(f"/compare?ids={CLEVELAND}&ids={CLEVELAND}").text.count('role="columnheader"') == 0
    wrong = site.get(f"/compare?ids={CLEVELAND},{AKRON},<b>")
    assert wrong.status_code == 422
    assert "no program with the number" in wrong.text
    assert wrong.text.count('role="columnheader"') == 3


def test_a_program_is_found_and_added(site: Site) -> None:
    """Words lead to programs that are not there yet; those of the list can be chosen; unknown words are told."""
    page = site.get(f"/compare?ids={CLEVELAND}&words=christ+hospital").text
    assert f'href="/compare?ids={CLEVELAND}&amp;ids={CHRIST}"' in page
    assert "No other program fits" in site.get("/compare?words=qqqqzzzz").text
    assert 'id="listed"' not in page
    keep_small_example(site.desk.store)
    assert 'id="listed"' in site.get(f"/compare?ids={CLEVELAND}").text
    assert f'href="/compare?ids={CLEVELAND}"' in site.get(f"/programs/{CLEVELAND}").text


def test_what_is_in_the_way_of_a_list_is_said(site: Site) -> None:
    """A profile that no list can be made of is told with the way out."""
    keep_small_example(site.desk.store)
    site.post("/list/budget", {"budget": "1"})
    answer = site.get(f"/compare?ids={CLEVELAND},{AKRON}")
    assert answer.status_code == 422
    assert "does not pay for one application" in answer.text


def test_the_page_is_for_everybody(page: Page, server: Served) -> None:
    """From a program's page by search to a comparison, wide and narrow: nothing offends, nothing scrolls sideways."""
    keep_portfolio(server.desk.store)
    page.goto(f"/programs/{CHRIST}")
    page.get_by_role("link", name="Compare with").click()
    page.get_by_label("Find by name").fill("metrohealth")
    page.get_by_role("button", name="Find").click()
    assert violations(page) == []
    page.locator(".found a").first.click()
    expect(page.get_by_role("columnheader", name=re.compile("Christ Hospital"))).to_be_visible()
    page.goto(f"/compare?{'&'.join(f'ids={one}' for one in SEVEN[:6])}")
    for width in (1280, 700, 360):
        page.set_viewport_size({"width": width, "height": 740})
        assert violations(page) == [], width
        assert page.evaluate("document.documentElement.scrollWidth") <= width
