"""Recency."""

from datetime import date

import pytest
from small_portfolios import ON, experience, portfolio

from smartpick.experience.assessment.basis import basis
from smartpick.experience.assessment.dimension import Dimension
from smartpick.experience.assessment.recency import recency
from smartpick.experience.portfolio import Portfolio


def of(held: Portfolio) -> Dimension:
    """Return the recency of a portfolio."""
    return recency(basis(held, ON, ()))


@pytest.mark.parametrize(
    ("end", "standing"),
    [
        (date(2026, 10, 31), "strong"),
        (date(2025, 11, 30), "strong"),
        (date(2025, 10, 31), "fair"),
        (date(2023, 12, 31), "fair"),
        (date(2023, 10, 31), "thin"),
    ],
)
def test_one_and_three_years_are_the_steps(end: date, standing: str) -> None:
    """Within a year strong, within three fair, older thin."""
    assert of(portfolio(experience(start=date(2023, 1, 1), end=end))).standing == standing


def test_the_last_one_counts_and_the_last_hands_on_one_is_named() -> None:
    """Figures tell both; the words tell until when it stays recent."""
    found = of(
        portfolio(
            experience(),
            experience(id="x2", kind="observership", start=date(2026, 9, 1), end=date(2026, 9, 30)),
        )
    )
    assert found.rests_on == ("x2",)
    assert [figure.value for figure in found.figures] == [1.7, 5.7]
    assert "within one year until 2027-09-30" in found.says


def test_being_there_now_is_as_recent_as_can_be() -> None:
    """A running experience needs nothing."""
    found = of(portfolio(experience(end=None)))
    assert (found.standing, found.improve) == ("strong", ())
    assert found.figures[0].value == 0


def test_a_plan_is_named_as_the_way() -> None:
    """What is planned renews the clock; without a plan a day is named."""
    planned = experience(id="x2", start=date(2027, 1, 4), end=date(2027, 1, 29))
    assert "planned from 2027-01-04" in of(portfolio(experience(), planned)).improve[0].what
    assert "after 2027-05-31" in of(portfolio(experience())).improve[0].what
    old = of(portfolio(experience(start=date(2022, 1, 1), end=date(2022, 2, 1))))
    assert "in the year before you apply" in old.improve[0].what


def test_none_and_unknown_are_told_apart() -> None:
    """No experience is none; one without dates is unknown."""
    assert of(portfolio()).standing == "none"
    undated = of(portfolio(experience(start=None, end=None, months=2.0)))
    assert undated.standing == "unknown"
    assert "first and last day" in undated.improve[0].what
