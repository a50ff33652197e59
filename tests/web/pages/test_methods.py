"""How the numbers are made, through its pages."""

import html

import pytest
from chromium import violations
from playwright.sync_api import Page
from sites import Site

from smartpick.market.card import load_card
from smartpick.web.packaged_tables import packaged_tables
from smartpick.web.validation_report import validation_report


def test_it_names_the_model_and_every_parameter(site: Site) -> None:
    """The model's day and hash, and every parameter with unit and source; judgement is marked as that."""
    page = html.unescape(site.get("/methods").text)
    card = load_card()
    assert card.hash[:12] in page
    for name, one in card.parameters.items():
        assert f'<th scope="row">{name}</th>' in page
        assert one.source in page
    assert page.count("judgement</strong>") == sum(one.judgement for one in card.parameters.values())


def test_every_source_stands_with_day_and_right(site: Site) -> None:
    """Each packaged table, each of its sources, the season's rules."""
    page = html.unescape(site.get("/methods").text)
    for table in packaged_tables(site.desk.season):
        assert table.title in page
        assert all(one.title in page and one.rights in page for one in table.sources)
    assert "<td>2025-06</td>" in page
    assert next(iter(site.desk.season.dates.values())).value.isoformat() in page


def test_the_report_of_the_validation_is_there_with_its_figures(site: Site) -> None:
    """Every part and every figure; a figure that no report has is not found, nor is another file."""
    report = validation_report()
    assert report is not None
    page = html.unescape(site.get("/methods/validation").text)
    assert 'href="/methods/validation"' in site.get("/methods").text
    files = [block.file for part in report.parts for block in part.blocks if block.file]
    assert len(files) >= 5
    assert all(part.title in page for part in report.parts)
    assert ("earlier fit" in page) == (not report.current)
    for name in files:
        figure = site.get(f"/methods/validation/{name}")
        assert figure.headers["content-type"].startswith("image/svg+xml")
    for name in ("validation-nothing.svg", "validation.md", "..%2fpromises.json"):
        assert site.get(f"/methods/validation/{name}").status_code == 404


@pytest.mark.parametrize("path", ["/methods", "/methods/validation"])
def test_the_pages_are_for_everybody(page: Page, path: str) -> None:
    """In a real browser they offend no rule of WCAG 2.2 AA, opened up and on a phone."""
    page.goto(path)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert violations(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate(
        "[...document.images].every((one) => one.loading === 'lazy' || one.naturalWidth > 0)"
    )
