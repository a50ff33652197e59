"""Comparisons and steps as plain values."""

import json
from datetime import date
from pathlib import Path

from smartpick.advice import Question
from smartpick.advice.next_steps import compare_profiles, next_steps
from smartpick.advice.next_steps.documents import answer_document, compared_document, step_document
from smartpick.applicant import load_profile
from smartpick.chances import shipped_market
from smartpick.season import load_season

ON = date(2026, 11, 1)
EXAMPLES = Path(__file__).parents[3] / "examples"


def test_what_is_told_is_what_was_found() -> None:
    """Chances, money and intervals as JSON; every step says what it takes and what it adds."""
    profile = load_profile(EXAMPLES / "community-clinic-before.toml", on=ON)
    market, season, asked = shipped_market(), load_season(), Question(budget=132.0)
    found = compare_profiles(profile, profile, market, season, ON, asked)
    told = compared_document(found, ("nothing",))
    assert told["before"] == answer_document(found.before)
    assert told["gain"]["value"] == 0.0
    _, steps = next_steps(profile, market, season, ON, asked)
    listed = [step_document(step) for step in steps]
    assert all(one["gain"]["low"] <= one["gain"]["value"] <= one["gain"]["high"] for one in listed)
    assert json.loads(json.dumps([told, listed])) == [told, listed]
