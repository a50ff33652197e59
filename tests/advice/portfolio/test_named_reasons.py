"""Reasons that name the rotations and letters behind them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from smartpick.advice import Plan, Question, plan
from smartpick.advice.portfolio import Joined, joined, what_it_did, with_names
from smartpick.applicant import load_profile
from smartpick.chances import shipped_market
from smartpick.experience import Portfolio, load_portfolio
from smartpick.season import load_season

ON = date(2026, 11, 22)
EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


@pytest.fixture(scope="module")
def picked() -> tuple[Plan, Portfolio, Joined]:
    """Return the plan of the first story, small, with its portfolio."""
    market = shipped_market()
    portfolio = load_portfolio(EXAMPLES / "community-clinic.portfolio.toml", on=ON)
    found = joined(load_profile(EXAMPLES / "community-clinic.toml", on=ON), portfolio, ON, market.directory)
    return plan(found.profile, market, load_season(), ON, Question(budget=200.0)), portfolio, found


def test_reasons_name_the_year_and_the_letters(picked: tuple[Plan, Portfolio, Joined]) -> None:
    """The reason about experience names the health center and its months, that about letters their writers."""
    result, portfolio, found = picked
    named = with_names(result, portfolio, found.summary, ON)
    words = {reason.label: reason.words for row in named.rows for reason in row.reasons}
    assert "volunteering at Example Community Health Center, 12.0 months" in words["US clinical experience"]
    assert "clinic observership at Example Family Clinic, 2 weeks" in words["US clinical experience"]
    assert "attending internist who supervised the whole year" in words["US letters"]
    assert "District Hospital" not in " ".join(words.values())


def test_nothing_else_of_the_plan_changes(picked: tuple[Plan, Portfolio, Joined]) -> None:
    """Effects, order and totals are as they were; an empty portfolio changes no word."""
    result, portfolio, found = picked
    named = with_names(result, portfolio, found.summary, ON)
    assert replace(named, rows=(), wasted=()) == replace(result, rows=(), wasted=())
    assert [[r.effect for r in row.reasons] for row in named.rows] == [
        [r.effect for r in row.reasons] for row in result.rows
    ]
    empty = replace(found.summary, letters=())
    assert with_names(result, Portfolio(), empty, ON) == result


def test_a_note_says_where_it_moves_most(picked: tuple[Plan, Portfolio, Joined]) -> None:
    """One sentence for experience and one for letters, each with the row of its largest effect; none without rows."""
    result, portfolio, found = picked
    named = with_names(result, portfolio, found.summary, ON)
    said = what_it_did(named)
    effects = {
        row.program.name: abs(reason.effect)
        for row in named.rows
        for reason in row.reasons
        if reason.label == "US clinical experience"
    }
    (experience,) = (words for words in said if "Community Health Center, 12.0 months" in words)
    assert (
        max(effects, key=effects.__getitem__) in experience or f"{max(effects.values()):+.1f}" in experience
    )
    assert any("US letters for" in words for words in said)
    assert what_it_did(replace(named, rows=())) == ()
