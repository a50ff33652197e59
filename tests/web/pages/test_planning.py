"""What lies ahead, through its pages."""

import html

import pytest
from chromium import violations
from icalendar import Calendar
from kept_examples import keep_portfolio
from playwright.sync_api import Page
from sites import ON, Served, Site, keep_small_example

from smartpick.season import phase_on
from smartpick.workspace import kept

PAGES = (
    "/planning",
    "/planning/openings",
    "/planning/papers",
    "/planning/letters",
    "/planning/certification",
    "/planning/agency",
    "/planning/answers",
)


@pytest.mark.parametrize("path", PAGES)
def test_without_a_profile_every_page_opens(site: Site, path: str) -> None:
    """Before there is a profile a page leads to it, or needs none."""
    answer = site.get(path)
    assert answer.status_code == 200
    assert ("three answers" in answer.text) == (path not in {"/planning/agency", "/planning/answers"})


def test_the_calendar_is_the_same_as_a_file(site: Site) -> None:
    """Every day of the page is in the calendar file, which another program can read."""
    keep_portfolio(site.desk.store)
    page = site.get("/planning").text
    found = Calendar.from_ical(site.get("/planning/calendar.ics").content)
    events = list(found.walk("VEVENT"))
    assert len(events) == page.count("<li><span>") - page.count('class="card"><h2>Late')
    assert "Rank" in page
    assert any(one.walk("VALARM") for one in events)


def test_openings_are_those_for_this_applicant(site: Site) -> None:
    """Who has graduated is not offered places for students, and is told why; own finds are among them."""
    keep_portfolio(site.desk.store)
    page = site.get("/planning/openings").text
    assert "open to you" in page or "ask first" in page
    assert "Why others are left out" in page
    site.post(
        "/portfolio/opportunity/new",
        {"name": "Test Clinic Observership", "kind": "observership", "state": "OH", "open": "yes"},
    )
    assert "Test Clinic Observership" in site.get("/planning/openings?state=OH").text
    assert "Closed to you" in site.get("/planning/openings?everything=yes").text


def test_papers_of_a_start_that_is_only_thought_about(site: Site) -> None:
    """A kind and a day show what to get by when; one without the other is a sentence."""
    keep_portfolio(site.desk.store)
    page = site.get("/planning/papers?kind=observership&start=2027-06-01").text
    assert "To get" in page or "Held" in page
    assert "Give the first day" in site.get("/planning/papers?kind=observership").text


def test_a_packet_names_cases_and_no_patient(site: Site) -> None:
    """Each letter that is still to be written has a packet for its writer; an unknown one is not found."""
    keep_portfolio(site.desk.store)
    letter = kept(site.desk.store).portfolio.letters[0]
    packet = site.get(f"/planning/letters/{letter.id}/packet.txt")
    assert packet.headers["content-type"].startswith("text/plain")
    assert letter.writer in kept(site.desk.store).made
    assert len(packet.text) > 200
    assert site.get("/planning/letters/nobody/packet.txt").status_code == 404


def test_contact_cards_hold_people_and_not_what_they_saw(site: Site) -> None:
    """Every person is a card; nothing of cases is in it."""
    assert site.get("/planning/people.vcf").status_code == 404
    keep_portfolio(site.desk.store)
    people = kept(site.desk.store).portfolio.people
    cards = site.get("/planning/people.vcf").text
    assert cards.count("BEGIN:VCARD") == len(people)
    assert all(line not in cards for one in people for line in one.saw)


def test_the_certificate_shows_what_is_next(site: Site) -> None:
    """The way has every step with its state, and the limits."""
    keep_portfolio(site.desk.store, "community-clinic-before")
    page = site.get("/planning/certification").text
    assert "The whole way" in page
    assert "no visa" in page.casefold()


def test_the_pages_are_for_everybody(page: Page, server: Served) -> None:
    """In a real browser, wide and narrow: no page of planning offends WCAG 2.2 AA or is wider than a phone."""
    keep_portfolio(server.desk.store)
    for path in PAGES:
        page.goto(path)
        assert violations(page) == [], path
    page.set_viewport_size({"width": 360, "height": 740})
    for path in PAGES:
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path


def test_every_page_means_the_same_season(site: Site) -> None:
    """Home, the list, the calendar and the letters say the same sentence about where in the season the day is."""
    keep_small_example(site.desk.store)
    phase = phase_on(site.desk.season, ON)
    assert phase is not None
    for path in ("/", "/list", "/planning", "/planning/letters"):
        page = html.unescape(site.get(path).text)
        assert phase.words in page, path
        assert phase.means in page, path
        assert phase.source in page, path
    assert f"Needed by {phase.ready_by} for season {phase.aim}" in site.get("/planning/letters").text
