"""Names that only a capital letter gives away."""

import pytest

from smartpick.experience.privacy import Context, Identifier
from smartpick.experience.privacy.capitals import find_capitals
from smartpick.experience.privacy.reading import Reading


def found(text: str) -> list[tuple[Identifier, str]]:
    """Return what is found; nothing of it is ever certain."""
    findings = list(find_capitals(Reading(text, Context())))
    assert not any(one.certain for one in findings)
    return [(one.kind, one.text) for one in findings]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I sat with Bogusława until noon.", "Bogusława"),
        ("Fatima cried.", "Fatima"),
        ("Juan Pablo Herrera Ortiz needed a note.", "Juan Pablo Herrera Ortiz"),
        ("Xochitl told me a story.", "Xochitl"),
        ("Mark told me that he stopped.", "Mark"),
        ("I asked Will whether he wanted to stop.", "Will"),
        ("OKAFOR, CHINEDU - admitted", "OKAFOR, CHINEDU"),
        ("NOTE: JOSE RAMIREZ LEFT AGAINST ADVICE.", "JOSE RAMIREZ"),
    ],
)
def test_an_unexplained_capital_or_a_known_name_is_asked_about(text: str, name: str) -> None:
    """At the beginning of a sentence it takes more than a capital: a known name, a second one, what people do."""
    assert (Identifier.NAME, name) in found(text)


def test_an_unknown_capital_after_a_word_of_place_may_be_a_place() -> None:
    """The words "from Gedaref" name not somebody called Gedaref."""
    assert found("They walked from Gedaref.") == [(Identifier.PLACE, "Gedaref")]


@pytest.mark.parametrize(
    "text",
    [
        "Kernig and Brudzinski signs were negative; Turner or Down syndrome was not.",
        "In April we read, in May we wrote, on Sunday we slept.",
        "May I ask? Will do. Hope helps. Grace and patience, he said.",
        "Zosyn was stopped and Augmentin started with Lantus.",
        "Chief Complaint: Shortness of Breath. Assessment and Plan below.",
        "Carnett's sign and the Alvarado score.",
        "ANA positive, SAM negative, MAC infection.",
        "Jackson-Pratt drain, then Roux-en-Y.",
    ],
)
def test_clinical_prose_raises_no_alarm(text: str) -> None:
    """Eponyms, months, virtues, drugs, headings and abbreviations are explained."""
    assert found(text) == []
