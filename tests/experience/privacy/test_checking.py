"""The whole check: the published floors, any text at all, order, overlaps, the writer's own, time."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from smartpick.experience.privacy import Context, Identifier, Sureness, check

#: Pieces that rules begin with, so that random texts meet the rules.
PIECES = st.sampled_from(
    (
        *(
            "Mr. ",
            "Mrs. Okonkwo",
            "MRN ",
            "1234567",
            "photo of ",
            "her face",
            "St. ",
            "Hospital",
            "@",
            ".com",
            "+1 ",
        ),
        *(
            "216-555-0142",
            "March ",
            "14",
            "/",
            "2026",
            "(01)",
            "::",
            "zip ",
            "in ",
            "Toledo",
            " de la ",
            "J.S.",
            ", ",
        ),
        *(
            "'s ",
            "\n",
            "İ",
            "ß",
            "王",
            "فاطمة",
            "e\u0301",
            "\u200d",
            "\ud7ff",
            "90-year-old",
            "Fabry disease",
            "www.",
        ),
        *("http://", "a" * 70, "A" * 70, "1" * 70),
    )
)
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=25).map("".join)
)


@given(TEXTS)
@example("\ud800 Mr. Okonkwo \udfff")
@example("")
@settings(deadline=None, max_examples=300)
def test_any_text_is_accepted_and_findings_quote_it(text: str) -> None:
    """Spans lie within the text, slice to what is quoted, stand in order and never overlap; twice gives the same."""
    findings = check(text)
    assert findings == check(text)
    last = 0
    for finding in findings:
        assert last <= finding.start < finding.end <= len(text)
        assert text[finding.start : finding.end] == finding.text
        assert finding.why.endswith((".", "?"))
        assert finding.suggestion.endswith((".", '"'))
        last = finding.end


#: Texts of one repeated piece; the first row is what usually breaks regular expressions.
UNITS = (
    *("a", "A", "1", ".", "-", "@", ":", " ", "'", "a.", "1-", "a@", "\u0301"),
    *(
        "Aa ",
        "Kim ",
        "Mr. ",
        "12/",
        "+1 ",
        "f:",
        "00:",
        "www.",
        "http://",
        "Hospital ",
        "12 Oak Oak ",
        "Dr ",
        "de la ",
    ),
    *(
        "photo of ",
        "she was the first ",
        "Fabry Toledo ",
        "St. ",
        "MRN 1",
        "J.S. ",
        "Jan 5 ",
        "王 ",
        "x at a dot ",
    ),
    "1" * 33 + " +",
)


def seconds(unit: str, length: int) -> float:
    """Return the processor time of one check of a repeated piece."""
    text = (unit * (length // len(unit) + 1))[:length]
    started = time.process_time()
    check(text)
    return time.process_time() - started


@pytest.fixture(scope="module")
def plain() -> float:
    """Return the time for 200,000 characters of plain prose."""
    return max(seconds("She was seen with chest pain and improved after rest and treatment. ", 200_000), 0.05)


@pytest.mark.parametrize("unit", UNITS[:13])
def test_a_long_text_of_the_worst_kind_takes_no_longer_than_prose(unit: str, plain: float) -> None:
    """200,000 characters of one letter or sign: within ten times the time for prose of that length."""
    assert seconds(unit, 200_000) < 10 * plain


@pytest.mark.parametrize("unit", UNITS[13:])
def test_a_long_text_full_of_beginnings_takes_a_fixed_multiple(unit: str, plain: float) -> None:
    """40,000 characters in which every few begin a rule: within 60 times the time for prose of that length."""
    assert seconds(unit, 40_000) < 60 * plain / 5


def test_the_certain_wins_over_the_likely_and_the_longer_over_the_shorter() -> None:
    """One place has one finding."""
    (finding,) = check("Home: 88 W. Toledo Ave, Apt 4B.")
    assert (finding.kind, finding.sureness) == (Identifier.PLACE, Sureness.CERTAIN)
    (finding,) = check("I wrote to amina@example.org.")
    assert finding.kind is Identifier.EMAIL


def test_the_writers_own_name_and_address_are_not_reported() -> None:
    """However it is capitalised or punctuated; somebody else's still is."""
    own = Context(own=("Adaeze Placeholder", "adaeze@example.org", "+1 216 555 0142"))
    text = "Adaeze, adaeze@example.org, 216-555-0199, saw Mrs. Haddad."
    assert {one.text for one in check(text, own)} == {"216-555-0199", "Haddad"}
    assert "Adaeze" in {one.text for one in check(text)}


def test_people_and_sites_of_the_portfolio_are_asked_about_anywhere() -> None:
    """Even where no capital gives them away; regular expressions in a name are just letters."""
    known = Context(people=("specimen (junior)",), sites=("the corner house", "x"))
    findings = check("today specimen (junior) and i went to The Corner House", known)
    assert [(one.kind, one.text, one.certain) for one in findings] == [
        (Identifier.NAME, "specimen (junior)", False),
        (Identifier.PLACE, "The Corner House", False),
    ]


def test_a_recogniser_can_add_but_never_block() -> None:
    """What it says outside of the text is ignored."""

    def recogniser(text: str) -> list[tuple[Identifier, int, int, str]]:
        return [(Identifier.NAME, 0, 3, ""), (Identifier.NAME, 5, 5, ""), (Identifier.PLACE, -1, 99, "")]

    (finding,) = check("abc went", recogniser=recogniser)
    assert (finding.text, finding.certain) == ("abc", False)
    assert finding.why


def test_nothing_said_by_a_finding_claims_safety_or_compliance() -> None:
    """The words of findings never call a text safe, anonymous, compliant or de-identified."""
    text = "Mrs. Okonkwo, MRN 00483921, DOB 3/14/1960, 93-year-old from Toledo, call 216-555-0142, photo of her face."
    words = " ".join(f"{one.why} {one.suggestion}" for one in check(text)).lower()
    assert len(check(text)) >= 6
    for claim in ("safe", "complian", "anonym", "de-identif", "guarantee"):
        assert claim not in words
