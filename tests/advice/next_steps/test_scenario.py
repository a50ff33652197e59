"""Scenarios: what they change, and that they leave the rest alone."""

from dataclasses import replace
from datetime import date

import pytest

from smartpick.advice import Question
from smartpick.advice.next_steps import Scenario
from smartpick.applicant import Research, profile_of
from smartpick.chances.clinical_months import effective_months
from smartpick.errors import UserError

ON = date(2026, 11, 1)
BEFORE = profile_of(
    {
        "label": "x",
        "exams": {"step2ck": [{"result": "fail", "score": 200}, {"result": "pass", "score": 230}]},
        "preferences": {"specialties": {"Internal Medicine": 0.8}},
    },
    ON,
)


def test_nothing_asked_changes_nothing() -> None:
    """An empty scenario is the profile as it is."""
    assert Scenario().profile(BEFORE, ON) == BEFORE
    assert Scenario().question(Question()) == Question()


def test_each_change_does_what_it_says() -> None:
    """Score, yes-or-no answers, letters, publications and months stand in the changed profile; attempts stay."""
    told = replace(BEFORE, rotations=(), letters=(), research=Research(publications=0))
    after = Scenario(250, True, True, False, 3.0, 2, 4, "Family Medicine", 900.0).profile(told, ON)
    assert (after.exams.step2ck.score, after.exams.step2ck.failed) == (250, 1)
    assert (after.exams.step3.passed, after.ecfmg.certified, after.visa.needed) == (True, True, False)
    assert after.letters is not None
    assert [letter.us for letter in after.letters] == [True, True]
    assert after.research.publications == 4
    assert after.rotations is not None
    assert effective_months(after.rotations, ON) == pytest.approx(3.0, rel=0.05)
    assert after.preferences.specialties == (("Internal Medicine", 0.8), ("Family Medicine", 0.8))
    assert Scenario(budget=900.0).question(Question()).budget == 900.0


def test_more_is_more_than_whatever_there_is() -> None:
    """What the profile leaves open stays open; the scenario stands beside it."""
    after = Scenario(months=3.0, letters=2, publications=4).profile(BEFORE, ON)
    assert (after.rotations, after.letters, after.research.publications) == (None, None, None)
    assert effective_months(after.beside.rotations, ON) == pytest.approx(3.0, rel=0.05)
    assert (len(after.beside.letters), after.beside.publications) == (2, 4)


def test_a_specialty_that_is_there_or_unknown() -> None:
    """A specialty that is applied to already is not added again; one that nobody knows is refused."""
    assert Scenario(specialty="internal medicine").profile(BEFORE, ON) == BEFORE
    with pytest.raises(UserError):
        Scenario(specialty="Alchemy").profile(BEFORE, ON)
