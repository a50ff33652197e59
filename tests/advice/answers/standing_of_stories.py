"""Where the example applicants stand, computed once for all tests of the answers."""

from dataclasses import replace
from datetime import date
from functools import cache

from plan_inputs import SEASON, example

from smartpick.advice import Question
from smartpick.advice.answers import Standing, stand
from smartpick.applicant import Profile
from smartpick.chances import shipped_market

ON = date(2026, 11, 22)


def standing(profile: Profile) -> Standing:
    """Return where a profile stands with 600 dollars."""
    return stand(profile, shipped_market(), SEASON, ON, question=Question(budget=600.0))


@cache
def story(name: str) -> Standing:
    """Return where an example applicant stands."""
    return standing(example(name))


@cache
def nobody() -> Standing:
    """Return where somebody stands who says nothing but the specialty."""
    wishes = replace(example("community-clinic").preferences, states=(), divisions=(), settings=(), visas=())
    return standing(Profile("x", preferences=wishes))
