"""Likeness of names where rare words count more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartpick.intake.nrmp.likeness import Rarity, alike, rarity_of, same_word

EVEN = Rarity({})
names = st.lists(st.text("abcdefgh", min_size=1, max_size=8), max_size=6).map(tuple)


def test_a_word_of_one_institution_counts_more_than_one_of_all() -> None:
    """Among clinics that all begin alike the words that follow decide."""
    rarity = rarity_of([("springfield", "lake"), ("springfield", "hill"), ("springfield", "river")])
    assert rarity.of("lake") > 2 * rarity.of("springfield")
    wanted = ("springfield", "lake", "clinic")
    right = alike(wanted, ("springfield", "lake"), rarity, ())
    wrong = alike(wanted, ("springfield", "hill"), rarity, ())
    assert right > 90
    assert wrong < 50


def test_words_of_the_town_tell_little_there() -> None:
    """Two names that share only their town are not alike."""
    town = ("lakeside",)
    assert alike(("lakeside", "mercy"), ("lakeside", "baptist"), EVEN, town) < 35
    assert alike(("lakeside", "mercy"), ("lakeside", "baptist"), EVEN, ()) == pytest.approx(50)


def test_slips_and_cuts_are_forgiven_but_not_another_first_letter() -> None:
    """A word cut off or with a slip is the same word; one that begins otherwise is not."""
    assert same_word("memor", "memorial")
    assert same_word("springfeild", "springfield")
    assert not same_word("lake", "cake")
    assert not same_word("st", "stone")
    assert alike(("memor",), ("memorial",), EVEN, ()) == pytest.approx(90)


@given(names, names)
def test_likeness_is_symmetric_and_within_its_bounds(left: tuple[str, ...], right: tuple[str, ...]) -> None:
    """0 to 100, a name is wholly like itself, and nothing is like no name."""
    found = alike(left, right, EVEN, ())
    assert 0 <= found <= 100
    assert alike(left, left, EVEN, ()) == (pytest.approx(100) if left else 0)
    assert alike(left, (), EVEN, ()) == 0
    if not any(same_word(a, b) for a in left for b in right if a != b):
        assert found == pytest.approx(alike(right, left, EVEN, ()))
