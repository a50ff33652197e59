"""What a record is called in a sentence: by what people know of it, and by its id only where that is all there is."""

from collections.abc import Iterable

from smartpick.experience.experience import Experience
from smartpick.experience.letter import Letter
from smartpick.experience.person import Person

__all__ = ["experience_name", "writer_name"]


def experience_name(one: Experience) -> str:
    """Return what an experience is called: its kind and where it is, or since when."""
    if one.institution:
        return f"{one.kind} at {one.institution}"
    where = one.place() or (f"from {one.start}" if one.start else one.id)
    return f"{one.kind} ({where})"


def writer_name(letter: Letter, people: Iterable[Person]) -> str:
    """Return the name of who writes a letter; the person's id when nobody of that id is noted."""
    return next((person.name for person in people if person.id == letter.writer), letter.writer)
