"""What lies ahead, through its pages."""

import html
import re

import pytest
from chromium import violations
from icalendar import Calendar
from kept_examples import keep_portfolio
from playwright.sync_api import Page
from sites import ON, Served, Site, keep_small_example

from smartpick.season import phase_on
from smartpick.workspace import keep_profile, kept, kept_profile

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


def test_a_date_of_one_s_own_stands_in_the_calendar_and_in_what_conflicts(site: Site) -> None:
    """It is noted in a form, leads back to it, is in the file at its own hour, and an undo takes it away."""
    keep_portfolio(site.desk.store)
    page = site.get("/planning").text
    assert 'href="/portfolio/date/new"' in page
    said = {"what": "Interview at Example Hospital", "kind": "interview", "day": "2026-12-01", "at": "09:00"}
    refused = site.post("/portfolio/date/new", {**said, "zone": ""})
    assert refused.status_code == 422
    assert "A time needs its zone." in refused.text
    assert "There is no time zone called" in site.post("/portfolio/date/new", {**said, "zone": "Ohio"}).text
    for what in ("Interview at Example Hospital", "Interview at Other Hospital"):
        site.post("/portfolio/date/new", {**said, "what": what, "zone": "America/Chicago"})
    page = html.unescape(site.get("/planning").text)
    assert '<a href="/portfolio/date/interview-at-example-hospital">Interview at Example Hospital</a>' in page
    assert "2026-12-01, 09:00 America/Chicago" in page
    assert "At the same time: Interview at Example Hospital; Interview at Other Hospital." in page
    events = Calendar.from_ical(site.get("/planning/calendar.ics").content).walk("VEVENT")
    [event] = [one for one in events if one["UID"] == "own-interview-at-example-hospital@smartpick"]
    assert event["DTSTART"].dt.isoformat() == "2026-12-01T09:00:00-06:00"
    site.post("/undo", {"seq": str(site.desk.store.seq())})
    assert "Interview at Other Hospital" not in site.get("/planning").text


def test_every_day_of_a_record_leads_to_it(site: Site) -> None:
    """Who is to be written to, and the paper that runs out, are one press away."""
    keep_portfolio(site.desk.store)
    held = kept(site.desk.store)
    links = re.findall(r'<a href="/portfolio/(\w+)/([\w.-]+)">', site.get("/planning").text)
    named = [(kind, name) for kind, name in links if name != "new"]
    assert {"document", "person"} <= {kind for kind, _ in named}
    for kind, name in named:
        assert name in held.made
        assert site.get(f"/portfolio/{kind}/{name}").status_code == 200


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


def test_a_step_that_no_exam_shows_is_noted_as_done_and_taken_back(site: Site) -> None:
    """The profile keeps it, the way goes on from there, one undo takes it back; what is no such step is refused."""
    assert site.post("/planning/certification", {"step": "account", "done": "yes"}).status_code == 422
    keep_small_example(site.desk.store)
    held = kept_profile(site.desk.store)
    assert held is not None
    data = {name: value for name, value in held.data.items() if name not in {"exams", "ecfmg"}}
    keep_profile(site.desk.store, data, "Took the exams out", held.revision)
    assert "Not done yet" not in site.get("/planning/certification").text

    def noted() -> list[str]:
        now = kept_profile(site.desk.store)
        return [] if now is None else now.data.get("ecfmg", {}).get("done", [])

    for step in ("credentials", "account"):
        done = site.post("/planning/certification", {"step": step, "done": "yes"})
        assert f"Noted that the {step} step to the certificate is done" in done.text
    assert noted() == ["account", "credentials"]
    page = site.get("/planning/certification").text
    assert page.count("Not done yet") == 2
    site.post("/planning/certification", {"step": "account"})
    assert noted() == ["credentials"]
    site.post("/undo", {"seq": str(site.desk.store.seq())})
    assert noted() == ["account", "credentials"]
    assert site.post("/planning/certification", {"step": "step1", "done": "yes"}).status_code == 422
    assert noted() == ["account", "credentials"]


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
