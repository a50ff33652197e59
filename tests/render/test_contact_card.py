"""Contact cards, read back: by the parser of a calendar library (both formats have the same lines) and by rule."""

import re

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Component

from smartpick.experience import Person
from smartpick.render.contact_card import LONGEST_LINE, contact_cards

WORDS = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=90).filter(
    lambda text: bool(text.strip()) and text == " ".join(text.split())
)


def names_in(text: str) -> list[str]:
    """Return the names of the cards in a file: lines unfolded, escapes undone."""
    lines = text.replace("\r\n ", "").split("\r\n")
    return [re.sub(r"\\(.)", r"\1", line[3:]) for line in lines if line.startswith("FN:")]


def test_a_card_holds_what_a_business_card_holds() -> None:
    """Name in parts, institution, address, telephone; not what the person saw."""
    person = Person(
        id="internist",
        name="Dr. Robin van Example",
        role="attending",
        relation="supervising internist",
        institution="Example; Center, Inc.",
        department="Medicine",
        city="Cleveland",
        state="OH",
        email="robin@example.org",
        phone="+1 216 555 0100",
        saw=("A secret",),
    )
    text = contact_cards([person])
    card = Component.from_ical(text)
    assert card["VERSION"] == "3.0"
    assert card["UID"] == "internist@smartpick"
    assert card["EMAIL"] == "robin@example.org"
    assert "N:Example;Robin van;;Dr.;\r\n" in text
    assert "ORG:Example\\; Center\\, Inc.;Medicine\r\n" in text
    assert "ADR;TYPE=WORK:;;;Cleveland;OH;;\r\n" in text
    assert "secret" not in text
    assert text.endswith("END:VCARD\r\n")


@given(st.lists(WORDS, min_size=1, max_size=3))
def test_any_name_comes_back_and_no_line_is_too_long(names: list[str]) -> None:
    """Every script, commas and semicolons included; folding never breaks a character."""
    text = contact_cards(Person(id=f"p{n}", name=name) for n, name in enumerate(names))
    assert all(len(line.encode()) <= LONGEST_LINE for line in text.split("\r\n"))
    assert names_in(text) == names
