"""The adapter to a statistical recogniser, with a made-up model: the real one is no part of the tests."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest

from smartpick.errors import UserError
from smartpick.experience.privacy import check, load_recogniser, ner

SAYS = {"Zorblax": "PERSON", "Quux": "GPE", "Eliquis": "PERSON", "Ohio": "GPE", "Monday": "DATE"}


@dataclass
class Entity:
    """One entity as spaCy gives it."""

    start_char: int
    end_char: int
    label_: str


def model(text: str) -> Any:
    """Find the words of ``SAYS`` in a text."""
    found = []
    for word, label in SAYS.items():
        start = text.find(word)
        while start >= 0:
            found.append(Entity(start, start + len(word), label))
            start = text.find(word, start + 1)
    return SimpleNamespace(ents=found)


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    """Forget what was loaded before and after each test."""
    load_recogniser.cache_clear()
    yield
    load_recogniser.cache_clear()


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Pretend that spaCy and a model are installed; return what the model was loaded with."""
    asked: list[Any] = []

    def load(exclude: list[str]) -> Any:
        asked.append(exclude)
        return model

    monkeypatch.setattr(ner, "find_spec", lambda _: object())
    monkeypatch.setattr(ner, "import_module", lambda _: SimpleNamespace(load=load))
    return asked


def test_without_the_extra_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules need nothing; asking for the recogniser names the extra."""
    monkeypatch.setattr(ner, "find_spec", lambda _: None)
    with pytest.raises(UserError, match=r"smartpick\[ner\]"):
        load_recogniser()


def test_what_it_finds_is_only_asked_about(installed: list[Any]) -> None:
    """A person and a place are found, never as certain, and the model is loaded once."""
    findings = check("zorb: Zorblax's aunt met him in Quux", recogniser=load_recogniser())
    assert {(one.kind.value, one.text, one.certain) for one in findings} == {
        ("name", "Zorblax", False),
        ("place", "Quux", False),
    }
    load_recogniser()
    assert len(installed) == 1


def test_what_the_lists_explain_is_left_out(installed: list[Any]) -> None:
    """A drug is no person and a state is no small place, whatever the model says."""
    assert check("he took Eliquis in Ohio on Monday", recogniser=load_recogniser()) == ()


def test_a_long_text_is_read_in_pieces_with_the_right_places(installed: list[Any]) -> None:
    """Cut at sentences; each finding quotes what stands at its place in the whole text."""
    text = "it went well. " * 4000 + "then Zorblax came. " + "x" * 50_000 + " Quux"
    findings = list(load_recogniser()(text))
    assert [text[start:end] for _, start, end, _ in findings] == ["Zorblax", "Quux"]
