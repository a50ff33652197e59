"""A text looked at by the guard, through its page."""

from chromium import violations
from kept_examples import keep_portfolio
from playwright.sync_api import Page
from sites import Site

HERE = "/data/text"


def test_what_is_found_is_said_and_nothing_is_kept(site: Site) -> None:
    """A number of a record is certain; a name of one's own is not reported; the data stay as they are."""
    keep_portfolio(site.desk.store)
    before = site.desk.store.seq()
    text = "The patient with MRN 4471902 was seen by Dr. Quux."
    page = site.post(HERE, {"text": text}).text
    assert "1 certain" in page
    assert "<strong>Quux</strong>" in page or "Dr. Quux</strong>" in page
    assert "Quux</strong>" not in site.post(HERE, {"text": text, "own": "Quux"}).text
    assert site.desk.store.seq() == before


def test_it_never_calls_a_text_safe(site: Site) -> None:
    """Where the rules found nothing the page says just that, and what they cannot know."""
    page = site.post(HERE, {"text": "A woman in her sixties with heart failure."}).text
    assert "The rules found nothing" in page
    assert "may still identify somebody" in page


def test_no_text_and_too_much_are_sentences(site: Site) -> None:
    """Both are told beside the field, and what was typed stays."""
    assert "There is no text" in site.post(HERE).text
    long = site.post(HERE, {"text": "word " * 30_000, "own": "Maria"})
    assert long.status_code == 422
    assert "Look at it in parts" in long.text
    assert 'value="Maria"' in long.text


def test_the_page_is_for_everybody(page: Page) -> None:
    """In a real browser it offends no rule of WCAG 2.2 AA and fits a phone, with findings, too."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(HERE)
    page.get_by_label("Text", exact=True).fill("Mrs. Ramirez of Ward 7, MRN 4471902, born 1951-03-04.")
    page.get_by_role("button", name="Look at it").click()
    page.get_by_role("status").wait_for()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
