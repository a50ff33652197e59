"""Fee schedules."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartpick.season import FeeSchedule, load_season

STAMP = {"source": "a page", "as_of": "2026", "confidence": "high"}


@st.composite
def schedules(draw: st.DrawFn) -> FeeSchedule:
    """Draw any schedule the class accepts."""
    ends = sorted(draw(st.sets(st.integers(2, 60), max_size=4)))
    prices = draw(st.lists(st.integers(0, 99), min_size=len(ends) + 1, max_size=len(ends) + 1))
    flat = (draw(st.integers(1, ends[0] - 1 if ends else 20)), 99.0) if draw(st.booleans()) else None
    tiers = tuple(zip((*ends, None), map(float, prices), strict=True))
    return FeeSchedule(tiers, flat, **STAMP)


@given(schedules(), st.integers(0, 120))
def test_the_total_is_the_sum_of_the_marginals(schedule: FeeSchedule, n: int) -> None:
    """However tiers and flat part are drawn, no application is free of the sum or counted twice."""
    assert schedule.total(n) == sum(schedule.marginal(k) for k in range(1, n + 1))


@given(schedules())
def test_convex_means_that_no_marginal_falls(schedule: FeeSchedule) -> None:
    """A schedule that calls itself convex never has a cheaper later application."""
    marginals = [schedule.marginal(k) for k in range(1, 80)]
    if schedule.convex:
        assert all(a <= b for a, b in itertools.pairwise(marginals))


def test_2026_27_costs_what_the_worked_example_says() -> None:
    """43 Internal Medicine and 7 radiology applications cost 797 USD, and 30 cost 330 USD."""
    season = load_season("2026-27")
    assert season.application_cost({"Internal Medicine": 43, "Diagnostic Radiology": 7}) == 797
    schedule = season.fee_schedule("Internal Medicine")
    assert (schedule.total(30), schedule.total(31), schedule.total(0)) == (330, 360, 0)
    assert schedule.convex
    assert schedule.first == 11


@pytest.mark.parametrize(
    ("n", "usd"), [(0, 0), (1, 99), (10, 99), (20, 289), (23, 358), (30, 519), (31, 546)]
)
def test_2023_24_has_a_flat_first_ten(n: int, usd: float) -> None:
    """The old schedule charges 99 USD for up to ten and agrees with the published examples."""
    schedule = load_season("2023-24").fee_schedule("Internal Medicine")
    assert schedule.total(n) == usd
    assert not schedule.convex


def test_a_schedule_with_a_hole_is_refused() -> None:
    """Tiers that stop, fall back or pay the applicant raise an error instead of giving a wrong price."""
    for tiers in (
        (),
        ((30, 11.0),),
        ((30, 11.0), (20, 12.0), (None, 1.0)),
        ((None, 1.0), (None, 2.0)),
        ((None, -1.0),),
    ):
        with pytest.raises(ValueError, match="tier"):
            FeeSchedule(tiers, None, **STAMP)
    schedule = FeeSchedule(((None, 1.0),), None, **STAMP)
    with pytest.raises(ValueError, match="counted from 1"):
        schedule.marginal(0)
    with pytest.raises(ValueError, match="no price"):
        schedule.total(-1)
