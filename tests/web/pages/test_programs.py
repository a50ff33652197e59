"""The directory and what is known of programs, through their pages."""

import pytest
from chromium import violations
from kept_examples import keep_portfolio
from playwright.sync_api import Page, expect
from sites import Served, Site

from smartpick.programs import load_directory
from smartpick.workspace import kept_facts
from smartpick.workspace.program_marks import kept_marks

CHRIST = next(one for one in load_directory().programs if one.name == "Christ Hospital").acgme_id
VISA = {
    "field": "visas",
    "value": "J1",
    "source": "program site",
    "link": "example.org/apply",
    "as_of": "2026-09",
}


def _add(site: Site, **changed: str) -> object:
    return site.post(f"/programs/{CHRIST}/facts", {**VISA, **changed})


def test_a_search_forgives_slips_and_says_when_nothing_fits(site: Site) -> None:
    """A misspelt name is found; nonsense names what is near; a distance that is none is a sentence."""
    assert "Cleveland Clinic" in site.get("/programs?words=clevland+clinic&specialty=Internal+Medicine").text
    assert "No program fits" in site.get("/programs?words=qqqqzzzz").text
    wrong = site.get("/programs?near=Cleveland,+OH&within=far")
    assert wrong.status_code == 422
    assert "is no distance" in wrong.text


def test_every_fact_shows_source_age_and_unknown(site: Site) -> None:
    """What is not known is said to be unknown, and what is known names its source and day."""
    page = site.get(f"/programs/{CHRIST}").text
    assert "ACGME" in page
    assert "<td>2025" in page
    assert "<td>unknown</td>" in page
    assert "Nothing yet" in page


def test_a_fact_is_entered_and_taken_back(site: Site) -> None:
    """What was typed is kept in its canonical form with its source; undo leaves nothing."""
    answer = _add(site)
    assert "Added" in answer.text  # type: ignore[attr-defined]
    (report,) = kept_facts(site.desk.store).reports.values()
    assert (report.value, report.source, report.as_of, report.verified) == (
        ("J-1",), "program site", "2026-09", "me",
    )  # fmt: skip
    assert "program site, 2026-09" in site.get("/facts").text
    site.post("/undo", {"seq": str(site.desk.store.seq())})
    assert kept_facts(site.desk.store).reports == {}


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"value": "Z-9"}, "Z-9"),
        ({"as_of": "2031"}, "future"),
        ({"link": "javascript:alert(1)"}, "link"),
        ({"field": "x"}, "x"),
    ],
)
def test_what_cannot_be_a_fact_is_a_sentence_and_stays_typed(
    site: Site, changed: dict[str, str], words: str
) -> None:
    """A wrong value, day or link is told, what was typed is still there, and nothing is kept."""
    answer = _add(site, **changed)
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert words in answer.text  # type: ignore[attr-defined]
    assert 'value="program site"' in answer.text  # type: ignore[attr-defined]
    assert kept_facts(site.desk.store).reports == {}


def test_a_contradiction_is_shown_until_one_is_believed(site: Site) -> None:
    """Two sources that contradict each other both stand; a decision settles it and can be taken back."""
    _add(site)
    _add(site, value="none", source="a friend's list", link="")
    assert "sources contradict each other" in site.get(f"/programs/{CHRIST}").text
    held = kept_facts(site.desk.store)
    ours = next(one.id for one in held.reports.values() if one.value == ("J-1",))
    site.post(f"/programs/{CHRIST}/facts/{ours}", {"step": "prefer"})
    page = site.get(f"/programs/{CHRIST}").text
    assert "you believe this one" in page
    assert "sources contradict each other" not in page
    site.post(f"/programs/{CHRIST}/facts/{ours}", {"step": "withdraw"})
    site.post(f"/programs/{CHRIST}/facts/{ours}", {"step": "retract"})
    assert len(kept_facts(site.desk.store).reports) == 1


def test_a_fact_moves_the_list_at_once(site: Site) -> None:
    """A program that turns out to sponsor no visa leaves the list of somebody who needs one."""
    keep_portfolio(site.desk.store)
    assert f"/programs/{CHRIST}" in site.get("/list").text or "Christ Hospital" in site.get("/list").text
    _add(site, value="none")
    after = site.get("/list").text
    assert "Christ Hospital" not in after


def test_notes_tags_and_a_rating_are_kept_and_taken_back(site: Site) -> None:
    """What one writes of a program is on its page; a rating of 0 takes it off the list; every step can be undone."""
    keep_portfolio(site.desk.store)
    site.post(f"/programs/{CHRIST}/note", {"text": "Coordinator answers fast."})
    assert "Coordinator answers fast." in site.get(f"/programs/{CHRIST}").text
    site.post(f"/programs/{CHRIST}/mark", {"rating": "0", "tags": "near family, research"})
    mark = kept_marks(site.desk.store).marks[CHRIST]
    assert (mark.rating, mark.tags) == (0.0, ("near family", "research"))
    assert "Christ Hospital" not in site.get("/list").text
    (one,) = kept_marks(site.desk.store).notes[CHRIST]
    site.post(f"/programs/{CHRIST}/note", {"remove": one.id})
    assert CHRIST not in kept_marks(site.desk.store).notes
    assert site.post(f"/programs/{CHRIST}/mark", {"rating": "best"}).status_code == 422
    asked = site.post(f"/programs/{CHRIST}/note", {"text": "Patient MRN 4482913 told me."})
    assert asked.status_code == 422
    assert "MRN 4482913" in asked.text


def test_unknown_programs_are_not_found(site: Site) -> None:
    """An address of no program is a page that does not exist."""
    assert site.get("/programs/0000000000").status_code == 404
    assert site.post("/programs/nonsense/facts", VISA).status_code == 404


def test_the_pages_are_for_everybody(page: Page, server: Served) -> None:
    """In a real browser, on wide and narrow screens: find, enter, see it; no page offends WCAG 2.2 AA."""
    keep_portfolio(server.desk.store)
    page.goto("/programs")
    assert violations(page) == []
    page.get_by_label("Name, city or specialty").fill("christ hospital cincinnati")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="Christ Hospital").first.click()
    assert violations(page) == []
    page.get_by_label("Value").fill("J1, H1B")
    page.locator("#enter").get_by_role("button", name="Keep it").click()
    expect(page.locator("#facts")).to_contain_text("J-1 and H-1B")
    page.goto("/facts")
    assert violations(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"/programs/{CHRIST}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
