"""The directory and what is known of programs, through their pages."""

import re

import pytest
from chromium import violations
from kept_examples import keep_portfolio
from playwright.sync_api import Page, expect
from sites import Served, Site, keep_example, keep_small_example

from smartpick.programs import load_directory
from smartpick.web.program_search import SHOWN
from smartpick.workspace import kept_facts
from smartpick.workspace.program_marks import kept_marks
from smartpick.workspace.wishes import set_budget

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


def _listed(site: Site, words: str) -> list[str]:
    """Return the numbers of the programs that a search lists, in order."""
    return re.findall(r'<li><span><a href="/programs/(\d{10})"', site.get(f"/programs?{words}").text)


def test_a_search_forgives_slips_and_says_when_nothing_fits(site: Site) -> None:
    """A misspelt name is found; nonsense names what is near; a distance that is none is a sentence."""
    assert "Cleveland Clinic" in site.get("/programs?words=clevland+clinic&specialty=Internal+Medicine").text
    assert "No program fits" in site.get("/programs?words=qqqqzzzz").text
    wrong = site.get("/programs?near=Cleveland,+OH&within=far")
    assert wrong.status_code == 422
    assert "is no distance" in wrong.text


def test_a_search_goes_on_page_by_page(site: Site) -> None:
    """Every hit stands on one page and one only, the number of hits is said, and both ways are links."""
    asked = "specialty=Family+Medicine&division=Mountain"
    first = site.get(f"/programs?{asked}").text
    total = int(re.search(r"(\d+) programs found", first)[1])  # type: ignore[index]
    assert SHOWN < total <= 3 * SHOWN
    assert 'rel="next"' in first
    assert 'rel="prev"' not in first
    pages = [_listed(site, f"{asked}&page={number}") for number in range(1, -(-total // SHOWN) + 1)]
    assert len(pages[0]) == SHOWN
    every = [one for page in pages for one in page]
    assert len(set(every)) == len(every) == total
    assert {load_directory().by_id(one).division for one in every} == {"Mountain"}
    last = site.get(f"/programs?{asked}&page={len(pages)}").text
    assert 'rel="prev"' in last
    assert 'rel="next"' not in last
    assert _listed(site, f"{asked}&page=999") == pages[-1]
    assert _listed(site, f"{asked}&page=x") == pages[0]


def test_nothing_asked_shows_everything_and_nothing_found_a_way_out(site: Site) -> None:
    """An empty form lists all programs; a search in vain says what leaving out one filter would find."""
    assert "5,906 programs found" in site.get("/programs?words=&specialty=").text
    vain = site.get("/programs?words=cleveland+clinic&state=AK").text
    assert "No program fits" in vain
    assert "In every state" in vain
    assert _listed(site, re.search(r'href="/programs\?([^"#]*)#found">In every state', vain)[1])  # type: ignore[index]
    assert "look through all programs" in site.get("/programs?words=qqqqzzzz").text


def test_every_fact_shows_source_age_and_unknown(site: Site) -> None:
    """What is known names its source and age, codes are words, and what is not known leads to the form."""
    page = site.get(f"/programs/{CHRIST}").text
    assert "ACGME" in page
    assert re.search(r"2025-\d\d \(\d+ months old\)", page)
    assert "Not known yet" in page
    assert 'href="?field=visas#enter"' in page
    assert "You have entered nothing yet" in page
    rule = load_directory().by_id(CHRIST).kind_rule
    assert f">{rule}<" not in page
    assert page.index("Accreditation") < page.index("Place and hospital") < page.index("Latitude")


def test_without_a_profile_the_page_says_where_chances_come_from(site: Site) -> None:
    """There is one sentence with the way to a first list, and no empty table of chances."""
    page = site.get(f"/programs/{CHRIST}").text
    assert "three answers are enough" in page
    assert "Chance of an interview" not in page
    assert 'action="/list/wish"' not in page


def test_the_page_says_where_the_program_stands_on_the_list(site: Site) -> None:
    """Its chances and reasons are the list's own; pin, ban and taking back lead back to the page."""
    keep_example(site.desk.store)
    listing = site.get("/list?rows=all").text
    first = re.search(r'<tr role="row" id="p(\d{10})"', listing)[1]  # type: ignore[index]
    row = listing[listing.index(f'id="p{first}"') :].split("</tr>")[0]
    page = site.get(f"/programs/{first}?standing=now").text
    assert "No. 1 of the" in page
    chance = re.search(r'data-label="Chance of an interview">([\d.]+%)', row)[1]  # type: ignore[index]
    assert f'<p class="figure">{chance}</p>' in page
    why = re.search(r"<p>([^<]+) <span", row[row.index('class="why"') :])[1]  # type: ignore[index]
    assert why in page
    banned = site.post("/list/wish", {"ban": first, "back": f"/programs/{first}?standing=now"})
    assert banned.url.path == f"/programs/{first}"
    assert "you banned it" in banned.text
    assert "Undo" in banned.text
    pinned = site.post("/list/wish", {"pin": first, "back": f"/programs/{first}?standing=now"})
    assert "It is pinned by you" in pinned.text
    taken = site.post("/list/wish", {"neither": first, "back": f"/programs/{first}?standing=now"})
    assert "Pin to my list" in taken.text


def test_a_page_does_not_wait_for_chances(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was not worked out comes after the page, in its place; what was, stands there at once."""
    keep_example(site.desk.store)
    set_budget(site.desk.store, 1237.0)  # no other test has asked for this list
    address = f"/programs/{CHRIST}"
    with monkeypatch.context() as nobody:
        nobody.setattr(site.desk.engine.computed, "now", lambda *_: pytest.fail("the page waits"))
        first = site.get(address).text
    assert f'hx-get="{address}/standing" hx-trigger="load"' in first
    assert f'<noscript><p><a href="{address}?standing=now">' in first
    assert "Chance of an interview" not in first
    alone = site.get(f"{address}/standing").text
    assert alone.count("Chance of an interview") == 1
    assert "<html" not in alone
    assert alone.strip() in site.get(address).text
    assert site.get("/programs/0000000000/standing").status_code == 404


def test_what_is_not_on_the_list_says_why(site: Site) -> None:
    """Another specialty, a rule that is failed, a rating of 0 and too little gain for the price are told apart."""
    keep_example(site.desk.store)
    skin = next(one for one in load_directory().programs if one.specialty == "Dermatology")
    assert "is not among your specialties" in site.get(f"/programs/{skin.acgme_id}/standing").text
    listing = site.get("/list?rows=all").text
    inner = [one for one in load_directory().programs if one.specialty == "Internal Medicine"]
    left = next(one for one in inner if f'id="p{one.acgme_id}"' not in listing)
    page = site.get(f"/programs/{left.acgme_id}/standing").text
    assert "Not on your list" in page
    assert "It would cost $" in page
    site.post(f"/programs/{CHRIST}/mark", {"rating": "0"})
    assert "you rated it 0, which means never" in site.get(f"/programs/{CHRIST}/standing").text
    site.post(f"/programs/{CHRIST}/mark", {"rating": ""})
    _add(site, value="none")
    barred = site.get(f"/programs/{CHRIST}/standing").text
    assert "a rule sets your application aside" in barred
    assert 'class="wrong"' in barred
    assert 'class="tier' not in barred


def test_equals_are_told_on_both_pages(site: Site) -> None:
    """Programs that nothing known tells apart say so, with the way to look them up, on the list and on their page."""
    keep_example(site.desk.store)
    listing = site.get("/list?rows=all").text
    told = re.search(r'id="p(\d{10})"(?:(?!</tr>).)*chances as (\d+) other', listing, re.DOTALL)
    assert told is not None
    page = site.get(f"/programs/{told[1]}/standing").text
    assert "Nothing known tells it apart from" in page
    assert 'href="/verify"' in page


def test_a_program_that_may_be_listed_twice_says_so(site: Site) -> None:
    """Both pages name the other one; a program that stands alone names none."""
    one, other = "1403511297", "1403521270"
    assert f'href="/programs/{other}"' in site.get(f"/programs/{one}").text
    assert "this program listed twice" in site.get(f"/programs/{other}").text
    assert "listed twice" not in site.get(f"/programs/{CHRIST}").text


def test_an_old_fact_says_what_its_age_means(site: Site) -> None:
    """What was read years ago names the day, the age and how many such facts still hold."""
    _add(site, field="step2ck_minimum", value="230", as_of="2022-11")
    page = site.get(f"/programs/{CHRIST}").text
    assert "4.0 years ago (2022-11)" in page
    assert "of 100 such facts still hold" in page


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
    assert violations(page) == []
    page.get_by_role("link", name="Christ Hospital").first.click()
    assert violations(page) == []
    page.get_by_label("Value").fill("J1, H1B")
    page.locator("#enter").get_by_role("button", name="Keep it").click()
    expect(page.locator("#facts")).to_contain_text("J-1 and H-1B")
    page.goto("/facts")
    assert violations(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    for path in (
        f"/programs/{CHRIST}",
        "/programs?division=Mountain",
        "/programs?words=cleveland+clinic&state=AK",
    ):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert violations(page) == []


@pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True)
def test_pinning_and_paging_need_no_script(page: Page, server: Served) -> None:
    """Without JavaScript a program is pinned from its own page, taken back there, and hits go on by links."""
    keep_small_example(server.desk.store)
    page.goto("/programs?specialty=Family+Medicine&division=Mountain")
    page.get_by_role("link", name="Next page").click()
    expect(page.locator("nav.pages")).to_contain_text("Page 2 of 2")
    page.goto(f"/programs/{CHRIST}")
    page.get_by_role("link", name="Show them").click()
    page.get_by_role("button", name="Pin to my list").click()
    expect(page).to_have_url(re.compile(f"/programs/{CHRIST}"))
    expect(page.locator(".place")).to_contain_text("It is pinned by you")
    page.locator(".did").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Pin to my list")).to_be_visible()
