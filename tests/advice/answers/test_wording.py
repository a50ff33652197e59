"""Numbers as people read them."""

import pytest
from standing_of_stories import story

from smartpick.advice.answers.answer import Figure
from smartpick.advice.answers.wording import chance, direction, dollars, points, shown, step_figure
from smartpick.chances import Estimate


def test_chances_and_differences_have_their_interval() -> None:
    """Always the number and both ends."""
    assert chance(Estimate(0.31, 0.06, 0.62)) == "31 % (90 % interval 6 to 62 %)"
    assert points(Estimate(0.047, -0.051, 0.162)) == "+4.7 points (-5.1 to +16.2)"


@pytest.mark.parametrize(
    ("estimate", "word"),
    [
        (Estimate(0.1, 0.01, 0.2), "above zero"),
        (Estimate(-0.1, -0.2, -0.01), "below zero"),
        (Estimate(0.1, -0.01, 0.2), "holds zero"),
    ],
)
def test_what_can_be_said_of_the_sign(estimate: Estimate, word: str) -> None:
    """Nothing more than the interval allows."""
    assert word in direction(estimate)


def test_prices() -> None:
    """Nothing, one, a range, not published."""
    assert dollars((0.0, 0.0)) == "at no cost"
    assert dollars((955.0, 955.0)) == "for 955 USD"
    assert dollars((0.0, 5000.0)) == "for 0 to 5,000 USD"
    assert "nobody has published" in dollars(None)


def test_figures_as_lines() -> None:
    """Units in words, intervals where there are some."""
    assert shown(Figure("a", "chance", 0.314, 0.06, 0.62)) == "a: 31 % (6 to 62)"
    assert shown(Figure("a", "points", 0.1)) == "a: +10.0 points"
    assert shown(Figure("a", "USD", 1234.0)) == "a: 1,234 USD"
    assert shown(Figure("a", "years", 0.25)) in {"a: 0.2 years", "a: 0.3 years"}
    step = story("community-clinic").step("Step 3")
    assert step is not None
    assert step_figure(step).value == step.gain.value
