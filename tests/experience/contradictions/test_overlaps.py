"""Hours of a week."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_portfolios import experience, portfolio

from smartpick.experience.contradictions.overlaps import in_hours

ONE = "externship at Example Hospital (2026-03-01 to 2026-05-31)"
BOTH = f"{ONE} and {ONE}"


def said(first: dict[str, Any], second: dict[str, Any]) -> list[tuple[str, bool]]:
    """Return sentence and certainty of two experiences in the spring of 2026."""
    held = portfolio(experience(**first), experience(**{"id": "x2", **second}))
    return [(one.what, one.certain) for one in in_hours(held)]


def test_two_full_weeks_do_not_fit_into_one() -> None:
    """Both are named with the days."""
    assert said({}, {}) == [(f"{BOTH} overlap by 92 days, and both are full time.", True)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {"start": date(2026, 6, 1), "end": date(2026, 7, 1)}),
        ({}, {"start": date(2026, 5, 26), "end": date(2026, 7, 1)}),
        ({}, {"hours_per_week": 10.0}),
        ({}, {"hours_per_week": None}),
        (
            {"kind": "home practice", "state": None, "country": "India"},
            {"start": date(2026, 4, 1), "end": date(2026, 4, 28)},
        ),
        ({}, {"start": None}),
        ({}, {"kind": "research", "state": "TX", "hours_per_week": 10.0}),
    ],
)
def test_what_fits_is_let_through(first: dict[str, Any], second: dict[str, Any]) -> None:
    """One after the other, a few days of change, part time, a month's leave from home, unknown dates or hours."""
    assert said(first, second) == []


def test_a_week_of_change_is_let_through_and_a_day_more_is_not() -> None:
    """Seven days of overlap are a change of places, eight are not."""
    end = {"end": date(2026, 7, 1)}
    assert said({}, {"start": date(2026, 5, 25), **end}) == []
    assert len(said({}, {"start": date(2026, 5, 24), **end})) == 1


def test_impossible_hours_are_certain() -> None:
    """Nobody works more than sixteen hours on seven days."""
    ((what, certain),) = said({"hours_per_week": 60.0}, {"hours_per_week": 60.0})
    assert "together they would be 120 hours a week" in what
    assert certain


def test_breaks_and_distances_are_questions() -> None:
    """A rotation with breaks may overlap; two places far apart for long may be a slip."""
    assert [certain for _, certain in said({"months": 1.0}, {})] == [False]
    ((what, certain),) = said({"hours_per_week": 10.0}, {"state": "TX", "hours_per_week": 10.0})
    assert "in Example Hospital, Cleveland, OH and in" in what
    assert not certain


@given(
    st.lists(
        st.tuples(
            st.dates(date(2025, 1, 1), date(2026, 12, 31)),
            st.integers(0, 200),
            st.sampled_from([None, 5.0, 20.0, 40.0, 60.0]),
        ),
        max_size=5,
    ),
    st.randoms(),
)
def test_the_order_of_the_log_does_not_matter(
    spans: list[tuple[date, int, float | None]], random: Any
) -> None:
    """Shuffled, the same pairs are found."""
    made = [
        experience(
            id=f"x{n}", start=start, end=date.fromordinal(start.toordinal() + days), hours_per_week=hours
        )
        for n, (start, days, hours) in enumerate(spans)
    ]
    shuffled = random.sample(made, len(made))
    pairs = [
        {frozenset(one.what.split(" overlap")[0].split(" and ")) for one in in_hours(portfolio(*order))}
        for order in (made, shuffled)
    ]
    assert pairs[0] == pairs[1]
