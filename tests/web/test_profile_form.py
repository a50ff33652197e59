"""The profile as a form: everything of the file is in it, and comes back as it was."""

import json
import re
from typing import Any

import pytest
from form_of_page import sent_as_shown
from hypothesis import given, settings
from hypothesis import strategies as st
from sites import ON

from smartpick.applicant import (
    FIELDS,
    Finding,
    check_profile,
    example_names,
    example_text,
    read_profile_text,
    written,
)
from smartpick.web.profile_form import data_of, form_of, summary_of


@pytest.mark.parametrize("name", example_names())
def test_what_is_shown_and_sent_again_is_the_same(name: str) -> None:
    """Saving a form without touching it changes nothing of the profile."""
    data = written(read_profile_text(example_text(name).encode(), name, on=ON))
    assert data_of(sent_as_shown(data)) == data


def test_every_field_of_a_profile_is_in_the_form() -> None:
    """A field that is added to the list of fields is asked for, too."""
    sections, _ = form_of({"label": "x"})
    shown = {
        field.name.replace(".0.", "[].")
        for section in sections
        for group in section.groups
        for block in group.blocks
        for field in block.fields
    }
    assert shown == {one.name for one in FIELDS}


def test_no_hint_repeats_its_label() -> None:
    """A hint says something that the label does not, or is not there."""
    small = {"you", "your", "the", "a", "of", "for", "s", "is", "to"}

    def said(text: str) -> set[str]:
        return {word.rstrip("s") for word in re.findall(r"[a-z]+", text.casefold())} - small

    for section in form_of({"label": "x"})[0]:
        for group in section.groups:
            for block in group.blocks:
                for field in block.fields:
                    first = field.hint.partition(".")[0]
                    assert not first or first[0].isdigit() or said(first) - said(field.label), (
                        field.name,
                        field.hint,
                    )


def test_the_summary_has_a_line_for_every_problem() -> None:
    """Each finding is one line that leads to its field, in the order of the page; what has no field comes last."""
    data: dict[str, Any] = {
        "label": "x",
        "birth_year": "no",
        "preferences": {"budget": -1, "specialties": {"X": 9}},
    }
    _, found = check_profile(data, ON)
    sections, rest = form_of(data, [*found, Finding(("unheard",), "Not known.")])
    fields = [one.field for one in summary_of(sections, rest)]
    assert fields == ["preferences.budget", "preferences.specialties", "birth_year", ""]


def test_findings_stand_beside_their_fields() -> None:
    """A wrong value in a list, in a table by name and in an entry are each at their field; the rest is told apart."""
    data: dict[str, Any] = {
        "label": "x",
        "birth_year": "no",
        "rotations": [{"kind": "magic"}],
        "preferences": {"specialties": {"Internal Medicine": 3}, "pins": ["1"]},
        "unheard": 1,
    }
    _, found = check_profile(data, ON)
    sections, rest = form_of(data, found)
    wrong = {
        field.name
        for section in sections
        for group in section.groups
        for block in group.blocks
        for field in block.fields
        if field.wrong
    }
    assert wrong == {"birth_year", "rotations.0.kind", "preferences.specialties", "preferences.pins"}
    assert [one.path for one in rest] == [("unheard",)]


def test_empty_entries_are_dropped_and_none_is_an_answer() -> None:
    """An entry left empty or taken away is gone; "there is none" is an empty list; both come back ticked."""
    fields = {
        "label": ["x"],
        "letters.0.city": [""],
        "letters.2.city": ["Cleveland"],
        "gaps.0.reason": ["travel"],
        "remove": ["gaps.0"],
        "none": ["gaps", "exams.step3", "ties"],
    }
    data = data_of(fields)
    assert data["letters"] == [{"city": "Cleveland"}]
    assert (data["gaps"], data["exams"], data["ties"]) == ([], {"step3": []}, {"states": []})
    assert data_of(sent_as_shown(data)) == data


def test_room_for_one_more() -> None:
    """Asking for more room gives one more empty entry of that list, and of no other."""

    def blanks(more: str) -> int:
        groups = [group for section in form_of({"label": "x"}, (), more)[0] for group in section.groups]
        return sum(block.blank for group in groups if group.name == "letters" for block in group.blocks)

    assert [blanks(more) for more in ("", "letters", "gaps")] == [1, 2, 1]


NAMES = [one.name.replace("[]", ".0") for one in FIELDS]


# The first name of a program that is typed loads the directory.
@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.sampled_from(NAMES), st.lists(st.text(max_size=12), min_size=1, max_size=2)))
def test_whatever_is_typed_is_checked_and_shown(typed: dict[str, list[str]]) -> None:
    """Any text in any field becomes data that the check can read, the form can show, and JSON can hold."""
    data = data_of(typed)
    json.dumps(data)
    _, found = check_profile(data, ON)
    form_of(data, found)
