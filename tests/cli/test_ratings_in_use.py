"""The ratings that a list is made with."""

from pathlib import Path

from fact_doors import CLEVELAND
from portfolio_doors import run

from smartpick.applicant import Profile
from smartpick.cli.ratings_in_use import with_kept_ratings


def test_kept_ratings_count_and_no_data_are_made_by_asking(data_home: Path) -> None:
    """Without data the profile is the same and no folder appears; with a rating it has it."""
    profile = Profile("a")
    assert with_kept_ratings(profile) is profile
    assert not data_home.exists()
    assert run("programs", "rate", CLEVELAND, "3") == 0
    assert with_kept_ratings(profile).preferences.ratings == {CLEVELAND: 3.0}
