"""The ranking of next steps: what experience is worth, for whom."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartpick.advice.next_steps import Scenario, compare_profiles, next_steps, possible_changes
from smartpick.advice.next_steps.ranking import NextStep
from smartpick.advice.question import Question
from smartpick.applicant import Letter, Profile, Rotation, load_profile, profile_of
from smartpick.chances import shipped_market
from smartpick.season import load_season

ON = date(2026, 11, 1)
EXAMPLES = Path(__file__).parents[3] / "examples"


def steps(name: str) -> dict[str, NextStep]:
    """Return the ranked steps of an example applicant by key."""
    applicant = load_profile(EXAMPLES / f"{name}.toml", on=ON)
    told: list[str] = []
    _, found = next_steps(
        applicant, shipped_market(), load_season(), ON, Question(budget=900.0), lambda s, _: told.append(s)
    )
    gains = [step.gain.value for step in found]
    assert gains == sorted(gains, reverse=True)
    assert told[-1] == "Done"
    return {step.change.key: step for step in found}


@pytest.fixture(scope="module")
def before() -> dict[str, NextStep]:
    """Return the steps of an applicant with almost no US experience."""
    return steps("community-clinic-before")


def test_hands_on_beats_observing_and_experience_helps_most_who_has_none(before: dict[str, NextStep]) -> None:
    """The order that all sources agree on; after a year at the clinic four more weeks add little."""
    assert before["externship"].gain.value > before["inpatient observership"].gain.value > 0.0
    assert before["externship"].gain.low > 0.0
    after = steps("community-clinic")
    assert after["externship"].gain.value < 0.5 * before["externship"].gain.value


def test_gains_are_per_week_and_per_thousand_dollars(before: dict[str, NextStep]) -> None:
    """The middle of the price range counts; what is free or of unknown price has no price of a gain."""
    step = before["externship"]
    assert step.per_week == pytest.approx(step.gain.value / 4)
    assert step.per_thousand == pytest.approx(step.gain.value / 2.5)
    assert before["clinic volunteering"].per_thousand is None
    assert before["research year"].per_thousand is None


WORK = Rotation("externship", country="United States", months=2.0, specialty="Family Medicine")
WATCHED = Rotation("observership", state="OH", months=1.0)
LETTER = Letter(us=True, specialty="Family Medicine")


@st.composite
def applicants(draw: st.DrawFn) -> Profile:
    """Draw an applicant who leaves any of the fields open that a step adds to."""
    data = {
        "label": "x",
        "exams": {"step2ck": [{"result": "pass", "score": draw(st.integers(220, 265))}]},
        "preferences": {"specialties": {draw(st.sampled_from(("Family Medicine", "Psychiatry"))): 1.0}},
    }
    if draw(st.booleans()):
        data["graduation"] = "2020-06"
    if draw(st.booleans()):
        data["ecfmg"] = {"certified": False}
    if draw(st.booleans()):
        data["research"] = {"publications": 1}
    return replace(
        profile_of(data, ON),
        rotations=draw(st.sampled_from((None, (), (WORK,), (WATCHED,)))),
        letters=draw(st.sampled_from((None, (), (LETTER,)))),
    )


@settings(deadline=None, max_examples=8)
@given(before=applicants())
def test_no_step_harms_because_of_what_is_unknown(before: Profile) -> None:
    """Whatever is left open, looked at on one day every step adds: experience, a letter, an exam, publications."""
    market, season = shipped_market(), load_season()
    asked = Question(budget=900.0)
    ((wanted, _),) = before.preferences.specialties
    steps = {c.key: c.profile for c in possible_changes(before, wanted, ON)}
    del steps["research year"]
    later = {c.key: c.on for c in possible_changes(before, wanted, ON)}
    steps["publications"] = Scenario(publications=3).profile(before, ON)
    for key, after in steps.items():
        found = compare_profiles(before, after, market, season, later.get(key, ON), asked)
        assert found.gain.value > 0.0, key


def test_a_step_on_something_open_says_what_to_tell_first(before: dict[str, NextStep]) -> None:
    """Who has told all is asked nothing; who has told nothing is asked about the field that the step adds to."""
    assert before["externship"].change.tell == ""
    told = profile_of({"label": "x", "preferences": {"specialties": {"Family Medicine": 1.0}}}, ON)
    _, found = next_steps(told, shipped_market(), load_season(), ON, Question(budget=900.0))
    asks = {step.change.key: step.change.tell for step in found}
    assert "which letters" in asks["US letter"]
    assert all(asks.values())
    assert {step.change.key for step in found if step.adds} >= {"US letter", "inpatient observership"}
