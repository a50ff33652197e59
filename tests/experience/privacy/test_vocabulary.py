"""The word lists."""

import pytest

from smartpick.experience.privacy.vocabulary import cue_words, fold, vocabulary


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Núñez", "nunez"),
        ("NUNEZ", "nunez"),
        ("Nguyễn", "nguyen"),
        ("Sørensen", "sorensen"),
        ("Łukasz", "lukasz"),
    ],
)
def test_accents_and_capitals_do_not_matter(word: str, folded: str) -> None:
    """A name is looked up in the same form however it is written."""
    assert fold(word) == folded


def test_the_lists_are_as_long_as_promised() -> None:
    """More than 200 eponyms, 3,000 names, 700 drugs in the plain words, 1,000 cities."""
    known = vocabulary()
    assert len(known.eponyms) > 200
    assert len(known.given | known.family) > 3000
    assert sum(map(len, known.cities.values())) > 1000
    assert {"metoprolol", "eliquis", "zosyn"} <= known.plain


@pytest.mark.parametrize(
    "word", ["parkinson", "graves", "crohn", "murphy", "foley", "babinski", "apgar", "glasgow"]
)
def test_the_eponyms_of_everyday_are_there(word: str) -> None:
    """The signs and scales that every note has."""
    assert word in vocabulary().eponyms


@pytest.mark.parametrize(
    "word", ["grace", "april", "may", "mark", "will", "hope", "rose", "sunday", "georgia"]
)
def test_names_that_are_words_are_doubtful(word: str) -> None:
    """They count as names only with more evidence."""
    assert vocabulary().named(word)
    assert word in vocabulary().doubtful


@pytest.mark.parametrize(
    "word", ["chukwuemeka", "fatima", "lakshmi", "nguyen", "dmitri", "xiaoming", "garcia"]
)
def test_names_of_many_origins_are_known_and_no_words(word: str) -> None:
    """They are found wherever they stand."""
    assert vocabulary().named(word)
    assert word not in vocabulary().doubtful


def test_cues_are_kept_as_they_are_written() -> None:
    """Postal codes are in capitals, kin in small letters."""
    assert "OH" in cue_words("state_codes")
    assert "daughter" in cue_words("kin")
