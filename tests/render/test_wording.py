import math

import pytest

from smartpick.chances.estimate import Estimate
from smartpick.render import wording


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (0.0, "0%"),
        (0.0001, "<0.1%"),
        (0.004, "0.4%"),
        (0.0718, "7.2%"),
        (0.0994, "9.9%"),
        (0.0996, "10%"),
        (0.62, "62%"),
        (0.996, "99.6%"),
        (0.9999, ">99.9%"),
        (1.0, "100%"),
        (math.nan, "unknown"),
    ],
)
def test_percent(chance: float, words: str) -> None:
    """A chance has a decimal where one is needed, and never reads 0% or 100% when it is not."""
    assert wording.percent(chance) == words


@pytest.mark.parametrize(
    ("difference", "words"),
    [
        (0.0, "0"),
        (0.00001, "<0.01"),
        (-0.00001, ">-0.01"),
        (0.0042, "0.42"),
        (0.031, "3.1"),
        (math.inf, "unknown"),
    ],
)
def test_points(difference: float, words: str) -> None:
    """A gain in points never rounds to nothing while it is something."""
    assert wording.points(difference) == words


def test_counts_and_money() -> None:
    """Counts have a decimal under ten; dollars have cents only when there are some."""
    assert wording.count_range(Estimate(7.1, 4.2, 10.8)) == "4.2 to 11"
    assert wording.count(math.nan) == "unknown"
    assert [wording.money(sum_) for sum_ in (0, 1284, 12.5, math.nan)] == [
        "$0",
        "$1,284",
        "$12.50",
        "unknown",
    ]
    assert wording.percent_range(Estimate(0.6, 0.48, 0.74)) == "48% to 74%"
    assert [wording.plural(n, "program") for n in (0, 1, 1200)] == [
        "0 programs",
        "1 program",
        "1,200 programs",
    ]
    assert wording.plural(2, "program is", "programs are") == "2 programs are"
    assert [wording.in_hundred(chance) for chance in (0.0, 0.004, 0.62)] == ["0", "fewer than 1", "62"]
    assert wording.in_hundred(math.nan) == "an unknown number"


def test_tidy_makes_what_is_not_a_number_unknown() -> None:
    """Rounding for output keeps numbers and turns nan and infinities into None."""
    assert wording.tidy(0.123456789) == 0.1235
    assert wording.tidy(math.nan) is None
    assert wording.tidy(-math.inf) is None


def test_worth() -> None:
    """A worth has three decimals; one that is not known is no number."""
    assert wording.worth(0.76712) == "0.767"
    assert wording.worth(math.nan) == "unknown"


def test_whether_compared_lists_cost_the_same_is_said() -> None:
    """The same price says so; another one says why, and how to compare for the same money where there is a way."""
    assert "no difference comes from money" in wording.costs_compared([900.0, 900.2], None)
    free = wording.costs_compared([900.0, 1200.0], None)
    assert "from $900 to $1,200" in free
    assert "Set one budget" in free
    assert "within its own budget" in wording.costs_compared([330.0, 660.0], 330.0)


def test_the_words_of_a_list_are_said_once_in_short() -> None:
    """Order, tiers, what a row adds and the stop point have a sentence or two each; the stop names its threshold."""
    said = dict(wording.reading(0.5))
    assert list(said) == ["Order", "Tiers", "Adds", "Stop point"]
    assert "less than 0.5 points" in said["Stop point"]
    assert all(len(words) < 150 for words in said.values())
