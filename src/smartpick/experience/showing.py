"""What an entry shows: competencies by stated rules (``data/showing.toml``) and by what the entry claims itself.

The level is that of the part taken. A rule never makes more of an entry than it is: what was watched shows watching.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from smartpick.experience.document import Document
from smartpick.experience.encounter import Encounter
from smartpick.experience.feedback import Feedback
from smartpick.experience.reflection import Reflection
from smartpick.experience.stamped import words_table
from smartpick.experience.taxonomies import Competency, Role

__all__ = [
    "LEVELS",
    "PRACTISED",
    "Level",
    "Showing",
    "Signature",
    "shown_by_document",
    "shown_by_encounter",
    "shown_by_feedback",
    "shown_by_reflection",
    "signature",
]

Level = Literal["watched", "reflected", "rehearsed", "assisted", "done"]
#: Least first.
LEVELS: tuple[Level, ...] = ("watched", "reflected", "rehearsed", "assisted", "done")
#: Levels at which the applicant acted.
PRACTISED: frozenset[Level] = frozenset({"assisted", "done"})

_LEVEL: dict[Role, Level] = {
    "observed": "watched",
    "simulated": "rehearsed",
    "assisted": "assisted",
    "performed": "done",
}

#: All that rules look at in an encounter; encounters that agree in it show the same.
Signature = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Showing:
    """One competency that an entry shows, at a level, and because of what."""

    competency: Competency
    level: Level
    because: str


@cache
def _rule(table: str, key: str) -> tuple[Competency, ...]:
    return tuple(words_table("showing")[table].get(key, ()))


def signature(encounter: Encounter) -> Signature:
    """Return what the rules look at in an encounter."""
    return (
        encounter.role,
        frozenset(encounter.skills),
        frozenset([procedure.role for procedure in encounter.procedures]),
        frozenset(encounter.shows),
        encounter.illness == "emergent",
    )


def shown_by_encounter(encounter: Encounter) -> tuple[Showing, ...]:
    """Return everything that an encounter shows, each competency at each level once."""
    return _once(_of_encounter(encounter))


def _of_encounter(encounter: Encounter) -> Iterator[Showing]:
    whole = _LEVEL[encounter.role]
    for code in encounter.shows:
        yield from _claimed(code, whole)
    for skill in encounter.skills:
        for code in _rule("skills", skill.name):
            yield Showing(code, _LEVEL[encounter.role_in(skill)], skill.text())
    for procedure in encounter.procedures:
        for code in _rule("procedures", "any"):
            yield Showing(code, _LEVEL[procedure.role], f"a procedure {procedure.role}")
    if encounter.illness == "emergent":
        for code in _rule("illness", "emergent"):
            yield Showing(code, whole, "an emergency")


def _claimed(code: Competency, level: Level) -> Iterator[Showing]:
    yield Showing(code, level, "named in the entry")
    for implied in _rule("claims", code):
        yield Showing(implied, level, code)


def shown_by_reflection(reflection: Reflection) -> tuple[Showing, ...]:
    """Return what a reflection shows: that its subject was thought about."""
    prompted = (
        Showing(code, "reflected", reflection.prompt) for code in _rule("reflections", reflection.prompt)
    )
    named = (one for code in reflection.shows for one in _claimed(code, "reflected"))
    return _once((*prompted, *named))


def shown_by_feedback(feedback: Feedback) -> tuple[Showing, ...]:
    """Return what feedback shows once it was followed up; before that, nothing."""
    if feedback.done is None:
        return ()
    improved = (Showing(code, "done", "feedback followed up") for code in _rule("feedback", "done"))
    about = (Showing(code, "reflected", "feedback followed up") for code in feedback.about)
    return _once((*improved, *about))


def shown_by_document(document: Document) -> tuple[Showing, ...]:
    """Return what a paper shows: that somebody was trained."""
    return tuple(Showing(code, "rehearsed", "training") for code in _rule("documents", document.item))


def _once(found: Iterator[Showing] | tuple[Showing, ...]) -> tuple[Showing, ...]:
    first: dict[tuple[Competency, Level], Showing] = {}
    for one in found:
        first.setdefault((one.competency, one.level), one)
    return tuple(first.values())
