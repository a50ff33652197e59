"""The decision without proof is the list that the plan shows."""

from datetime import date
from pathlib import Path

import pytest

from smartpick.advice import Question, plan
from smartpick.advice.decision import curve_after, decide, open_to
from smartpick.applicant import load_profile
from smartpick.chances import shipped_market
from smartpick.errors import UserError
from smartpick.season import load_season

ON = date(2026, 11, 1)
EXAMPLE = Path(__file__).parents[2] / "examples" / "community-clinic.toml"


@pytest.mark.parametrize("budget", [400.0, 900.0])
def test_a_decision_is_within_a_thousandth_of_the_plan_s(budget: float) -> None:
    """Greedy and local moves alone, before anything is proved; and it costs no more."""
    profile, market, season = load_profile(EXAMPLE, on=ON), shipped_market(), load_season()
    found = decide(profile, market, season, ON, Question(budget=budget))
    proved = plan(profile, market, season, ON, Question(budget=budget))
    assert found.pick.cost <= budget
    assert found.pick.value <= proved.totals.upper_bound
    assert found.pick.value >= 0.999 * proved.totals.value
    assert open_to(found.chances, found.chosen).sum() > len(found.pick.chosen)
    assert (
        curve_after(found.problem, found.pick, found.drawn)[len(found.pick.chosen)].dollars == found.pick.cost
    )


def test_a_budget_below_one_application_is_refused() -> None:
    """The least price is named."""
    profile = load_profile(EXAMPLE, on=ON)
    with pytest.raises(UserError, match="11 USD"):
        decide(profile, shipped_market(), load_season(), ON, Question(budget=5.0))
