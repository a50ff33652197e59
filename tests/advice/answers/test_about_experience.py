"""Answers about clinical experience."""

import pytest
from standing_of_stories import nobody, story

from smartpick.advice.answers.about_experience import how_recent, how_to_find, which_kinds, why, without


def test_the_year_at_the_center_is_worth_what_its_loss_would_cost() -> None:
    """After the year the loss is large and its whole interval below zero; before it, the observership is worth less."""
    after, before = (
        why(story("community-clinic")).figures[0],
        why(story("community-clinic-before")).figures[0],
    )
    assert after.value < before.value < 0
    assert after.sure_sign
    assert f"{100 * after.value:+.1f} points" in why(story("community-clinic")).short


def test_who_says_nothing_is_told_so() -> None:
    """Unknown is not none: the steps are shown, and that the profile is silent."""
    found = why(nobody())
    assert "does not say" in found.short
    assert len(found.figures) >= 3


def test_the_kinds_are_those_that_a_graduate_may_do() -> None:
    """No elective for a graduate; each kind with what programs think of it, and the gain where it is known."""
    found = which_kinds(story("community-clinic-before"))
    lines = "\n".join(found.says)
    assert "Elective" not in lines
    assert "Externship: Counts at most programs." in lines
    assert "You have: clinic observership." in found.short
    best = max(found.figures, key=lambda figure: figure.value)
    assert best.label in found.short
    assert "Elective" in "\n".join(which_kinds(nobody()).says)


def test_finding_counts_what_is_open() -> None:
    """The numbers are those of the openings, and the reason that closes most is one that only closes."""
    at = story("community-clinic")
    found = how_to_find(at)
    sure = [match for match in at.openings.fitting if match.verdict == "open"]
    assert found.figures[0].value == len(sure)
    assert found.figures[1].value == len(at.openings.fitting) - len(sure)
    assert any("were read in 2026" in words for words in found.says)
    closes = {words for match in at.openings.closed for words in match.reasons}
    assert found.says[0].partition(": ")[2] in closes


def test_older_experience_is_worth_less() -> None:
    """Three years more cost something, never bring something; who has none is told that the next is recent."""
    found = how_recent(story("community-clinic"))
    assert found.figures[0].value == pytest.approx(0.23, abs=0.02)
    assert found.figures[1].value < 0
    assert "recent when you apply" in how_recent(nobody()).short


def test_without_it_the_chance_is_smaller_and_has_an_interval() -> None:
    """Both chances and the difference between them are one story."""
    found = without(story("community-clinic"))
    bare, now, lost = found.figures
    assert bare.low is not None
    assert bare.low < bare.value < now.value
    assert lost.value == pytest.approx(bare.value - now.value, abs=0.01)
    assert "not measure" in " ".join(found.gaps) or "No publication" in " ".join(found.gaps)
