"""Specialties: the directory's name from whatever people and publishers write."""

import pytest

from smartpick.errors import UserError
from smartpick.programs import load_directory
from smartpick.programs.specialty import SPECIALTY_ALIASES, specialty_name


def test_the_names_are_those_of_the_directory() -> None:
    """All 42 specialties of the directory can be named, and no other."""
    assert set(SPECIALTY_ALIASES) == set(load_directory().specialties)
    assert len(SPECIALTY_ALIASES) == 42
    for name in SPECIALTY_ALIASES:
        assert specialty_name(name) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("IM", "Internal Medicine"),
        ("FM", "Family Medicine"),
        ("peds", "Pediatrics"),
        ("psych", "Psychiatry"),
        ("gen surg", "General Surgery"),
        ("Internal Medicine (Categorical)", "Internal Medicine"),
        ("Internal Medicine (Preliminary)", "Internal Medicine"),
        ("Medicine-Preliminary (PGY-1 Only)", "Internal Medicine"),
        ("Medicine-Primary", "Internal Medicine"),
        ("Medicine-Pediatrics", "Internal Medicine-Pediatrics"),
        ("Internal Medicine/Pediatrics", "Internal Medicine-Pediatrics"),
        ("Internal Medicine/Psychiatry", "Internal Medicine-Psychiatry"),
        ("Medicine-Emergency Med", "Internal Medicine-Emergency Medicine"),
        ("Surgery-General", "General Surgery"),
        ("Surgery (Categorical)", "General Surgery"),
        ("Surgery-Preliminary (PGY-1 Only)", "General Surgery"),
        ("Radiology-Diagnostic", "Diagnostic Radiology"),
        ("Radiology-Diagnostic (PGY-1)", "Diagnostic Radiology"),
        ("Pathology-Anatomic and Clinical", "Pathology"),
        ("Physical Medicine & Rehab", "Physical Medicine and Rehabilitation"),
        ("PM&R", "Physical Medicine and Rehabilitation"),
        ("Physical Medicine and Rehabilitation (PGY-1)", "Physical Medicine and Rehabilitation"),
        ("Obstetrics-Gynecology", "Obstetrics and Gynecology"),
        ("OB/GYN (Preliminary)", "Obstetrics and Gynecology"),
        ("Obstetrics & Gynecology", "Obstetrics and Gynecology"),
        ("Orthopedic Surgery", "Orthopaedic Surgery"),
        ("Interventional Radiology (Integrated)", "Interventional Radiology - Integrated"),
        ("Plastic Surgery (Integrated)", "Plastic Surgery - Integrated"),
        ("Thoracic Surgery", "Thoracic Surgery - Integrated"),
        ("Vascular Surgery (Integrated)", "Vascular Surgery - Integrated"),
        ("Transitional (PGY-1 Only)", "Transitional Year"),
        ("Public Health and Preventive Medicine", "Preventive Medicine"),
        ("Public Health & General Preventive Medicine", "Preventive Medicine"),
        ("Child Neurology & NDD", "Child Neurology"),
        ("Anesthesiology (PGY-1)", "Anesthesiology"),
        ("Pediatrics (Categorical)", "Pediatrics"),
        ("Internal Medecine", "Internal Medicine"),
        ("neurlogy", "Neurology"),
        ("Opthalmology", "Ophthalmology"),
        ("  INTERNAL   MEDICINE ", "Internal Medicine"),
    ],
)
def test_spellings_of_people_and_publishers(text: str, name: str) -> None:
    """Short forms, ERAS and NRMP spellings, tracks, and slips lead to the directory's name."""
    assert specialty_name(text) == name


def test_neighbours_are_not_taken_for_each_other() -> None:
    """Names one letter apart in sound stay apart: neurology, urology, neurological surgery."""
    assert specialty_name("urology") == "Urology"
    assert specialty_name("neurology") == "Neurology"
    assert specialty_name("Neurological Surgery") == "Neurological Surgery"


@pytest.mark.parametrize("text", ["cardiology", "Gastroenterology", "heme/onc", "Hematology & Oncology"])
def test_a_fellowship_is_named_as_such(text: str) -> None:
    """A field entered after residency is refused with the residency that leads there."""
    with pytest.raises(UserError, match=r"fellowship.*Internal Medicine"):
        specialty_name(text)


@pytest.mark.parametrize("text", ["", "xyz", "dentistry", "()", "42"])
def test_what_is_no_specialty_is_refused_with_a_way_out(text: str) -> None:
    """Nonsense is an error with suggestions or the command that lists all names."""
    with pytest.raises(UserError, match="not a specialty") as caught:
        specialty_name(text)
    assert caught.value.problems[0].way_out
