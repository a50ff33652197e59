"""Words in other scripts."""

import pytest

from smartpick.experience.privacy import Context
from smartpick.experience.privacy.reading import Reading
from smartpick.experience.privacy.scripts import find_scripts


def found(text: str) -> list[str]:
    """Return the texts found."""
    return [one.text for one in find_scripts(Reading(text, Context()))]


@pytest.mark.parametrize(
    "name",
    [
        "محمد الأحمد",
        "Иван Петров",
        "सीता शर्मा",
        "王小明",
        "김민준",
        "Նարինե",
        "გიორგი",
        "שרה כהן",
        "สมชาย",
        "ሰላም",
        "Ελένη",
    ],
)
def test_a_name_in_its_own_letters_is_asked_about_as_a_whole(name: str) -> None:
    """With its vowel signs and its second word."""
    assert found(f"The label read {name}, so I asked.") == [name]


@pytest.mark.parametrize(
    "text", ["5 µg, β-blocker, α-1, Δ 3, γ-GT, 38 °C, ½", "Sjögren, Ménière, naïve", "plain"]
)
def test_units_symbols_and_accents_are_no_other_script(text: str) -> None:
    """Single Greek letters are symbols; accents are Latin."""
    assert found(text) == []


def test_a_text_in_another_script_is_one_finding() -> None:
    """It says that a person has to read it, once, and does not list every word."""
    text = "Сегодня пациент рассказал о себе. Он живёт один, и ему трудно."
    findings = list(find_scripts(Reading(text, Context())))
    assert len(findings) == 1
    assert "read" in findings[0].suggestion.lower()
    assert not findings[0].certain
