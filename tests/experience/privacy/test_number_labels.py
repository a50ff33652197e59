"""The table of words that announce a number."""

import pytest

from smartpick.experience.privacy import Identifier
from smartpick.experience.privacy.number_labels import ANY_LABEL, DEVICES, LABELS, TABLE


def test_the_table_covers_the_numbered_identifiers() -> None:
    """(G) to (M) and the codes of (R) each have words."""
    kinds = {label.kind for label in LABELS}
    for kind in ("ssn", "mrn", "health-plan", "account", "licence", "vehicle", "device", "unique"):
        assert Identifier(kind) in kinds


@pytest.mark.parametrize(
    "text", ["MRN 1", "Chart no. 558213", "license plate HKZ", "SS# 612", "group policy no. G"]
)
def test_one_look_tells_that_a_label_is_there(text: str) -> None:
    """The quick look never misses what a label's own pattern would find."""
    assert ANY_LABEL.search(text)


def test_the_quick_look_finds_whatever_a_label_finds() -> None:
    """For every label and every plain way to write it."""
    for label, line in zip(LABELS, TABLE["label"], strict=True):
        for words in line["words"]:
            if words.replace(" ", "").isalpha():
                text = f"{words} 123456789012345"
                assert label.pattern.search(text), words
                assert ANY_LABEL.search(text), words


def test_devices_are_words_of_devices() -> None:
    """A lot number needs one of them in its sentence."""
    assert DEVICES.search("the hearing aid beeped")
    assert not DEVICES.search("the soup was warm")


def test_loose_words_need_a_number_word() -> None:
    """The text "policy no. 5520" has one; "plan 10000 steps" has none."""
    for label, line in zip(LABELS, TABLE["label"], strict=True):
        for words in line.get("loose", []):
            if words.isalpha():
                assert not label.pattern.search(f"{words} 123456789012345"), words
                assert label.pattern.search(f"{words} no. 123456789012345"), words
