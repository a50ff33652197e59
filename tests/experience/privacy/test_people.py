"""Names that the words around them give away."""

import pytest

from smartpick.experience.privacy import Context, Finding
from smartpick.experience.privacy.people import find_people
from smartpick.experience.privacy.reading import Reading


def found(text: str) -> list[tuple[str, bool]]:
    """Return the texts found and whether each is certain."""
    findings: list[Finding] = list(find_people(Reading(text, Context())))
    return [(one.text, one.certain) for one in findings]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mrs. Okonkwo came.", "Okonkwo"),
        ("Mr. Parkinson has Parkinson disease.", "Parkinson"),
        ("Ms. De la Cruz wrote.", "De la Cruz"),
        ("mrs gonzalez says", "gonzalez"),
        ("His daughter Amina interpreted.", "Amina"),
        ("Patient's name: Lakshmi Venkataraman.", "Lakshmi Venkataraman"),
        ("A patient named Grace prayed.", "Grace"),
        ("Patient Hope Achieng smiled.", "Hope Achieng"),
        ("April, a 34-year-old teacher", "April"),
        ("Pt A.K. refused.", "A.K."),
    ],
)
def test_a_patient_or_relative_is_certain(text: str, name: str) -> None:
    """Titles, kinship, "name:", "named", "patient" and an age leave no doubt."""
    assert (name, True) in found(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dr. Halloran agreed.", "Halloran"),
        ("Feedback from Elena Marchetti, MD: good.", "Elena Marchetti"),
        ("Nurse Tamika noticed.", "Tamika"),
        ("the patient john smith slept", "john smith"),
        ("Her niece, Xiqui, drove.", "Xiqui"),
        ("Mr. K. fell.", "K"),
    ],
)
def test_a_colleague_or_a_guess_is_asked_about(text: str, name: str) -> None:
    """A physician is no patient, but a person; an unknown word may be a name."""
    assert (name, False) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dr. on call agreed.",
        "MS patient, MR severe.",
        "Miss the point and learn.",
        "Her daughter, an ICU nurse, came.",
        "The son, Spanish-speaking, helped; her mother, Medicaid expired, wept.",
        "Drug name: Zosyn. My name is on the list.",
        "The U.S. and the U.K. and an M.D. and I.V. fluids",
        "HTN, 54M, and HR 95 M.",
        "Mr. X is a made-up case.",
        "I saw my patient Monday and called her daughter Tuesday.",
        "In May, 3 weeks later, and in April, 2 days after.",
    ],
)
def test_titles_that_are_none_and_kin_without_names_are_left_alone(text: str) -> None:
    """Abbreviations, verbs and apposition are no names."""
    assert found(text) == []
