"""Journeys through the pages in a real browser."""

from chromium import violations
from playwright.sync_api import Page, expect


def test_first_visit(page: Page) -> None:
    """The first page greets whoever was let in."""
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert violations(page) == []
