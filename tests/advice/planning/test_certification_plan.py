"""The way to the certificate by a profile."""

from dataclasses import replace
from datetime import date

from plan_inputs import ON, SEASON, example

from smartpick.advice.planning.certification_plan import (
    certification_plan,
    certification_state,
)
from smartpick.applicant import CERTIFICATION_STEPS, Attempt, Ecfmg, Exam, Exams, Profile

CLINIC = example("community-clinic")


def test_a_certificate_that_is_held_leaves_nothing_but_step_3() -> None:
    """All steps before it are done; there is no window any more and nothing to pay."""
    found = certification_plan(CLINIC, SEASON, ON)
    assert {step.key for step in found.path if step.state == "done"} >= {"step1", "oet", "certificate"}
    assert found.window_ends is None
    assert found.open_fees == 0.0
    assert found.assumed == ()


def test_without_oet_it_is_next_by_the_seasons_date_with_its_stamp() -> None:
    """The last sitting is the season's, with source; the seven years count from Step 1 of 14 February 2023."""
    exams = replace(CLINIC.exams, oet=Exam())
    found = certification_plan(replace(CLINIC, exams=exams, ecfmg=Ecfmg()), SEASON, ON)
    assert [step.key for step in found.now] == ["oet", "credentials"]
    assert found.now[0].by == SEASON.dates["oet_last_sitting"].value
    assert found.dates["oet"] is SEASON.dates["oet_last_sitting"]
    assert found.window_ends == date(2030, 2, 13)
    assert "OET: your profile says nothing" in found.assumed[0]


def test_fees_are_those_of_the_path_with_their_source() -> None:
    """What a step costs is the season's price of the same key, and every price has a source and a date."""
    found = certification_plan(Profile("x"), SEASON, ON)
    for step in found.path:
        stamped = found.fees.get(step.key, ())
        assert step.fee == (stamped[0].value if stamped else None)
        assert all(fee.source and fee.as_of for fee in stamped)
    whole = sum(step.fee or 0 for step in found.path if step.state != "optional")
    assert found.open_fees == whole > 0


def test_what_is_done_can_be_said_beside_the_profile() -> None:
    """Each word makes its step done, in the profile or beside it."""
    before = certification_state(Profile("x"))
    assert (before.account, before.credentials_verified) == (None, None)
    path = certification_plan(Profile("x"), SEASON, ON, CERTIFICATION_STEPS).path
    assert {step.key for step in path if step.state == "done"} == set(CERTIFICATION_STEPS)
    told = replace(Profile("x"), ecfmg=Ecfmg(done=("pathway",)))
    path = certification_plan(told, SEASON, ON, ("credentials",)).path
    assert {step.key for step in path if step.state == "done"} == {"pathway", "credentials"}


def test_four_failed_attempts_end_the_way() -> None:
    """Attempts count against the four allowed."""
    failed = Exam.of(tuple(Attempt(date(2020, m, 1), passed=False) for m in range(1, 5)))
    found = certification_plan(Profile("x", exams=Exams(step1=failed)), SEASON, ON)
    assert next(step for step in found.path if step.key == "step1").state == "not possible"
    assert found.attempts[0] == ("Step 1", 4, 4)


def test_a_pass_without_a_date_is_a_pass() -> None:
    """The step is done and costs nothing any more; that its day is not known is said, and what that leaves open."""
    undated, dated = (Exam.of((Attempt(day, passed=True),)) for day in (None, date(2024, 5, 6)))
    found = certification_plan(Profile("x", exams=Exams(undated, dated, undated, undated)), SEASON, ON)
    steps = {step.key: step for step in found.path}
    for key in ("step1", "step3", "oet"):
        assert (steps[key].state, steps[key].words) == ("done", "Passed; the day is not known.")
    assert steps["step2ck"].words == ""
    assert found.window_ends == date(2031, 5, 5)
    assert found.window_may_end_earlier
    told = [words for words in found.assumed if "a day that your profile does not give" in words]
    assert len(told) == 2
    assert "they may end earlier" in told[0]
    assert found.open_fees == sum(
        step.fee or 0.0 for step in found.path if step.key in {"pathway", "credentials", "certificate"}
    )
