"""What was assumed until the portfolio told it."""

from dataclasses import replace
from datetime import date

import pytest

from smartpick.advice.portfolio.joining import joined
from smartpick.advice.portfolio.no_longer_assumed import no_longer_assumed, still_assumed
from smartpick.applicant import Profile
from smartpick.chances.shipped import shipped_market
from smartpick.experience import Experience, Portfolio
from smartpick.programs import load_directory

ON = date(2026, 11, 22)
CARD = shipped_market().card
FOUR_WEEKS = Experience(
    id="x",
    kind="observership",
    state="OH",
    start=date(2026, 10, 1),
    end=date(2026, 10, 28),
    hours_per_week=40,
)


def test_what_was_unknown_is_told_with_both_figures() -> None:
    """The typical months stand for the typical index of the model card; four weeks of watching are worth 0.4 of one."""
    written = Profile("x")
    found = joined(written, Portfolio(experiences=(FOUR_WEEKS,)), ON, load_directory())
    (one,) = no_longer_assumed(found, written, CARD, ON)
    assert one.table == "rotations"
    assert 1.0 - 2.718281828459045 ** (-one.typical / 3.0) == pytest.approx(CARD.value("population.usce"))
    assert one.logged == pytest.approx(0.37, abs=0.01)
    assert f"about {one.typical:.1f} full-time hands-on months were assumed" in one.words
    assert "counts for all there is: 0.4 full-time hands-on months." in one.words
    assert still_assumed(found, written).rotations is None


def test_nothing_was_assumed_where_the_profile_said_it() -> None:
    """A profile that says "none" was taken at its word, so there is nothing to explain."""
    written = replace(Profile("x"), rotations=())
    found = joined(written, Portfolio(experiences=(FOUR_WEEKS,)), ON, load_directory())
    assert no_longer_assumed(found, written, CARD, ON) == ()
    assert still_assumed(found, written) == found.profile
