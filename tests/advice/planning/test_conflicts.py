"""What does not go together."""

from dataclasses import replace
from datetime import date, time

from plan_inputs import SEASON, example

from smartpick.advice.planning.calendar_day import CalendarDay, Conflict
from smartpick.advice.planning.certification_plan import certification_plan
from smartpick.advice.planning.conflicts import conflicts_of
from smartpick.advice.planning.letter_plan import letter_plan
from smartpick.advice.planning.starts import starts
from smartpick.applicant import Ecfmg, Exam, Profile
from smartpick.experience import Document, Experience, Letter, Portfolio

ON = date(2026, 11, 22)
CLINIC = example("community-clinic")
WARD = Experience(
    id="ward",
    kind="observership",
    state="OH",
    start=date(2027, 6, 1),
    end=date(2027, 6, 28),
    hours_per_week=40,
)


def found(
    portfolio: Portfolio, own: tuple[CalendarDay, ...] = (), profile: Profile = CLINIC, on: date = ON
) -> list[Conflict]:
    """Return the conflicts of a portfolio and own days."""
    return list(
        conflicts_of(
            portfolio,
            own,
            starts(portfolio, on, profile.visa.needed),
            letter_plan(portfolio, profile, SEASON, on),
            certification_plan(profile, SEASON, on),
            on,
        )
    )


def interview(name: str, day: date, at: time | None = None, zone: str = "America/New_York") -> CalendarDay:
    """Return an interview of the applicant's own."""
    return CalendarDay(
        key=f"own-{name}",
        day=day,
        what=name,
        kind="interview",
        source="own",
        confidence="",
        at=at,
        zone=zone if at else None,
    )


def test_a_calendar_without_conflicts_has_none() -> None:
    """A start in good time, with a letter from it still possible."""
    assert found(Portfolio(experiences=(WARD,))) == []


def test_two_full_weeks_overlap_and_a_part_time_one_does_not() -> None:
    """The days are named; unknown hours make it an if."""
    other = replace(WARD, id="other", start=date(2027, 6, 21), end=date(2027, 7, 18))
    [overlap] = found(Portfolio(experiences=(WARD, other)))
    assert overlap.kind == "overlap"
    assert "Both fill the week, they cannot both be done from 2027-06-21 to 2027-06-28" in overlap.words
    assert overlap.keys == ("rotation-ward", "rotation-other")
    [maybe] = found(Portfolio(experiences=(WARD, replace(other, hours_per_week=None))))
    assert maybe.words.startswith("If both")
    assert found(Portfolio(experiences=(WARD, replace(other, hours_per_week=10)))) == []


def test_interviews_clash_by_moment_and_not_by_clock() -> None:
    """Nine in Chicago is ten in New York; without a time the day decides."""
    day = date(2027, 1, 12)
    chicago = interview("a", day, time(9), "America/Chicago")
    assert found(Portfolio(), (chicago, interview("b", day, time(9)))) == []
    [clash] = found(Portfolio(), (chicago, interview("b", day, time(10, 30))))
    assert clash.keys == ("own-a", "own-b")
    assert len(found(Portfolio(), (interview("a", day), interview("b", day)))) == 1
    assert found(Portfolio(), (interview("a", day), interview("b", date(2027, 1, 13)))) == []


def test_an_interview_in_a_rotation_asks_for_the_day_off() -> None:
    """Only where the rotation fills the week, or may."""
    [conflict] = found(Portfolio(experiences=(WARD,)), (interview("a", date(2027, 6, 3)),))
    assert "ask for the day off" in conflict.words


def test_lead_times_make_a_start_too_late() -> None:
    """Three weeks are too few for the papers, and the last usual day to apply has passed."""
    soon = replace(WARD, start=date(2026, 12, 14), end=date(2027, 1, 10))
    kinds = [(one.kind, one.words) for one in found(Portfolio(experiences=(soon,)))]
    assert any("at the earliest" in words for _, words in kinds)
    assert any("last usual day to apply" in words for _, words in kinds)


def test_a_paper_that_runs_out_during_the_stay_is_named() -> None:
    """The tuberculosis test ends in the second week."""
    paper = Document(id="d", item="tb", got=date(2026, 6, 15), expires=date(2027, 6, 10))
    [conflict] = found(Portfolio(experiences=(WARD,), documents=(paper,)))
    assert (conflict.kind, conflict.day) == ("runs out", date(2027, 6, 10))


def test_letters_asked_for_too_late_and_rotations_too_late_for_a_letter() -> None:
    """Eight weeks before the day programs read; a rotation in August cannot bring one."""
    late = found(Portfolio(letters=(Letter(id="idea", writer="w"),)), on=date(2027, 8, 20))
    assert [one.kind for one in late] == ["too late"]
    assert "should have been asked for by 2027-07-29" in late[0].words
    august = replace(WARD, start=date(2027, 8, 2), end=date(2027, 8, 29))
    [conflict] = found(Portfolio(experiences=(august,)))
    assert "A letter from" in conflict.words
    overdue = Letter(id="l", writer="w", asked=date(2026, 8, 1), due=date(2026, 9, 1))
    assert "hoped for on 2026-09-01" in found(Portfolio(letters=(overdue,)))[0].words


def test_a_certification_deadline_that_has_passed_is_named() -> None:
    """Step 2 CK was due when programs began to read."""
    exams = replace(CLINIC.exams, step2ck=Exam())
    late = found(Portfolio(), profile=replace(CLINIC, exams=exams, ecfmg=Ecfmg()))
    assert any("Pass Step 2 CK was due by 2026-09-23" in one.words for one in late)
