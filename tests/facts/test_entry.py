"""From what people type to canonical values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartpick.errors import UserError
from smartpick.facts import FIELDS, Value, canonical_value
from smartpick.facts.entry import read_link


@pytest.mark.parametrize(
    ("key", "said", "value"),
    [
        ("visas", "J1", ("J-1",)),
        ("visas", "h1-b and j-1 visas", ("J-1", "H-1B")),
        ("visas", "J-1/H-1B, opt", ("J-1", "H-1B", "F-1 OPT")),
        ("visas", "J-1 only", ("J-1",)),
        ("visas", "none", ()),
        ("visas", "No visa", ()),
        ("usce_kinds", "electives; Sub-I", ("elective", "sub-internship")),
        ("step2ck_minimum", "230+", 230),
        ("step2ck_minimum", ">= 230 points", 230),
        ("step2ck_minimum", "none", 0),
        ("step2ck_minimum", "no minimum", 0),
        ("graduation_limit", "5 years", 5.0),
        ("graduation_limit", "within 5 years of graduation", 5.0),
        ("graduation_limit", "no limit", 99.0),
        ("usce_months", "3 mos", 3.0),
        ("usce_months", "12 weeks", 2.76),
        ("usce_required", "yes", True),
        ("usce_required", "Not required", False),
        ("img_share", "35%", 0.35),
        ("img_share", "35", 0.35),
        ("img_share", "0.35", 0.35),
        ("img_share", "35,5 %", 0.355),
        ("img_share", "7 of 20", 0.35),
        ("img_share", "none", 0.0),
        ("img_share", "1%", 0.01),
        ("applications_received", "3,200", 3200),
        ("website", "www.example.org/im", "https://www.example.org/im"),
        ("deadline", "October 15, 2026", "2026-10-15"),
        ("deadline", "10/15/2026", "2026-10-15"),
        ("deadline", "15 Oct 2026", "2026-10-15"),
        ("note", "  two\n lines ", "two lines"),
    ],
)
def test_entry_is_forgiving(key: str, said: str, value: Value) -> None:
    """Units, spellings and "none" are understood; what is kept is canonical, and reads as itself again."""
    found = canonical_value(FIELDS[key], said)
    assert found == value
    assert type(found) is type(value)
    kept = list(found) if isinstance(found, tuple) else found
    assert canonical_value(FIELDS[key], kept) == found


@pytest.mark.parametrize(
    ("key", "said", "sentence"),
    [
        ("visas", "J-2", 'some of J-1, H-1B, F-1 OPT, or "none"'),
        ("visas", "", "some of J-1"),
        ("visas", 7, "some of J-1"),
        ("usce_required", "maybe", "yes or no"),
        ("step2ck_minimum", "400", "a whole number from 180 to 290"),
        ("step2ck_minimum", "230.5", "a whole number"),
        ("step2ck_minimum", "230 years", "a whole number"),
        ("step2ck_minimum", "80%", "a whole number"),
        ("graduation_limit", "-3", "a number from 0.5 to 30"),
        ("graduation_limit", True, "a number from 0.5 to 30"),
        ("usce_months", "3 weeks 2 days", "a number from 0.25"),
        ("img_share", "1", "100% if all are meant, or 1%"),
        ("img_share", "140%", "a share such as"),
        ("img_share", "7 of 0", "a share such as"),
        ("img_share", float("nan"), "a share such as"),
        ("website", "not a page", "begins with https://"),
        ("website", "javascript://example.org", "an address of the web"),
        ("deadline", "9/10/2026", "a day as 2026-10-15"),
        ("deadline", "2026-02-30", "a day as 2026-10-15"),
        ("contact", "x" * 201, "up to 200 characters"),
        ("note", "a\x1b[2J", "up to 1000 characters"),
    ],
)
def test_what_cannot_be_is_one_sentence(key: str, said: object, sentence: str) -> None:
    """A value that the field cannot have is refused with what may stand there."""
    with pytest.raises(UserError, match=r".") as caught:
        canonical_value(FIELDS[key], said)
    assert len(caught.value.problems) == 1
    assert sentence in caught.value.problems[0].sentence()
    assert caught.value.problems[0].where == key


@given(
    st.sampled_from(list(FIELDS)), st.text() | st.floats() | st.integers() | st.none() | st.lists(st.text())
)
def test_nothing_typed_leads_to_a_fault(key: str, said: object) -> None:
    """Whatever is typed is a canonical value, which reads as itself, or a sentence."""
    try:
        found = canonical_value(FIELDS[key], said)
    except UserError:
        return
    assert canonical_value(FIELDS[key], found) == found


def test_a_link_may_be_left_out() -> None:
    """No link is no problem; a password in one is."""
    assert read_link("", "link") == ""
    assert read_link("example.org/visa", "link") == "https://example.org/visa"
    with pytest.raises(UserError, match="leave it out"):
        read_link("https://me:secret@example.org", "link")
