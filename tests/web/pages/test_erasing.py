"""Forgetting for good, through its page."""

from chromium import violations
from kept_examples import keep_portfolio
from playwright.sync_api import Page
from sites import Served, Site

from smartpick.experience import Encounter, to_json
from smartpick.workspace import kept


def test_what_is_forgotten_is_in_no_history(site: Site) -> None:
    """Only after it was said that it is meant; then no record, no history and no export has its words."""
    keep_portfolio(site.desk.store)
    site.post("/portfolio/person/new", {"name": "Zebediah Quux", "role": "attending"})
    name = next(one.id for one in kept(site.desk.store).portfolio.people if one.name == "Zebediah Quux")
    assert f'href="/data/erase/{name}"' in site.get(f"/portfolio/person/{name}").text
    assert site.post(f"/data/erase/{name}").status_code == 422
    assert name in kept(site.desk.store).made
    said = site.post(f"/data/erase/{name}", {"sure": "yes"}).text
    assert "Erased for good" in said
    assert ">Undo<" not in said
    assert "Zebediah" not in site.get("/data/everything.json").text
    assert "Zebediah" not in site.get("/data/history").text
    assert site.get(f"/data/erase/{name}").status_code == 404


def test_what_others_name_is_not_forgotten_before_them(site: Site) -> None:
    """The page says who names it and offers no button; asked all the same, the data stay as they are."""
    keep_portfolio(site.desk.store)
    before = {name: to_json(one) for name, one in kept(site.desk.store).made.items()}
    writer = kept(site.desk.store).portfolio.letters[0].writer
    page = site.get(f"/data/erase/{writer}").text
    assert "Others name it" in page
    assert 'name="sure"' not in page
    assert site.post(f"/data/erase/{writer}", {"sure": "yes"}).status_code == 422
    assert {name: to_json(one) for name, one in kept(site.desk.store).made.items()} == before


def test_the_page_is_for_everybody(page: Page, server: Served) -> None:
    """In a real browser an encounter leads to it; it offends no rule of WCAG 2.2 AA and fits a phone."""
    keep_portfolio(server.desk.store)
    named = {one.encounter for one in kept(server.desk.store).portfolio.reflections}
    found = [one for one in kept(server.desk.store).made.values() if isinstance(one, Encounter)]
    free = next(one.id for one in found if one.id not in named)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"/portfolio/encounter/{free}")
    page.get_by_role("link", name="Forget it for good").click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_label("I mean it").check()
    page.get_by_role("button", name="Forget it").click()
    page.get_by_text("Erased for good").wait_for()
    assert free not in kept(server.desk.store).made
