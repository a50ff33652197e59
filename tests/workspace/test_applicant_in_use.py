"""Who a list is for: the kept profile and what was logged, together."""

from datetime import date
from pathlib import Path

import pytest

from smartpick.applicant import example_text, read_profile_text
from smartpick.errors import UserError
from smartpick.experience import from_json, load_portfolio
from smartpick.season import load_season
from smartpick.store import Store
from smartpick.workspace import add, keep_profile, kept, take_in
from smartpick.workspace.applicant_in_use import applicant_in_use

ON = date(2026, 11, 1)
SEASON = load_season("2026-27")
NAME = "community-clinic"
EXAMPLES = Path(__file__).parents[2] / "examples"


def keep(store: Store) -> None:
    """Keep the profile of an example applicant as one's own."""
    keep_profile(store, read_profile_text(example_text(NAME).encode(), NAME, on=ON), "Kept", None)


def test_nobody_before_there_is_a_profile(store: Store) -> None:
    """Without a profile there is nobody to make a list for."""
    assert applicant_in_use(store, SEASON, ON) is None


def test_what_was_logged_stands_in_place_of_the_profile(store: Store) -> None:
    """Rotations logged in the portfolio replace those of the profile."""
    keep(store)
    alone = applicant_in_use(store, SEASON, ON)
    assert alone is not None
    assert alone.joined is None
    day = from_json("date", {"id": "a-day", "what": "Interview", "day": "2026-12-01"})
    add(store, kept(store), "Added a date", [day], ON)
    noted = applicant_in_use(store, SEASON, ON)
    assert noted is not None
    assert (noted.joined, noted.profile) == (None, alone.profile)
    assert noted.portfolio.dates == (day,)
    given = load_portfolio(EXAMPLES / f"{NAME}-before.portfolio.toml", on=ON)
    take_in(store, kept(store), "Imported", given, ON)
    logged = applicant_in_use(store, SEASON, ON)
    assert logged is not None
    assert logged.joined is not None
    assert logged.profile.rotations != alone.profile.rotations


def test_what_has_become_wrong_is_said(store: Store) -> None:
    """A profile that contradicts itself by now is told with the field, not used."""
    data = {
        "label": "x",
        "graduation_expected": "2026-05",
        "preferences": {"specialties": {"Neurology": 1.0}},
    }
    keep_profile(store, data, "Kept", None)
    with pytest.raises(UserError, match="your profile, graduation_expected"):
        applicant_in_use(store, SEASON, ON)
