"""What a letter lacks to count as one from the US, and where that is mended."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from smartpick.experience.letter import Letter
from smartpick.experience.person import Person
from smartpick.united_states import is_united_states

__all__ = ["Lack", "letter_lacks"]


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is missing: in words, and the ``field`` of the ``record`` of a ``kind`` that would mend it.

    ``stops``: without it the letter does not count as one from the US; else it counts, for less.
    """

    words: str
    kind: Literal["letter", "person"]
    record: str
    field: str
    stops: bool


def letter_lacks(letter: Letter, writer: Person | None, on: date) -> tuple[Lack, ...]:
    """Return what a letter lacks on the day ``on``, what stops it first; nothing for one that was declined."""
    if letter.status == "declined":
        return ()
    found = (*_of_the_letter(letter, on), *(_of_the_writer(writer) if writer else _of_nobody(letter)))
    return tuple(sorted(found, key=lambda one: not one.stops))


def _of_the_letter(letter: Letter, on: date) -> Iterator[Lack]:
    if not letter.exists:
        yield Lack("it is not written yet", "letter", letter.id, "written", True)
    elif letter.dated is not None and letter.dated > on:
        yield Lack(
            f"it is dated {letter.dated}, which is still to come", "letter", letter.id, "written", True
        )


def _of_nobody(letter: Letter) -> Iterator[Lack]:
    yield Lack("who writes it is not among your people", "letter", letter.id, "writer", True)


def _of_the_writer(writer: Person) -> Iterator[Lack]:
    if writer.state is None and writer.country is None:
        yield Lack("the writer's state is not known", "person", writer.id, "state", True)
    elif writer.state is None and not is_united_states(writer.country or ""):
        yield Lack(f"the writer works in {writer.country}", "person", writer.id, "country", True)
    if writer.institution is None:
        words = "where the writer works is not known, so it makes no tie to a program there"
        yield Lack(words, "person", writer.id, "institution", False)
