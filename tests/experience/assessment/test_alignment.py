"""Alignment with the specialty."""

from datetime import date

from small_portfolios import ON, experience, portfolio

from smartpick.experience.assessment.alignment import alignment
from smartpick.experience.assessment.basis import basis
from smartpick.experience.assessment.dimension import Dimension
from smartpick.experience.portfolio import Portfolio

LATER = {"start": date(2026, 6, 1), "end": date(2026, 10, 31)}


def of(held: Portfolio, *specialties: str) -> Dimension:
    """Return the alignment of a portfolio."""
    return alignment(basis(held, ON, specialties or ("Internal Medicine",)))


def test_half_of_it_in_the_specialty_is_strong() -> None:
    """Three of eight months are fair, three of three strong, none thin."""
    assert of(portfolio(experience())).standing == "strong"
    assert of(portfolio(experience(), experience(id="x2", specialty="Neurology", **LATER))).standing == "fair"
    half = experience(id="x2", specialty="Neurology", start=date(2026, 6, 1), end=date(2026, 8, 31))
    assert of(portfolio(experience(), half)).standing == "strong"
    assert of(portfolio(experience(specialty="Neurology"))).standing == "thin"
    assert of(portfolio(experience(end=date(2026, 3, 8)))).standing == "thin"


def test_any_of_the_specialties_applied_to_counts() -> None:
    """A second specialty on the list is aligned, too."""
    assert (
        of(portfolio(experience(specialty="Neurology")), "Internal Medicine", "neurology").standing
        == "strong"
    )


def test_unknown_is_not_none() -> None:
    """Without a specialty applied to, or given, nothing can be said; the way out is to say it."""
    assert alignment(basis(portfolio(experience()), ON, ())).standing == "unknown"
    unnamed = of(portfolio(experience(specialty=None)))
    assert unnamed.standing == "unknown"
    assert "Give each experience its specialty" in unnamed.improve[0].what
    assert of(portfolio()).standing == "none"
