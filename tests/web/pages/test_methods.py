"""How the numbers are made, through its page."""

from chromium import violations
from playwright.sync_api import Page
from sites import Site

from smartpick.market.card import load_card
from smartpick.web.pages.methods import _promises


def test_it_names_model_sources_and_judgement(site: Site) -> None:
    """The model's day and hash, every source with its day, and every parameter that is judgement."""
    page = site.get("/methods").text
    card = load_card()
    assert card.hash[:12] in page
    assert "as of 2025-06" in page
    for name, one in card.parameters.items():
        assert (f'<th scope="row">{name}</th>' in page) == one.judgement


def test_promises_are_those_of_this_model() -> None:
    """What is shown of a validation was found for the model that is shipped, or nothing is shown."""
    for one in _promises():
        assert one["name"]
        assert one["found"]
        assert isinstance(one["kept"], bool)


def test_the_page_is_for_everybody(page: Page) -> None:
    """In a real browser it offends no rule of WCAG 2.2 AA, also on a phone."""
    page.goto("/methods")
    assert violations(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
