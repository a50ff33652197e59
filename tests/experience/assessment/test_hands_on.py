"""Hands-on level."""

from datetime import date

import pytest
from small_portfolios import ON, encounter, experience, portfolio

from smartpick.experience.assessment.basis import basis
from smartpick.experience.assessment.dimension import Dimension
from smartpick.experience.assessment.hands_on import hands_on
from smartpick.experience.portfolio import Portfolio


def of(held: Portfolio) -> Dimension:
    """Return the hands-on level of a portfolio."""
    return hands_on(basis(held, ON, ("Internal Medicine",)))


@pytest.mark.parametrize(
    ("end", "standing"),
    [(date(2026, 5, 31), "strong"), (date(2026, 4, 30), "fair"), (date(2026, 3, 20), "thin")],
)
def test_three_months_and_one_are_the_steps(end: date, standing: str) -> None:
    """In full-time months of care."""
    assert of(portfolio(experience(end=end))).standing == standing


def test_watching_is_thin_however_long() -> None:
    """A year of observing is not care."""
    found = of(portfolio(experience(kind="observership", start=date(2025, 6, 1))))
    assert found.standing == "thin"
    assert "no care under supervision, 12 months of watching" in found.says
    change = found.improve[0].change
    assert change is not None
    assert change.specialty == "Internal Medicine"


def test_a_claim_that_the_log_denies_is_not_strong() -> None:
    """Called hands-on, but every entry observed: said so, and held back."""
    watched = portfolio(
        experience(kind="volunteering", hands_on=True), encounters=(encounter(role="observed"),)
    )
    found = of(watched)
    assert found.standing == "fair"
    assert "every logged entry is observed" in found.says
    assert (
        of(
            portfolio(
                experience(kind="volunteering", hands_on=True), encounters=(encounter(role="assisted"),)
            )
        ).standing
        == "strong"
    )


def test_what_is_not_said_is_unknown() -> None:
    """Volunteering that does not say whether hands were laid on is neither."""
    found = of(portfolio(experience(kind="volunteering")))
    assert found.standing == "unknown"
    assert "Say for each experience" in found.improve[0].what


def test_nothing_is_none() -> None:
    """Without US experience there is none."""
    assert of(portfolio()).standing == "none"
