"""A small real plan to show."""

import functools

from sites import ON

from smartpick.advice import Plan, Question, plan
from smartpick.applicant import example_text, profile_of, read_profile_text
from smartpick.chances import shipped_market
from smartpick.season import load_season


@functools.cache
def plan_of_example() -> Plan:
    """Return the plan of an example applicant with a budget for few programs."""
    data = read_profile_text(example_text("community-clinic").encode(), "example", on=ON)
    return plan(profile_of(data, ON), shipped_market(), load_season(), ON, Question(budget=132.0))
