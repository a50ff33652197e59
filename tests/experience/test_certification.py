"""The way to the certificate."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartpick.experience.certification import (
    CertificationState,
    certification_path,
    next_steps,
    rule,
    rules,
    seven_year_limit,
)
from smartpick.season import load_season

ON = date(2026, 11, 22)
NEW = CertificationState()
DATES = {key: one.value for key, one in load_season().dates.items()}
FEES = {key: one.value for key, one in load_season().fees.items()}
HALF = CertificationState(account=True, application=True, step1_passed=date(2024, 3, 1), step2ck_attempts=1)


def steps(state: CertificationState, on: date = ON) -> dict[str, str]:
    """Return the state of each step."""
    return {one.key: one.state for one in certification_path(state, on, DATES, FEES)}


def test_the_first_steps_come_first() -> None:
    """Who has nothing opens an account and may sit OET; exams wait for the application."""
    path = certification_path(NEW, ON, DATES, FEES)
    assert [one.key for one in next_steps(path)] == ["oet", "account"]
    waiting = {one.key: one.needs for one in path if one.state == "waiting"}
    assert waiting["step1"] == ("application",)
    assert waiting["certificate"] == ("step1", "step2ck", "pathway", "credentials")
    words = {one.key: one.waits_for for one in path}
    assert words["certificate"] == "Step 1, Step 2 CK, the Pathway and the credentials"
    assert (words["step1"], words["account"]) == ("the application", "")


def test_each_step_has_its_day_its_price_and_its_rules() -> None:
    """The season's deadlines and prices are used; every rule comes with a source."""
    path = {one.key: one for one in certification_path(HALF, ON, DATES, FEES)}
    assert path["oet"].by == date(2026, 12, 31)
    assert path["pathway"].by == date(2027, 1, 31)
    assert path["step1"].by is None
    assert path["step2ck"].fee == 695
    assert path["step2ck"].words == "1 of 4 attempts used."
    assert path["step2ck"].state == "late"
    assert path["step3"].state == "optional"
    assert all(found.stamp.source for one in path.values() for found in one.rules)


def test_the_seven_years_count_from_the_first_pass() -> None:
    """The limit is the day before the seventh anniversary, and it binds where the season does not."""
    assert seven_year_limit(NEW) is None
    assert seven_year_limit(HALF) == date(2031, 2, 28)
    old = replace(HALF, step1_passed=date(2019, 6, 1))
    found = {one.key: one for one in certification_path(old, ON)}
    assert found["step2ck"].by == date(2026, 5, 31)
    assert found["step2ck"].by_words == "seven years after the first pass"
    assert found["step2ck"].state == "late"


def test_the_last_day_is_not_late() -> None:
    """Late begins the day after."""
    assert steps(NEW, date(2026, 12, 31))["oet"] == "next"
    assert steps(NEW, date(2027, 1, 1))["oet"] == "late"


def test_attempts_run_out() -> None:
    """After four attempts there is no fifth; the words say so."""
    spent = replace(HALF, step2ck_attempts=4)
    assert steps(spent)["step2ck"] == "not possible"


def test_a_certificate_says_that_everything_before_is_done() -> None:
    """Only Step 3 is left, and it is next for who wants an H-1B."""
    held = CertificationState(certified=True)
    assert set(steps(held).values()) == {"done", "optional"}
    assert steps(replace(held, wants_h1b=True))["step3"] == "next"
    assert next_steps(certification_path(held, ON)) == ()


@given(
    st.builds(
        CertificationState,
        account=st.booleans(),
        application=st.booleans(),
        step1_passed=st.none() | st.just(date(2024, 1, 1)),
        step2ck_passed=st.none() | st.just(date(2025, 1, 1)),
        oet_passed=st.none() | st.just(date(2025, 2, 1)),
        pathway_accepted=st.booleans(),
        credentials_verified=st.booleans(),
        pathway=st.none() | st.integers(1, 6),
    )
)
def test_what_is_next_needs_nothing_that_is_open(state: CertificationState) -> None:
    """A next step has no open need, a waiting one has, a done one has neither need nor day."""
    path = certification_path(state, ON, DATES)
    for one in path:
        if one.state == "next":
            assert not one.needs
        if one.state == "waiting":
            assert one.needs
        if one.state == "done":
            assert (one.needs, one.by) == ((), None)
    assert set(next_steps(path)) <= set(path)


def test_numbers_are_those_of_the_season() -> None:
    """The room's rules and the season's requirements, made from the same table, do not differ."""
    required = load_season().requirements
    pairs = {
        "step1": "step1_pass",
        "step2ck": "step2ck_pass",
        "step3": "step3_pass",
        "attempts": "attempts_per_step",
        "window_years": "exam_window_years",
        **{f"oet_{part}": f"oet_{part}" for part in ("listening", "reading", "speaking", "writing")},
    }
    for mine, theirs in pairs.items():
        assert rule(mine).value == required[theirs].value, mine
    assert len({one.key for one in rules()}) == len(rules())


def test_an_unknown_rule_is_a_mistake_of_ours() -> None:
    """Rules are asked for by their keys."""
    with pytest.raises(KeyError):
        rule("step4")
