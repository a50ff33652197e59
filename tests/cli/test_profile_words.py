"""A profile in plain words."""

from datetime import date

import pytest

from smartpick.applicant import (
    Attempt,
    Couple,
    Ecfmg,
    Exam,
    Exams,
    Gap,
    Letter,
    Person,
    Preferences,
    Profile,
    Rotation,
    Ties,
    Visa,
)
from smartpick.cli.profile_words import understood
from smartpick.programs import load_directory
from smartpick.season import load_season

ON = date(2026, 11, 22)


def test_only_what_is_said_has_a_line() -> None:
    """A profile that says nothing but its specialty is told back in two lines."""
    lines = understood(Profile("x", preferences=Preferences((("IM", 1.0),))), load_season(), ON)
    assert lines == (
        ("Applies to", 'Internal Medicine (you wrote "IM"), weight 1'),
        ("Budget", "no limit given"),
    )


@pytest.mark.parametrize(
    ("typed", "understood_as"),
    [
        ("Surgery", 'General Surgery (you wrote "Surgery")'),
        ("Radiology", 'Diagnostic Radiology (you wrote "Radiology")'),
        ("Internal Medcine", 'Internal Medicine (you wrote "Internal Medcine")'),
        ("Pediatrics", "Pediatrics"),
        ("Astrology", '"Astrology" (no specialty of the directory, so it counts for none)'),
    ],
)
def test_specialties_are_told_as_they_are_counted(typed: str, understood_as: str) -> None:
    """A short form or a slip is shown with what it was taken for, wherever it stands; an unknown one says so."""
    profile = Profile(
        "x",
        rotations=(Rotation("externship", specialty=typed, months=1),),
        letters=(Letter("chair", specialty=typed),),
        preferences=Preferences(((typed, 1.0),), minimum={typed: 2}, couple=Couple("spouse", (typed,))),
    )
    words = dict(understood(profile, load_season(), ON))
    for subject in ("Applies to", "Experience", "Letter", "At least", "Couple"):
        assert understood_as in words[subject], subject


def test_an_h1b_without_its_exam_says_so() -> None:
    """Who accepts an H-1B alone is told at once what it needs."""
    lines = dict(understood(Profile("x", visa=Visa(True, ("H-1B",))), load_season(), ON))
    assert lines["Visa"] == "needed; would accept H-1B, which needs a pass of Step 3 that you do not have yet"


def test_programs_have_names() -> None:
    """A pin, a ban or a rating is told with the program's name and place, not as a bare number."""
    one = load_directory().programs[0]
    wanted = Preferences(
        (("IM", 1.0),), pins=(one.acgme_id,), bans=("0000000000",), ratings={one.acgme_id: 8}
    )
    words = dict(understood(Profile("x", preferences=wanted), load_season(), ON))
    assert words["Pinned"] == f"{one.acgme_id} {one.name}, {one.city}, {one.state} ({one.specialty})"
    assert words["Rated"] == f"8 of 10: {words['Pinned']}"
    assert words["Banned"] == "0000000000"


def test_a_score_without_a_date_says_what_it_was_compared_with() -> None:
    """The lowest mark of all years judges a pass whose day is not known, and that is said; a dated one is not."""
    for day, told in ((None, True), (date(2024, 3, 1), False)):
        exams = Exams(step2ck=Exam.of((Attempt(day, passed=True, score=230),)))
        lines = dict(understood(Profile("x", exams=exams), load_season(), ON))
        assert ("lowest pass mark of all years, 167" in lines["Step 2 CK"]) is told


def test_what_is_said_is_told_back() -> None:
    """Every part of a profile appears in words, with what is planned told apart from what is done."""
    profile = Profile(
        "x",
        citizenship="United States",
        graduation_expected=date(2027, 5, 1),
        exams=Exams(Exam.of(()), Exam(attempts=2, failed=1, passed=True, score=240), oet=Exam(attempts=1)),
        ecfmg=Ecfmg(certified=False),
        visa=Visa(needed=False),
        gaps=(Gap(date(2025, 1, 1), date(2025, 3, 31)), Gap()),
        rotations=(Rotation("externship", hands_on=True, start=date(2026, 11, 1), end=date(2026, 12, 31), months=2),),
        letters=(Letter("chair", us=True, date=date(2026, 5, 1)),),
        ties=Ties(("OH",), people=(Person("sister"),)),
        preferences=Preferences(
            (("IM", 1.0),), pins=("1403811349",), minimum={"IM": 3}, budget=1500, interview_capacity=9,
            ratings={"1403811349": 8}, couple=Couple("spouse"),
        ),
    )  # fmt: skip
    words = dict(understood(profile, load_season(), ON))
    assert words["Citizenship"] == "United States (US citizen: yes; a US graduate from abroad)"
    assert words["Graduation"] == "expected 2027-05"
    assert words["Step 1"] == "not taken"
    assert words["Step 2 CK"] == "passed with 240; 2 attempts, 1 failed"
    assert words["OET Medicine"] == "result unknown; 1 attempt"
    assert (words["ECFMG"], words["Visa"]) == ("not certified yet", "not needed")
    assert words["Gaps"] == "3 months, of unknown length"
    assert words["Experience"] == "externship, hands-on, 2.0 months, 1.3 of them still to come"
    assert words["Letter"] == "chair, US, 2026-05"
    assert words["Ties"] == "OH, sister in the US"
    assert words["Budget"] == "1,500 USD (11 USD for the first application in season 2026-27)"
    assert words["At least"] == '3 in Internal Medicine (you wrote "IM")'
    assert words["Couple"] == "together with spouse"
