"""Circumstances by which one patient is known."""

import pytest

from smartpick.experience.privacy import Context, Identifier, check
from smartpick.experience.privacy.circumstances import combination, find_circumstances
from smartpick.experience.privacy.places import find_places
from smartpick.experience.privacy.reading import Reading


def rare(text: str) -> list[str]:
    """Return the rare diseases found in telling company."""
    reading = Reading(text, Context())
    return [one.text for one in combination(reading, tuple(find_places(reading)))]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("He has a tattoo of his battalion.", "tattoo"),
        ("It was on the local news.", "local news"),
        ("The mayor of a town came.", "mayor"),
        ("She is the only firefighter in her town.", "only"),
        ("He was the first person in the state to get it.", "first"),
    ],
)
def test_a_telling_circumstance_is_asked_about(text: str, what: str) -> None:
    """It is never certain: whether it is unique, a person must judge."""
    findings = list(find_circumstances(Reading(text, Context())))
    assert [(one.text, one.certain) for one in findings] == [(what, False)]


@pytest.mark.parametrize("text", ["The only drug in the trial.", "First, I listened.", "Good news for her."])
def test_everyday_words_are_none(text: str) -> None:
    """The words "only" and "first" need somebody and somewhere."""
    assert list(find_circumstances(Reading(text, Context()))) == []


def test_a_rare_disease_needs_two_of_age_place_and_time() -> None:
    """Each alone leaves many patients; two leave few."""
    assert rare("A 41-year-old with Fabry disease came.") == []
    assert rare("Fabry disease was seen in Dayton.") == []
    assert rare("A 41-year-old with Fabry disease came from Dayton.") == ["Fabry disease"]
    assert rare("A 41-year-old with Fabry disease, seen in 2026.") == ["Fabry disease"]
    assert rare("A 41-year-old with asthma came from Dayton in 2026.") == []


def test_company_counts_within_the_sentence_only() -> None:
    """A place in another sentence is another matter; a state is no place."""
    assert rare("Gaucher disease was rare. A 41-year-old came from Dayton in 2026.") == []
    assert rare("A woman with Gaucher disease came from Ohio at 41.") == []


def test_the_combination_says_what_stands_together() -> None:
    """The sentence names what to widen."""
    (finding,) = (
        one for one in check("A 41 yo with Fabry disease, March 2026.") if one.kind is Identifier.UNIQUE
    )
    assert "an age" in finding.why
    assert "a time" in finding.why
