import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartpick.errors import InternalError
from smartpick.store import Kind, Reference
from smartpick.store.kinds import Index, Kinds, Link, folded

KIND = Kind(
    "visit",
    day="when.day",
    text=("title", "notes.text"),
    references=(Reference("site", ("site",)), Reference("people.who")),
    words="clinic visit",
)


def test_what_a_record_is_found_by() -> None:
    """Paths go through objects and lists; what is missing, empty or no text is simply not there."""
    body = {
        "when": {"day": "2026-03"},
        "title": "Été",
        "notes": [{"text": "one"}, {"text": None}, {"other": 1}, "loose", {"text": ["two", 3]}],
        "site": "s1",
        "people": [{"who": "p1"}, {"who": "p1"}, {"who": ""}, {}],
    }
    links = (Link("site", "s1", ("site",)), Link("people.who", "p1", ()))
    assert Kinds([KIND]).index("visit", body) == Index("2026-03-01", "ete one two", links)
    assert Kinds([KIND]).index("visit", {}) == Index("", "", ())
    assert Kinds([KIND]).index("visit", {"when": {"day": "2026-03-09"}}).day == "2026-03-09"


def test_a_kind_that_is_not_known_is_not_searched() -> None:
    """Data of another version are kept without guessing what is in them."""
    assert Kinds([]).index("visit", {"title": "x"}) == Index("", "", ())
    assert "visit" in Kinds([KIND])
    assert "visit" not in Kinds([])


def test_kinds_have_words() -> None:
    """Sentences call a record what people call it."""
    kinds = Kinds([KIND, Kind("case_log")])
    assert kinds.words("visit") == "clinic visit"
    assert kinds.words("case_log") == "case log"
    assert kinds.words("never_heard") == "never heard"


def test_the_fingerprint_is_that_of_the_indexes() -> None:
    """It changes with what is indexed, and not with the order of the kinds."""
    one, two = Kind("one", text=("a",)), Kind("two")
    assert Kinds([one, two]).fingerprint == Kinds([two, one]).fingerprint
    assert Kinds([one]).fingerprint != Kinds([Kind("one", text=("b",))]).fingerprint
    with pytest.raises(InternalError):
        Kinds([one, one])


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    """A folded text has no line breaks, no repeated spaces, and stays as it is."""
    once = folded(text)
    assert folded(once) == once
    assert "  " not in once
    assert not any(character < " " for character in once)


def test_people_search_without_accents() -> None:
    """Case, accents and spacing do not matter."""
    assert folded("  José\tMARÍA\nß ﬁ ") == folded("jose maria ss fi")
