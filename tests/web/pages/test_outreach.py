"""Writing to people, through its pages."""

import email
import html
import re
from email.policy import default

import pytest
from chromium import violations
from kept_examples import keep_portfolio
from playwright.sync_api import Page
from sites import Served, Site

from smartpick.experience import Approach, organised_programs
from smartpick.workspace import kept

HERE = "/planning/outreach"
ROBIN = {
    "channel": "department",
    "name": "Dr. Robin Example",
    "email": "robin@example.org",
    "institution": "Example Memorial Hospital",
    "kind": "observership",
    "begin": "2027-03-01",
    "weeks": "4",
    "why": "Your ward's work on early discharge is what I worked on in Ohio.",
}
ONE = f"{HERE}/approach-example-memorial-hospital"


def contact(site: Site) -> Approach:
    """Return the only contact that is kept."""
    (found,) = kept(site.desk.store).portfolio.approaches
    return found


@pytest.fixture
def asked(site: Site) -> Site:
    """Give a site with an applicant and one contact that nobody wrote to yet."""
    keep_portfolio(site.desk.store)
    assert site.post(f"{HERE}/new", ROBIN).status_code == 200
    return site


def test_with_nobody_noted_the_page_says_how_to_begin(site: Site) -> None:
    """An empty page leads to openings and to a new contact, and opens without a profile."""
    page = site.get(HERE)
    assert page.status_code == 200
    assert 'href="/planning/openings"' in page.text
    assert 'href="/planning/outreach/new"' in page.text


def test_from_a_new_contact_to_a_closed_one(asked: Site) -> None:
    """The mail is drafted from profile and own words; noting the day, the reminder and the answer moves it on."""
    page = html.unescape(asked.get(ONE).text)
    assert "The first mail" in page
    assert ROBIN["why"] in page
    assert "join Example Memorial Hospital as an observer for 4 weeks from March 2027" in page
    asked.post(f"{ONE}/noted", {"what": "sent", "day": "2026-11-01"})
    page = asked.get(ONE).text
    assert "The reminder" in page
    assert "due since 2026-11-15" in asked.get(HERE).text
    asked.post(f"{ONE}/noted", {"what": "reminded", "day": "2026-11-16"})
    assert "The reminder" not in asked.get(ONE).text
    asked.post(f"{ONE}/noted", {"what": "answered", "day": "2026-11-20", "outcome": "accepted"})
    assert str(contact(asked).replied) == "2026-11-20"
    assert "Closed" in asked.get(HERE).text
    assert "/portfolio/experience/new?kind=observership" in asked.get(ONE).text


def test_each_step_is_undone_from_the_page(asked: Site) -> None:
    """What was done is said, with a button that takes it back; removing is no exception."""
    said = asked.post(f"{ONE}/noted", {"what": "sent"}).text
    assert "Wrote to Dr. Robin Example" in said
    seq = re.search(r'name="seq" value="(\d+)"', said)
    assert seq is not None
    asked.post("/undo", {"seq": seq[1], "back": ONE})
    assert contact(asked).sent is None
    gone = asked.post(f"{ONE}/remove").text
    assert "Removed the contact" in gone
    assert kept(asked.desk.store).portfolio.approaches == ()
    assert asked.get(ONE).status_code == 404


def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(asked: Site) -> None:
    """A bad address, a day that cannot be, a patient in the own words: all at once, everything typed stays."""
    wrong = {**ROBIN, "email": "robin at example", "why": "The patient with MRN 4471902 taught me much."}
    page = asked.post(ONE, wrong)
    assert page.status_code == 422
    assert 'id="email-wrong"' in page.text
    assert 'id="why-wrong"' in page.text
    assert "robin at example" in page.text
    late = asked.post(f"{ONE}/noted", {"what": "sent", "day": "2027-05-01"})
    assert late.status_code == 422
    assert asked.post(f"{ONE}/noted", {"what": "shouted"}).status_code == 422
    assert contact(asked).sent is None
    assert asked.post(ONE, {**ROBIN, "notes": "answers on Mondays"}).status_code == 200
    assert contact(asked).notes == "answers on Mondays"


def test_the_mail_is_a_file_with_a_cv_in_it(asked: Site) -> None:
    """As text, as a draft, and as a draft with address and CV; a bad address or a huge CV is a sentence."""
    assert asked.get(f"{ONE}/mail.txt").text.startswith("To: robin@example.org")
    plain = email.message_from_bytes(asked.get(f"{ONE}/mail.eml").content, policy=default)
    assert (plain["X-Unsent"], plain["From"]) == ("1", None)
    files = {"cv": ("../my cv.pdf", b"%PDF-1.7 me")}
    sent = asked.post(f"{ONE}/mail.eml", {"sender": "Me <me@example.org>"}, files=files)
    mail = email.message_from_bytes(sent.content, policy=default)
    (cv,) = mail.iter_attachments()
    assert (mail["From"], cv.get_filename()) == ("Me <me@example.org>", "my cv.pdf")
    assert "I attach" in mail.get_body().get_content()  # type: ignore[union-attr]  # it has a text
    assert 'id="sender-wrong"' in asked.post(f"{ONE}/mail.eml", {"sender": "me"}).text
    large = {"cv": ("cv.pdf", bytes(10_000_001))}
    assert 'id="cv-wrong"' in asked.post(f"{ONE}/mail.eml", files=large).text
    asked.post(f"{ONE}/noted", {"what": "sent"})
    assert asked.get(f"{ONE}/mail.eml").status_code == 404


def test_a_table_of_contacts_comes_in(site: Site) -> None:
    """Rows of a CSV are contacts; what cannot be read is said and nothing of it is kept."""
    table = b"name,email,institution\nDr. Kim Sample,kim@example.org,Example Clinic\n"
    page = site.post(f"{HERE}/file", files={"file": ("mine.csv", table)}).text
    assert "Added contacts from mine.csv" in page
    assert contact(site).name == "Dr. Kim Sample"
    again = site.post(f"{HERE}/file", files={"file": ("mine.csv", table)}).text
    assert "Nothing was different" in again
    wrong = site.post(f"{HERE}/file", files={"file": ("mine.csv", b"name,shoe\nDr. X,42\n")})
    assert wrong.status_code == 422
    assert "shoe" in wrong.text
    assert "No file was chosen" in site.post(f"{HERE}/file").text


def test_an_opening_begins_a_contact(site: Site) -> None:
    """The page of openings leads to a form with the opening filled in, and afterwards to that contact."""
    keep_portfolio(site.desk.store)
    links = re.findall(
        r'href="(/planning/outreach/new\?[^"]+)"', site.get("/planning/openings?specialty=any").text
    )
    form = site.get(html.unescape(links[0])).text
    named = re.search(r'<option value="([^"]+)" selected>', form[form.index('id="opportunity"') :])
    assert named is not None
    program = next(one for one in organised_programs() if one.id == named[1])
    site.post(f"{HERE}/new", {"institution": program.name, "opportunity": program.id})
    new = next(one for one in kept(site.desk.store).portfolio.approaches if one.opportunity == program.id)
    assert f'href="{HERE}/{new.id}"' in site.get("/planning/openings?specialty=any").text


def test_the_pages_are_for_everybody(page: Page, server: Served) -> None:
    """In a real browser they offend no rule of WCAG 2.2 AA and fit a phone; the guard speaks while one types."""
    keep_portfolio(server.desk.store, "oncology-observership")
    page.set_viewport_size({"width": 360, "height": 740})
    for path in (HERE, f"{HERE}/new", f"{HERE}/wrote-to-hospital"):
        page.goto(path)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.goto(f"{HERE}/new")
    page.get_by_label("Why this person").fill("The patient with MRN 4471902 taught me much.")
    page.locator("#why-guard li.stops").wait_for()
