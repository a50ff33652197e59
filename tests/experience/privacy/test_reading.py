"""A text taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartpick.experience.privacy import Context, Identifier
from smartpick.experience.privacy.reading import Reading


def read(text: str) -> Reading:
    """Return a reading without context."""
    return Reading(text, Context())


def test_words_know_their_place_and_their_capitals() -> None:
    """A word is found with its hyphens and accents; a possessive is no part of what is looked up."""
    text = "Ms. Rodriguez-Peña's MRI"
    words = read(text).words
    assert [word.text for word in words] == ["Ms", "Rodriguez-Peña's", "MRI"]
    assert words[1].folded == "rodriguez-pena"
    assert text[words[1].start : words[1].bare_end] == "Rodriguez-Peña"
    assert [word.shout for word in words] == [False, False, True]


@pytest.mark.parametrize(
    ("text", "begin"),
    [
        ("It hurt. Then", ["It", "Then"]),
        ("Mr. Okafor and Dr. Rao", ["Mr"]),
        ("John Q. Public", ["John"]),
        ("Plan: Rest\n- Walk\n2) Eat", ["Plan", "Rest", "Walk", "Eat"]),
        ('He said "No"', ["He", "No"]),
    ],
)
def test_a_word_knows_whether_it_begins_a_sentence(text: str, begin: list[str]) -> None:
    """Full stops of titles and initials end nothing; colons, bullets, numbers and quotation marks begin anew."""
    assert [word.text for word in read(text).words if word.begins] == begin


def test_a_shouted_text_is_one() -> None:
    """When most words are in capitals, capitals say nothing."""
    assert read("PATIENT SEEN AT BEDSIDE").shouted
    assert not read("Patient seen at bedside, BP low").shouted
    assert not read("").shouted


def test_what_stands_around_is_lower_case_and_within_the_line() -> None:
    """``before`` and ``after`` do not look past the line; ``around`` is the sentence."""
    reading = read("One.\nFAX to Me. Two is MORE. Three")
    assert reading.before(12) == "fax to "
    assert reading.after(12, 3) == "me."
    assert reading.around(20) == "two is more"
    assert reading.sentence(20)[0] == reading.text.index("Two")


@given(st.text(max_size=60))
def test_lowering_keeps_every_place(text: str) -> None:
    """Some letters grow when they are lowered (İ); places in ``lower`` are places in the text all the same."""
    assert len(read(text).lower) == len(text)


@pytest.mark.parametrize("certain", [True, False])
def test_a_finding_quotes_its_span(certain: bool) -> None:
    """The text of a finding is what stands at its place."""
    finding = read("call Amina now").finding(Identifier.NAME, (5, 10), certain, "why", "what")
    assert (finding.text, finding.certain) == ("Amina", certain)
