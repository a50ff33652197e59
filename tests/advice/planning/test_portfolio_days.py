"""The days of a portfolio in the calendar."""

from dataclasses import replace
from datetime import date, time

from plan_inputs import SEASON, example

from smartpick.advice.planning.certification_plan import certification_plan
from smartpick.advice.planning.letter_plan import letter_plan
from smartpick.advice.planning.portfolio_days import (
    certification_days,
    letter_days,
    own_days,
    portfolio_days,
    start_days,
)
from smartpick.advice.planning.starts import starts
from smartpick.applicant import Ecfmg, Exam
from smartpick.experience import Document, Experience, Letter, OwnDate, Person, Portfolio

ON = date(2026, 11, 22)
CLINIC = example("community-clinic")
PLANNED = Experience(
    id="ward", kind="observership", state="OH", start=date(2027, 6, 1), end=date(2027, 6, 28)
)
PORTFOLIO = Portfolio(
    experiences=(PLANNED,),
    documents=(Document(id="d", item="bls", got=date(2025, 7, 30)),),
    people=(Person(id="p", name="Dr. X", next_contact=date(2026, 12, 1)),),
    letters=(Letter(id="idea", writer="p"), Letter(id="due", writer="p", due=date(2026, 12, 5))),
)


def test_rotations_are_stretches_and_papers_letters_contacts_are_days() -> None:
    """Each entry has a key that does not hold its day, and papers have their names in words."""
    found = {one.key: one for one in portfolio_days(PORTFOLIO, ON)}
    assert set(found) == {"rotation-ward", "document-d", "person-p", "letter-due"}
    assert (found["rotation-ward"].day, found["rotation-ward"].until) == (PLANNED.start, PLANNED.end)
    assert found["document-d"].what == "Basic life support card runs out"
    assert found["letter-due"].deadline


def test_own_dates_have_their_times_and_every_day_of_a_record_says_which() -> None:
    """A time stays in its own zone; the page of the record is found by its kind and id."""
    own = (
        OwnDate(id="a", what="Interview", kind="interview", day=date(2026, 12, 1), at="09:30", zone="UTC"),
    )
    [day] = own_days(own)
    assert (day.key, day.at, day.zone, day.minutes, day.record) == ("own-a", time(9, 30), "UTC", 60, "date/a")
    assert {one.key: one.record for one in portfolio_days(PORTFOLIO, ON)} == {
        "rotation-ward": "experience/ward", "document-d": "document/d", "person-p": "person/p",
        "letter-due": "letter/due",
    }  # fmt: skip
    asked = letter_days(letter_plan(PORTFOLIO, CLINIC, SEASON, ON))
    assert [one.record for one in asked] == ["letter/idea", "letter/due"]


def test_what_runs_says_how_far_it_is_and_nothing_of_it_is_late() -> None:
    """A rotation that has begun tells since when and which day it is; papers it began without are not late."""
    running = replace(PLANNED, start=date(2026, 11, 2), end=date(2026, 11, 29))
    own = Portfolio(experiences=(running,))
    [day] = portfolio_days(own, ON)
    assert day.running == "running since 2026-11-02, day 21 of 28"
    assert day.under_way(ON)
    assert not [one for one in start_days(starts(own, ON)) if one.day < ON]
    [ahead] = portfolio_days(Portfolio(experiences=(PLANNED,)), ON)
    assert (ahead.running, ahead.under_way(ON)) == ("", False)


def test_a_key_stays_when_a_day_moves() -> None:
    """So a calendar updates the entry."""
    later = replace(PORTFOLIO, experiences=(replace(PLANNED, start=date(2027, 6, 8)),))
    for days in (portfolio_days, lambda p, on: start_days(starts(p, on))):
        assert {one.key for one in days(PORTFOLIO, ON)} == {one.key for one in days(later, ON)}


def test_applying_and_papers_are_planned_backwards() -> None:
    """The last usual day to apply is a month before; every paper has its own day."""
    found = {one.key: one for one in start_days(starts(PORTFOLIO, ON))}
    assert found["apply-ward"].day == date(2027, 5, 1)
    assert found["paper-ward-background"].day == date(2027, 4, 17)
    assert all(one.source and one.deadline for one in found.values())


def test_letters_to_ask_for() -> None:
    """Eight weeks before they are needed."""
    [day] = [one for one in letter_days(letter_plan(PORTFOLIO, CLINIC, SEASON, ON)) if one.key == "ask-idea"]
    assert day.day == date(2027, 7, 29)


def test_the_seven_years_are_a_day_only_while_something_is_open() -> None:
    """With Step 1 still to pass the last day is told; with the certificate there is none."""
    assert list(certification_days(certification_plan(CLINIC, SEASON, ON))) == []
    exams = replace(CLINIC.exams, step1=Exam())
    [day] = certification_days(certification_plan(replace(CLINIC, exams=exams, ecfmg=Ecfmg()), SEASON, ON))
    assert (day.day, day.key) == (date(2031, 3, 18), "certification-window")
    assert "Step 1" in day.what
    assert day.source
