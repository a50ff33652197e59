"""Forms made from the types of records."""

from dataclasses import fields

import pytest

from smartpick.experience import RECORDS, Portfolio
from smartpick.web.portfolio.fields import KINDS_OF_FORMS, form_fields, texts_of, usual_texts, words_of


@pytest.mark.parametrize("kind", KINDS_OF_FORMS)
def test_a_form_has_every_field_once_and_words_of_no_other(kind: str) -> None:
    """No field of a record is forgotten by its form, and no label is for a field that does not exist."""
    shown = [field.name for field in form_fields(kind, Portfolio(), {})]
    named = {one.name for one in fields(RECORDS[kind])} - {"id", "ticked"}
    assert sorted(shown) == sorted(named)
    words = words_of(kind)
    assert {*words.labels, *words.hints, *words.first} <= named


def test_what_is_chosen_already_can_be_chosen_whatever_the_list_says() -> None:
    """A person who was removed from the list does not silently leave the record that names them."""
    writer = next(
        one for one in form_fields("letter", Portfolio(), {"writer": ("gone",)}) if one.name == "writer"
    )
    assert ("gone", "gone") in writer.options
    assert writer.values == {"gone"}


def test_plain_values_are_the_texts_of_a_form() -> None:
    """Lists, truths and numbers as a form would send them."""
    assert texts_of({"a": ["x", "y"], "b": True, "c": 12.0, "d": "z"}) == {
        "a": ("x", "y"),
        "b": ("yes",),
        "c": ("12",),
        "d": ("z",),
    }


def test_competencies_are_called_by_their_titles() -> None:
    """Nobody knows EPA6 by heart: the title comes first, the code that schools use after it."""
    about = next(one for one in form_fields("feedback", Portfolio(), {}) if one.name == "about")
    words = dict(about.options)
    assert words["EPA6"] == "Present a patient (EPA6)"
    assert words["ehr"] == "Electronic health record"
    assert len(words) == len(about.options)


def test_what_a_record_is_while_nobody_says_anything_is_chosen() -> None:
    """A kind of day that nobody chose is "something else", and is not called unknown; what may be unknown is empty."""
    kind, zone = (
        next(field for field in form_fields("date", Portfolio(), {}) if field.name == name)
        for name in ("kind", "zone")
    )
    assert (kind.value, kind.unknown) == ("own", False)
    assert dict(kind.options)["own"] == "something else"
    assert (zone.value, zone.unknown, zone.shape) == ("", True, "zone")
    chosen = next(one for one in form_fields("date", Portfolio(), {"kind": ("exam",)}) if one.name == "kind")
    assert chosen.value == "exam"


@pytest.mark.parametrize("kind", KINDS_OF_FORMS)
def test_nothing_is_said_in_an_empty_form(kind: str) -> None:
    """What is usual folds no part of a form open; what somebody typed does."""
    assert not [field.name for field in form_fields(kind, Portfolio(), usual_texts(kind)) if field.said]
    last = form_fields(kind, Portfolio(), {})[-1].name
    typed = form_fields(kind, Portfolio(), {last: ("something",)})
    assert [field.name for field in typed if field.said] == [last]
