"""Scenarios: what they change, and that they leave the rest alone."""

from dataclasses import replace
from datetime import date

import pytest

from smartpick.advice import Question
from smartpick.advice.next_steps import Scenario
from smartpick.applicant import Research, profile_of
from smartpick.chances.clinical_months import effective_months
from smartpick.chances.observed import failed_attempts
from smartpick.errors import UserError
from smartpick.programs import load_directory

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


def test_a_graduation_year_is_a_june_past_or_ahead() -> None:
    """A year that is over is a graduation, one ahead an expected one; the other field is empty."""
    past, ahead = (Scenario(graduation=year).profile(BEFORE, ON) for year in (2019, 2027))
    assert (past.graduation, past.graduation_expected) == (date(2019, 6, 1), None)
    assert (ahead.graduation, ahead.graduation_expected) == (None, date(2027, 6, 1))


@pytest.mark.parametrize("failed", [0, 1, 3])
def test_failed_attempts_are_those_of_both_exams(failed: int) -> None:
    """The number is that of Step 1 and Step 2 CK together, whatever the profile knew; the score stays."""
    after = Scenario(failed=failed).profile(BEFORE, ON)
    assert failed_attempts(after) == failed
    assert after.exams.step2ck.score == BEFORE.exams.step2ck.score


def test_accepted_visas() -> None:
    """Which visas would be accepted is exchanged; whether one is needed stays."""
    after = Scenario(visas=("J-1", "H-1B")).profile(BEFORE, ON)
    assert after.visa == replace(BEFORE.visa, accepts=("J-1", "H-1B"))


def test_a_specialty_is_left_out_with_what_was_wished_of_it() -> None:
    """Its pins and its minimum go with it; together with another one it is exchanged; the last one cannot go."""
    directory = load_directory()
    pins = {
        name: next(one.acgme_id for one in directory.programs if one.specialty == name)
        for name in ("Internal Medicine", "Family Medicine")
    }
    wishes = replace(
        BEFORE.preferences,
        specialties=(("Internal Medicine", 1.0), ("Family Medicine", 0.5)),
        pins=tuple(pins.values()),
        minimum={"Family Medicine": 3, "Internal Medicine": 2},
    )
    both = replace(BEFORE, preferences=wishes)
    left = Scenario(without="family medicine").profile(both, ON).preferences
    assert left.specialties == (("Internal Medicine", 1.0),)
    assert (left.pins, dict(left.minimum)) == ((pins["Internal Medicine"],), {"Internal Medicine": 2})
    exchanged = Scenario(specialty="Psychiatry", without="Internal Medicine").profile(BEFORE, ON)
    assert exchanged.preferences.specialties == (("Psychiatry", 0.8),)
    for name in ("Internal Medicine", "Psychiatry"):
        with pytest.raises(UserError):
            Scenario(without=name).profile(BEFORE, ON)
