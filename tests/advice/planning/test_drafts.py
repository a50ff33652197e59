"""Drafts: short, one question, nothing made up."""

from dataclasses import replace
from datetime import date

import pytest
from plan_inputs import example

from smartpick.advice.planning.drafts import MOST_WORDS, draft_for
from smartpick.applicant import Profile, Rotation
from smartpick.experience import Approach

ON = date(2026, 11, 22)
CLINIC = example("community-clinic")
WARD = Approach(
    id="ward",
    name="Dr. Robin Example",
    email="robin@example.org",
    department="Department of Medicine",
    institution="Example Hospital",
    kind="observership",
    weeks=4,
    begin=date(2027, 3, 1),
    why="Your clinic's work on refills is what I did in Ohio.",
)


def test_the_first_mail_is_one_paragraph_from_profile_and_own_words() -> None:
    """Greeting, one paragraph with one question and the applicant's own sentence, name; nothing is missing."""
    draft = draft_for(WARD, CLINIC, ON)
    assert draft is not None
    parts = draft.body.split("\n\n")
    assert (parts[0], parts[2]) == ("Dear Dr. Robin Example,", "Kind regards,\nDr. Maria Placeholder\n")
    for words in (
        "graduate of Example Medical College of Sampleville, Philippines (2018)",
        "join the Department of Medicine at Example Hospital as an observer for 4 weeks from March 2027.",
        WARD.why or "",
        "I have passed Step 1 and Step 2 CK and hold the ECFMG certificate.",
        "I volunteered at Example Community Health Center, Cleveland (September 2025 to August 2026).",
    ):
        assert words in parts[1]
    assert draft.subject == "Observership in Internal Medicine, March 2027: Dr. Maria Placeholder"
    assert draft.words <= MOST_WORDS
    assert (draft.missing, draft.certain) == ((), ())


def test_what_is_not_known_is_not_written() -> None:
    """An empty profile gives no school, no exam, no experience, and no word "None"; what is missing is named."""
    draft = draft_for(Approach(id="a", kind="research"), Profile("Sam Sample"), ON)
    assert draft is not None
    for word in ("None", "Step", "ECFMG", "graduate", "recently", "attach"):
        assert word not in draft.body
    assert "help with clinical research" in draft.body
    assert len(draft.missing) == 5
    assert draft.to is None


@pytest.mark.parametrize(
    ("kind", "did"), [("clinic observership", "observed"), ("externship", "did an externship")]
)
def test_watching_is_never_told_as_doing(kind: str, did: str) -> None:
    """The word for the latest experience is that of its kind."""
    rotation = Rotation(
        kind=kind, institution="Example Hospital", state="OH", start=date(2026, 10, 1), end=date(2026, 10, 31)
    )
    draft = draft_for(WARD, replace(CLINIC, rotations=(rotation,)), ON)
    assert draft is not None
    assert f"I {did} at Example Hospital (October 2026)." in draft.body


def test_a_running_or_planned_experience_is_told_as_it_is() -> None:
    """What runs is "since"; what is only planned is not told."""
    running = Rotation(kind="volunteering", institution="A", state="OH", start=date(2026, 9, 1))
    planned = Rotation(kind="elective", institution="B", state="OH", start=date(2027, 1, 1))
    draft = draft_for(WARD, replace(CLINIC, rotations=(running, planned)), ON)
    assert draft is not None
    assert "volunteered at A (since September 2026)" in draft.body
    assert " B" not in draft.body


def test_a_student_is_a_student() -> None:
    """Who has not graduated is no physician."""
    draft = draft_for(WARD, Profile("S", graduation_expected=date(2027, 6, 1)), ON)
    assert draft is not None
    assert "I am a medical student, graduate in June 2027" in draft.body
    assert "physician" not in draft.body


def test_an_alumna_is_asked_for_advice() -> None:
    """Who has no places to give is not asked for one."""
    draft = draft_for(Approach(id="a", channel="alumnus", name="Dr. X", email="x@example.org"), CLINIC, ON)
    assert draft is not None
    assert "your advice" in draft.body
    assert draft.missing == ("Your own sentence on why you write to this person (why).",)


def test_one_reminder_after_two_weeks_and_then_no_more() -> None:
    """It names the day of the first mail and repeats nothing; before and after it nothing is due."""
    draft = draft_for(replace(WARD, sent=date(2026, 11, 1)), CLINIC, ON)
    assert draft is not None
    assert draft.purpose == "reminder"
    assert draft.subject.startswith("Re: ")
    assert (
        "On 01 November 2026 I wrote to you about joining the Department of Medicine as an observer."
        in draft.body
    )
    assert WARD.why is not None
    assert WARD.why not in draft.body
    for quiet in (
        replace(WARD, sent=date(2026, 11, 20)),
        replace(WARD, sent=date(2026, 10, 1), followed_up=date(2026, 10, 15)),
        replace(WARD, sent=date(2026, 10, 1), replied=date(2026, 10, 2)),
    ):
        assert draft_for(quiet, CLINIC, ON) is None


def test_a_patient_in_the_own_words_is_certain_and_a_long_text_is_told() -> None:
    """The guard reads the applicant's part; the length is only advice."""
    draft = draft_for(replace(WARD, why="The patient with MRN 4471902 taught me much."), CLINIC, ON)
    assert draft is not None
    assert draft.certain
    long = draft_for(replace(WARD, why="word " * 150), CLINIC, ON)
    assert long is not None
    assert "words" in long.missing[-1]


def test_a_cv_is_attached_only_when_it_is() -> None:
    """The mail says what is in it."""
    with_cv = draft_for(WARD, CLINIC, ON, with_cv=True)
    without = draft_for(WARD, CLINIC, ON)
    assert with_cv is not None
    assert without is not None
    assert "I attach" in with_cv.body
    assert "I attach" not in without.body
