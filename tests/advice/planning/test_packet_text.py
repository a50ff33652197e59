"""Packets for writers."""

from dataclasses import replace
from datetime import date

import pytest
from plan_inputs import EXAMPLES, example

from smartpick.advice.planning.packet_text import packet_text
from smartpick.errors import UserError
from smartpick.experience import Letter, load_portfolio

NEEDED, ON = date(2027, 9, 23), date(2026, 11, 22)
CLINIC = example("community-clinic")
STORY = load_portfolio(EXAMPLES / "community-clinic.portfolio.toml", on=ON)
OPEN = Letter(id="new", writer="internist", specialty="Internal Medicine", waived=True)


def test_the_packet_reminds_the_writer_of_what_they_saw() -> None:
    """Cases, what was seen, feedback and what became of it, the waiver, the day."""
    text = packet_text(STORY, OPEN, CLINIC, NEEDED, ON)
    for words in (
        "Packet for Dr. Robin Example",
        "A letter of recommendation for Internal Medicine.",
        "uploaded by 2027-09-23",
        "I waive my right",
        "Example Community Health Center, Cleveland, OH (September 2025 to August 2026)",
        "Cases we saw together",
        "How presentations became short",
        "since then: Four minutes",
        "Create the entry in MyERAS",
    ):
        assert words in text
    assert "None" not in text


def test_no_case_says_its_month_or_place() -> None:
    """The lines of the cases hold neither, as the log's own rule says."""
    text = packet_text(STORY, OPEN, CLINIC, NEEDED, ON)
    cases = text.split("Cases we saw together\n")[1].split("\n\n")[0]
    assert "2026" not in cases
    assert "Cleveland" not in cases


def test_a_line_that_says_who_a_patient_is_is_refused() -> None:
    """One certain finding and no packet is made."""
    told = replace(STORY.people[2], saw=("Took care of the man with MRN 4471902",))
    people = tuple(told if one.id == "internist" else one for one in STORY.people)
    with pytest.raises(UserError, match="who a patient is"):
        packet_text(replace(STORY, people=people), OPEN, CLINIC, NEEDED, ON)


def test_what_was_planned_after_feedback_is_read_by_the_guard_too() -> None:
    """Every line that is written is looked at, not only what the writer said."""
    for field in ("plan", "outcome"):
        told = tuple(
            replace(one, **{field: "Called Mrs. Okonkwo back"}) if one.person == "internist" else one
            for one in STORY.feedback
        )
        with pytest.raises(UserError, match="Okonkwo"):
            packet_text(replace(STORY, feedback=told), OPEN, CLINIC, NEEDED, ON)


def test_a_day_that_has_passed_is_not_asked_for() -> None:
    """What was hoped for and has passed gives way to the day on which programs read."""
    late, soon = date(2026, 8, 31), date(2026, 12, 31)
    assert "uploaded by 2027-09-23" in packet_text(STORY, replace(OPEN, due=late), CLINIC, NEEDED, ON)
    assert "uploaded by 2026-12-31" in packet_text(STORY, replace(OPEN, due=soon), CLINIC, NEEDED, ON)
