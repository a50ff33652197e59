"""The balance of the list, through its page."""

import re

from chromium import violations
from playwright.sync_api import Page
from sites import Served, Site, keep_example, keep_small_example

from smartpick.workspace import keep_profile, kept_profile


def test_before_there_is_a_profile_and_without_money(site: Site) -> None:
    """Who has no profile is sent to the three questions; a budget for nothing is told."""
    assert site.get("/list/balance").url.path == "/"
    keep_example(site.desk.store)
    assert site.get("/list/balance?budget=1").status_code == 422


def test_the_balance_counts_the_rows_of_the_list(site: Site) -> None:
    """The counts are those of the list page; definition, basis and why nothing would change stand beside them."""
    keep_small_example(site.desk.store)
    listed = site.get("/list").text
    assert 'href="/list/balance"' in listed
    text = site.get("/list/balance").text
    for tier in ("reach", "target", "likely"):
        count = listed.count(f'class="level"><span class="tier {tier}"')
        assert re.search(rf"{tier}</span>\s*<strong>{count}</strong>", text), tier
    for words in ("likely from 20%", "7% to 20%", "nobody has measured it", "90% interval"):
        assert words in text


def test_what_a_usual_balance_would_change_is_named(site: Site) -> None:
    """Without a need for a visa there are programs of every tier: some would come in, others go out."""
    keep_example(site.desk.store)
    held = kept_profile(site.desk.store)
    assert held is not None
    keep_profile(site.desk.store, {**held.data, "visa": {"needed": False}}, "No visa", held.revision)
    text = site.get("/list/balance?budget=330").text
    for words in ("percentage points", "In would come", "Out would go"):
        assert words in text
    assert 'href="/list?budget=330"' in text


def test_the_page_is_for_everybody(page: Page, server: Served) -> None:
    """On wide and narrow screens nothing offends WCAG 2.2 AA and nothing scrolls sideways."""
    keep_small_example(server.desk.store)
    page.goto("/list/balance")
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 740})
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
