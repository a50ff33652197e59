"""What the tests of the advice room share: the day, the examples, a quick question."""

from datetime import date
from functools import cache
from pathlib import Path

from smartpick.advice import Plan, Question, plan
from smartpick.applicant import Profile, load_profile
from smartpick.chances import shipped_market
from smartpick.season import load_season

ON = date(2026, 11, 1)
EXAMPLES = Path(__file__).parents[2] / "examples"
SEASON = load_season("2026-27")


@cache
def example(name: str) -> Profile:
    """Return an example applicant."""
    return load_profile(EXAMPLES / f"{name}.toml")


def planned(profile: Profile, **asked: object) -> Plan:
    """Return the plan of a profile on the shipped market, with a proof to a tenth of a percent."""
    return plan(profile, shipped_market(), SEASON, ON, Question(**asked))  # type: ignore[arg-type]


@cache
def example_plan(name: str, budget: float | None = 1500.0) -> Plan:
    """Return an example's plan; made once."""
    return planned(example(name), budget=budget)
