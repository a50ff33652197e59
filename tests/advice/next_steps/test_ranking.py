"""The ranking of next steps: what experience is worth, for whom."""

from datetime import date
from pathlib import Path

import pytest

from smartpick.advice.next_steps import next_steps
from smartpick.advice.next_steps.ranking import NextStep
from smartpick.advice.question import Question
from smartpick.applicant import load_profile
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
