"""Answers about applying."""

from dataclasses import replace

import pytest
from standing_of_stories import nobody, standing, story

from smartpick.advice.answers.about_applying import (
    how_many,
    letters,
    research_year,
    step3,
    visa,
    wait_a_year,
)
from smartpick.applicant import Attempt, Exam, Letter, Visa


def test_how_many_is_the_plan_with_its_stop_point() -> None:
    """Applications, dollars, chance and the words of the stop point are those of the plan."""
    at = story("community-clinic")
    found = how_many(at)
    assert found.figures[0].value == at.plan.totals.applications
    assert found.figures[1].value == at.plan.stop.applications
    assert at.plan.stop.words in found.short
    assert "to 100 USD" in found.says[0]


def test_a_research_year_stands_beside_the_year_alone() -> None:
    """The year with publications is not worse than the year with nothing, and both are shown."""
    found = research_year(story("oncology-observership"))
    assert found.figures[0].value >= found.figures[1].value
    assert "not been published" in found.gaps[0]


def test_step_3_for_who_has_it_and_for_who_has_not() -> None:
    """What it would add, or what its loss would cost; who accepts an H-1B is told that it is needed."""
    found = step3(story("oncology-observership"))
    assert "Step 3 passed would change" in found.short
    assert any("You accept an H-1B" in words for words in found.says)
    assert not any("You accept an H-1B" in words for words in step3(story("community-clinic")).says)
    profile = story("community-clinic").profile
    passed = Exam.of((Attempt(None, passed=True),))
    holder = step3(standing(replace(profile, exams=replace(profile.exams, step3=passed))))
    assert holder.short.startswith("You have passed it.")
    assert holder.figures[0].value <= 0


def test_letters_say_how_many_there_are() -> None:
    """Two in the story; unknown is said; at the most that the model counts nothing more is promised."""
    found = letters(story("community-clinic"))
    assert found.short.startswith("You have 2 from the US.")
    assert any("At most 4" in words for words in found.says)
    assert "does not say" in letters(nobody()).short
    profile = story("community-clinic").profile
    many = tuple(Letter(us=True, specialty="Internal Medicine") for _ in range(6))
    full = letters(standing(replace(profile, letters=many)))
    assert "change nothing in the model" in full.short
    assert full.figures == ()


def test_visa_shows_its_size_and_links_to_the_official_pages() -> None:
    """Never advice: the difference, the rules with source, travel.state.gov; who needs none is told so."""
    found = visa(story("community-clinic"))
    assert found.figures[0].value > 0
    assert "https://travel.state.gov" in {source.url for source in found.sources}
    assert any("no visa or legal advice" in words for words in found.says)
    assert "H-1B" in found.figures[1].label
    assert len(visa(story("oncology-observership")).figures) == 1
    profile = story("community-clinic").profile
    free = visa(standing(replace(profile, visa=Visa(needed=False))))
    assert "need none" in free.short
    assert free.figures == ()
    assert "does not say" in visa(nobody()).short


def test_a_year_of_waiting_costs_something() -> None:
    """Nothing done for a year is never a gain for who has graduated."""
    found = wait_a_year(story("community-clinic"))
    assert found.figures[0].value == pytest.approx(8.5, abs=0.1)
    assert found.figures[1].value < 0
    assert "does not say when" in wait_a_year(nobody()).short
