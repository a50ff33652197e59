"""What a list was chosen for, in words."""

from dataclasses import replace

import pytest
from plan_inputs import SEASON, example, planned

from smartpick.advice import Question
from smartpick.advice.candidates import candidates
from smartpick.advice.goal import goal_of
from smartpick.advice.result import Goal
from smartpick.applicant import Preferences, Profile
from smartpick.chances import shipped_market


def of(wishes: Preferences) -> Goal:
    """Return the goal of somebody with these wishes."""
    return goal_of(wishes, candidates(Profile("a", preferences=wishes), shipped_market(), SEASON, Question()))


@pytest.mark.parametrize("weight", [1.0, 0.4])
def test_one_specialty_and_no_wish_means_the_chance(weight: float) -> None:
    """With nothing to choose between, whatever weight it has, the goal is the chance of matching."""
    goal = of(Preferences(specialties=(("Neurology", weight),)))
    assert not goal.weighted
    assert "highest chance of matching" in goal.words


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {"specialties": (("FM", 0.3), ("IM", 0.6))},
            "in Family Medicine counts 0.5 of one in Internal Medicine",
        ),
        ({"states": ("OH",)}, "outside the places you prefer counts 0.95"),
        ({"divisions": ("Pacific",)}, "outside the places you prefer counts 0.95"),
        ({"kinds": ("community",)}, "another type of program than you prefer counts 0.95"),
        ({"ratings": {"1403800535": 5.0}}, "did not rate as 7 of 10"),
    ],
)
def test_every_weight_that_is_used_is_named(changes: dict[str, object], words: str) -> None:
    """Specialty weights, places, types and ratings each make the goal a worth, and each is said with its size."""
    goal = of(Preferences(**{"specialties": (("IM", 1.0),), **changes}))  # type: ignore[arg-type]
    assert goal.weighted
    assert words in goal.words
    assert "can lower it a little" in goal.words


def test_the_value_is_the_chance_unless_the_goal_says_otherwise() -> None:
    """General Surgery alone: without a wish value and chance agree; with wished places they differ, and it is said."""
    profile = example("community-clinic")
    bare = replace(
        profile,
        preferences=Preferences(specialties=(("General Surgery", 0.5),), budget=500.0),
    )
    plain = planned(bare)
    assert not plain.goal.weighted
    assert plain.totals.value == pytest.approx(plain.totals.p_match.value, abs=1e-9)
    wished = planned(replace(bare, preferences=replace(bare.preferences, states=("OH",))))
    assert wished.goal.weighted
    assert wished.totals.value < wished.totals.p_match.value - 1e-6
