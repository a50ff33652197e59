"""The profile's form says what the portfolio replaces."""

from kept_examples import keep_portfolio
from sites import Site

from smartpick.web.portfolio.held import held_portfolio
from smartpick.web.portfolio.replacing import Replacing, replacing
from smartpick.workspace import keep_profile

PROFILE = {"label": "x", "letters": [], "preferences": {"specialties": {"Family Medicine": 1.0}}}


def test_nothing_is_replaced_by_an_empty_portfolio(site: Site) -> None:
    """Without records the form says nothing of a portfolio."""
    keep_profile(site.desk.store, PROFILE, "Answered", None)
    assert replacing(site.desk) == {}
    assert "in your portfolio" not in site.get("/profile").text


def test_what_is_replaced_stands_beside_its_table(site: Site) -> None:
    """No letters in the profile and one in the portfolio do not contradict each other silently."""
    keep_profile(site.desk.store, PROFILE, "Answered", None)
    site.post("/portfolio/letter/new", {"new_name": "Dr. W", "new_role": "attending", "asked": "2026-11-01"})
    assert replacing(site.desk) == {"letters": Replacing("letter", 1, 0, replace=False)}
    page = site.get("/profile").text
    assert "1 in your portfolio (0 counted so far)" in page
    assert 'href="/portfolio/letter"' in page
    assert "Until it counts, what stands here is used" in page
    person = held_portfolio(site.desk).portfolio.people[0].id
    site.post(f"/portfolio/person/{person}", {"name": "Dr. W", "role": "attending", "state": "OH"})
    letter = held_portfolio(site.desk).portfolio.letters[0].id
    site.post(f"/portfolio/letter/{letter}", {"writer": person, "written": "2026-11-10"})
    assert "which replaces whatever stands here" in site.get("/profile").text


def test_a_whole_portfolio_replaces_all_three_tables(site: Site) -> None:
    """Experience, letters and people of the story."""
    keep_portfolio(site.desk.store)
    assert set(replacing(site.desk)) == {"rotations", "letters", "ties.people"}
    assert site.get("/profile").text.count('class="replaced"') == 3
