"""The portfolio at a glance."""

import re

from chromium import violations
from kept_examples import keep_portfolio
from playwright.sync_api import Page, expect
from sites import Served, Site

from smartpick.workspace import keep_profile, kept, kept_profile


def test_an_empty_portfolio_says_where_to_begin(site: Site) -> None:
    """Who has nothing logged sees the first step, and no figure."""
    page = site.get("/portfolio").text
    assert "Add an experience" in page
    assert "what is due" not in page


def test_one_is_not_many(site: Site) -> None:
    """A single record is counted in the singular."""
    site.post("/portfolio/experience/new", {"kind": "observership"})
    assert "<strong>1</strong> experience<" in site.get("/portfolio").text


def test_what_it_does_to_the_chances_is_more_than_nothing(site: Site) -> None:
    """The example's clinic year and letters raise the chance of matching, and the page says by how much."""
    keep_portfolio(site.desk.store)
    page = site.get("/portfolio/effect").text
    assert "of the chance of matching" in page
    lead = page.split('<p class="lead">')[1].split("</p>")[0]
    low, high = re.findall(r"([+-][0-9.]+) to ([+-][0-9.]+) points", lead)[0]
    assert -20.0 < float(low) < float(high) < 90.0
    assert "judgement</strong>" in lead
    assert "promise" in page


def test_unknown_letters_are_credited_to_nobody(site: Site) -> None:
    """With one experience and no word of letters both sides have the same unknown letters; the page asks for them."""
    profile = {
        "label": "x",
        "exams": {"step2ck": [{"result": "pass", "score": 240}]},
        "preferences": {"specialties": {"Family Medicine": 1.0}},
    }
    keep_profile(site.desk.store, profile, "Answered", None)
    site.post(
        "/portfolio/experience/new",
        {"kind": "externship", "state": "OH", "start": "2026-05-01", "end": "2026-07-31"},
    )
    page = site.get("/portfolio/effect").text
    assert "without what counts of your portfolio (1 experience)" in page
    assert 'href="/profile#letters"' in page
    assert "rotations" not in page


def test_a_chance_that_falls_because_a_guess_gave_way_is_explained(site: Site) -> None:
    """The first rotation takes the place of what was assumed; the page says so with the chance before and after."""
    profile = {
        "label": "x",
        "exams": {"step2ck": [{"result": "pass", "score": 240}]},
        "preferences": {"specialties": {"Internal Medicine": 1.0}},
    }
    keep_profile(site.desk.store, profile, "Answered", None)
    site.post(
        "/portfolio/experience/new",
        {"kind": "observership", "state": "OH", "start": "2026-10-01", "end": "2026-10-28"},
    )
    page = site.get("/portfolio/effect").text
    before, after = re.findall(r"Why the shown chance went from ([0-9.]+)% to ([0-9.]+)%", page)[0]
    assert float(before) > float(after)
    assert "were assumed, as applicants typically have" in page
    held = kept_profile(site.desk.store)
    assert held is not None
    keep_profile(site.desk.store, {**held.data, "rotations": []}, "Said none", held.revision)
    assert "Why the shown chance" not in site.get("/portfolio/effect").text


def test_an_institution_is_a_tie_once_one_says_so(site: Site) -> None:
    """The question is asked until it is answered; the answer can be undone."""
    site.post("/portfolio/experience/new", {
        "kind": "observership", "institution": "Cleveland Clinic Foundation Hospital", "city": "Cleveland",
        "state": "OH", "start": "2026-09-01",
    })  # fmt: skip
    page = site.get("/portfolio").text
    assert "Is this the same place?" in page
    site.post(
        "/portfolio/ties",
        {"institution": "Cleveland Clinic Foundation Hospital", "state": "OH", "same": "yes"},
    )
    (tie,) = kept(site.desk.store).ties
    assert "Cleveland Clinic" in tie.listed
    assert "Is this the same place?" not in site.get("/portfolio").text
    site.post("/undo", {"seq": str(site.desk.store.seq())})
    assert "Is this the same place?" in site.get("/portfolio").text


def test_the_guard_answers_without_keeping_anything(site: Site) -> None:
    """A text that is only looked at is kept nowhere."""
    before = site.desk.store.seq()
    found = site.post("/portfolio/guard", {"learned": "SSN 078-05-1120"}).text
    assert "078-05-1120" in found
    assert site.desk.store.seq() == before


def test_the_assessment_names_entries_and_marks_judgement(site: Site) -> None:
    """Each of seven dimensions rests on entries that can be opened, and says what is judgement."""
    keep_portfolio(site.desk.store)
    page = site.get("/portfolio/assessment").text
    assert page.count('class="card dimension"') == 7
    assert page.count(">judgement</span>") >= 7
    assert 'href="/portfolio/experience/' in page
    assert "no score" in site.get("/portfolio").text


def test_improvements_say_what_they_add(site: Site) -> None:
    """What would add most comes first, each with its interval and its day."""
    keep_portfolio(site.desk.store, "community-clinic-before")
    gains = site.get("/portfolio/assessment/gains", headers={"hx-request": "true"}).text
    assert "<main" not in gains
    assert "<main" in site.get("/portfolio/assessment/gains").text
    assert "to your chance of matching" in gains
    assert "<ol" in gains


def test_the_glance_is_for_everybody(page: Page, server: Served) -> None:
    """In a real browser the figures arrive by themselves, and nothing offends WCAG 2.2 AA."""
    keep_portfolio(server.desk.store)
    page.goto("/portfolio")
    expect(page.locator(".gain")).to_be_visible(timeout=20_000)
    assert violations(page) == []


def test_the_assessment_is_for_everybody(page: Page, server: Served) -> None:
    """In a real browser what would add most arrives by itself, and nothing offends WCAG 2.2 AA."""
    keep_portfolio(server.desk.store, "community-clinic-before")
    page.goto("/portfolio/assessment")
    expect(page.locator(".improve")).to_be_visible(timeout=30_000)
    assert violations(page) == []
