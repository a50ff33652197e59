"""ICD-10-CM."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartpick.errors import UserError
from smartpick.experience.icd10 import diagnosis, find_code, search, unknown_codes
from smartpick.experience.stamped import words_table


def test_a_code_has_its_meaning() -> None:
    """With or without dot; a heading is told from a whole code."""
    found = diagnosis("e119")
    assert found is not None
    assert (found.code, found.whole) == ("E11.9", True)
    assert "Type 2 diabetes" in found.description
    heading = diagnosis("E11")
    assert heading is not None
    assert not heading.whole
    whole = diagnosis("I10")
    assert whole is not None
    assert whole.whole
    assert diagnosis("S52.501A") is not None
    assert diagnosis("nothing") is None


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("htn", "I10"),
        ("Heart Attack", "I21.9"),
        ("heart failure", "I50.9"),
        ("  type 2   diabetes ", "E11.9"),
        ("migraines", "G43.909"),
        ("e11.9", "E11.9"),
        ("bell's palsy", "G51.0"),
        ("foot ulcer diabetes", "E11.621"),
    ],
)
def test_words_find_the_code(said: str, code: str) -> None:
    """Everyday words, short forms, plural forms and the order of words do not matter."""
    assert code in [one.code for one in search(said, 3)]


def test_search_gives_what_was_asked_for() -> None:
    """No more than the limit, nothing for nothing, and every hit holds every word."""
    assert len(search("fracture", 5)) == 5
    assert all(one.description.startswith("Fracture") for one in search("fracture", 5))
    assert search("") == search("!?") == ()
    assert search("qqqq") == ()
    for one in search("acute sinusitis", 6):
        assert "sinusitis" in one.description.casefold()


def test_a_code_gives_what_is_below_it() -> None:
    """Typing a heading lists its codes."""
    assert [one.code for one in search("E11.6", 3)] == ["E11.6", "E11.61", "E11.610"]


@pytest.mark.parametrize(
    ("wrong", "near"),
    [("E11.95", "E11.9"), ("I99.99", "I99"), ("U99", "U09"), ("hypertensn", "Search by words")],
)
def test_an_unknown_code_is_a_sentence_with_near_ones(wrong: str, near: str) -> None:
    """The sentence names the release and something to take instead."""
    with pytest.raises(UserError) as error:
        find_code(wrong)
    (problem,) = error.value.problems
    assert "ICD-10-CM, April 2026" in problem.what
    assert near in problem.way_out


def test_many_codes_are_checked_at_once() -> None:
    """Each unknown code once, in their order."""
    found = unknown_codes(("I10", "X99.99", "E11.95", "X99.99"))
    assert [problem.what.split()[0] for problem in found] == ["X99.99", "E11.95"]


def test_every_everyday_term_leads_to_a_whole_code() -> None:
    """No term leads to a heading or to nothing."""
    for term, code in words_table("everyday_terms")["terms"].items():
        found = diagnosis(code)
        assert found is not None, term
        assert found.whole, term
        assert search(term, 1)[0].code == code, term


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=30))
def test_any_words_are_searched_without_a_crash(text: str) -> None:
    """Whatever is typed gives a list."""
    assert len(search(text, 3)) <= 3
