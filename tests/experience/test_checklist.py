"""The checklist of an experience."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_portfolios import ON, encounter, experience, portfolio, story

from smartpick.experience.checklist import checklist, items
from smartpick.experience.portfolio import Portfolio
from smartpick.experience.taxonomies import Kind, options

PHASES = ("before", "week one", "midway", "last week", "after")


def states(held: Portfolio, on: date) -> dict[str, str]:
    """Return the state of each item of the first experience."""
    return {check.item.key: check.state for check in checklist(held, held.experiences[0], on)}


def test_items_are_in_the_order_of_the_phases() -> None:
    """Before, first week, midway, last week, after; no two of one name."""
    phases = [PHASES.index(item.phase) for item in items()]
    assert phases == sorted(phases)
    assert len({item.key for item in items()}) == len(items())


@pytest.mark.parametrize("kind", options(Kind))
def test_every_kind_has_its_checklist(kind: Kind) -> None:
    """Each kind has something in every phase, and only what is meant for it."""
    found = checklist(portfolio(experience(kind=kind)), experience(kind=kind), ON)
    assert {check.item.phase for check in found} == set(PHASES)
    assert all(not check.item.kinds or kind in check.item.kinds for check in found)


def test_the_state_follows_the_running_experience() -> None:
    """What is not due yet is later, what is due is due, what was missed is late, what was done is done."""
    held = portfolio(experience())
    before = states(held, date(2026, 2, 1))
    assert before["supervisor"] == "due"
    assert before["feedback"] == before["thanks"] == "later"
    first = states(held, date(2026, 3, 3))
    assert first["supervisor"] == "late"
    assert first["first entries"] == "due"
    assert states(held, date(2026, 3, 1))["first entries"] == "due"
    assert states(held, date(2026, 2, 28))["first entries"] == "later"
    assert states(held, date(2026, 3, 7))["first entries"] == "due"
    assert states(held, date(2026, 3, 8))["first entries"] == "late"
    after = states(held, date(2026, 6, 3))
    assert after["first entries"] == "late"
    assert after["thanks"] == "due"
    assert states(held, date(2026, 6, 20))["thanks"] == "late"
    logged = replace(held, encounters=(encounter(),))
    assert states(logged, date(2026, 6, 3))["first entries"] == "done"


def test_a_tick_is_enough() -> None:
    """An item ticked by hand is done, whatever the log says."""
    held = portfolio(experience(ticked=("visa", "supervisor")))
    found = states(held, ON)
    assert found["visa"] == found["supervisor"] == "done"


def test_without_dates_only_what_comes_before_is_due() -> None:
    """An experience without a first day waits."""
    found = checklist(portfolio(experience(start=None, end=None)), experience(start=None, end=None), ON)
    assert {check.state for check in found if check.item.phase == "before"} <= {"due", "done"}
    assert {check.state for check in found if check.item.phase != "before"} <= {"later", "done"}


def test_an_open_end_keeps_the_last_phases_waiting() -> None:
    """While no end is known, midway is due after a month and the rest waits."""
    found = states(portfolio(experience(end=None, start=date(2026, 9, 1))), ON)
    assert found["feedback"] == "due"
    assert found["letter asked"] == "later"


@settings(deadline=None, max_examples=50)
@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.integers(0, 300), st.integers(0, 400))
def test_time_only_moves_items_forward(start: date, days: int, later: int) -> None:
    """For an untouched log, an item goes from later to due to late and never back."""
    one = experience(start=start, end=start + timedelta(days=days), kind="volunteering")
    order = {"later": 0, "due": 1, "late": 2, "done": 3}
    held = portfolio(one)
    now = states(held, start - timedelta(days=30))
    then = states(held, start - timedelta(days=30) + timedelta(days=later))
    assert all(order[now[key]] <= order[then[key]] for key in now)


def test_the_story_did_its_homework() -> None:
    """Nothing of the year at the clinic is left open."""
    held = story("community-clinic")
    year = next(one for one in held.experiences if one.id == "cleveland-health-center")
    assert [check.item.key for check in checklist(held, year, ON) if check.state != "done"] == []


def test_what_can_still_be_done_after_the_end_is_known() -> None:
    """The letter can be asked for after the last day, the goals cannot be chosen any more."""
    still = {item.key: item.still for item in items()}
    assert still["letter asked"]
    assert still["thanks"]
    assert not still["goals"]
    assert not still["presented"]
