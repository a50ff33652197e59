"""The queue of what to look up first, through its page."""

import re

from chromium import violations
from kept_examples import keep_portfolio
from playwright.sync_api import Page, expect
from sites import Served, Site

from smartpick.workspace import kept_facts


def _first(page: str) -> str:
    return re.findall(r'id="visit-(\d{10})"', page)[0]


def test_without_a_profile_it_leads_to_one(site: Site) -> None:
    """The queue is about one's own list."""
    assert "three answers" in site.get("/verify").text
    assert "Three answers" in site.get("/verify/queue").text


def test_the_queue_says_what_each_answer_would_do(site: Site) -> None:
    """Every visit has a gain with its span, minutes, what each answer does, and what to search for."""
    keep_portfolio(site.desk.store)
    page = site.get("/verify?now=yes").text
    visits = page.split('id="visit-')[1:]
    assert 1 <= len(visits) <= 8
    for visit in visits:
        assert "points</strong> of the chance of matching expected" in visit
        assert "<li>If " in visit
        assert "Search for:" in visit
        assert ": why it stands here." in visit
    assert "Nothing looked up today." in page
    assert "Worth your time now: " in page
    assert page.count("<details open><summary><h2>1. ") == 1
    assert page.count("<details open>") == 1


def test_an_answer_is_kept_and_the_queue_is_made_anew(site: Site) -> None:
    """What was found is one action with its source; the visit leaves the queue, and undo brings it back."""
    keep_portfolio(site.desk.store)
    page = site.get("/verify?now=yes").text
    program = _first(page)
    keys = re.findall(rf'id="{program}-[a-z0-9_]+" name="fact-([a-z0-9_]+)"', page)
    told = {"visas": "J-1, H-1B", "step2ck_minimum": "none", "graduation_limit": "none", "img_share": "40%"}
    answers = {f"fact-{key}": told.get(key, "no") for key in keys}
    after = site.post("/verify", {"program": program, "called": "Test", "link": "example.org", **answers})
    assert "Looked up Test" in after.text
    reports = kept_facts(site.desk.store).reports.values()
    assert {one.field for one in reports} == set(keys)
    assert {(one.program, one.source, one.verified) for one in reports} == {
        (program, "program's website", "me")
    }
    again = site.get("/verify?now=yes").text
    assert f'id="visit-{program}"' not in again
    assert "1 program looked up today." in again
    site.post("/undo", {"seq": str(site.desk.store.seq())})
    assert kept_facts(site.desk.store).reports == {}


def test_a_wrong_answer_is_told_and_stays(site: Site) -> None:
    """What cannot be a value is a sentence; nothing is kept of the visit; an empty visit says so."""
    keep_portfolio(site.desk.store)
    program = _first(site.get("/verify?now=yes").text)
    answer = site.post("/verify", {"program": program, "fact-step2ck_minimum": "999", "fact-visas": "J1"})
    assert answer.status_code == 422
    assert "999" in answer.text
    assert re.search(rf'id="visit-{program}" tabindex="-1">\s*<details open>', answer.text)
    assert kept_facts(site.desk.store).reports == {}
    assert "Nothing was entered" in site.post("/verify", {"program": program}).text


def test_the_queue_is_for_everybody(page: Page, server: Served) -> None:
    """In a real browser the queue arrives by itself, an answer is kept, and nothing offends WCAG 2.2 AA."""
    keep_portfolio(server.desk.store)
    page.goto("/verify")
    first = page.locator(".queue .card").first
    expect(first).to_be_visible(timeout=30_000)
    assert violations(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    field = first.locator("select, input:not([type=hidden]):not([name=link])").first
    if field.evaluate("one => one.tagName") == "SELECT":
        field.select_option("no")
    else:
        field.fill("none")
    first.get_by_role("button", name="Keep it, and on to the next").click()
    expect(page.get_by_role("status").first).to_contain_text("Looked up")
