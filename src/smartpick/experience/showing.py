"""What an entry shows: competencies by stated rules (``data/showing.toml``) and by what the entry claims itself.

The level is that of the part taken. A rule never makes more of an entry than it is: what was watched shows watching.
"""

from collections.abc import Iterable, Iterator
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
    "Part",
    "Showing",
    "parts",
    "shown_by_document",
    "shown_by_encounter",
    "shown_by_feedback",
    "shown_by_part",
    "shown_by_reflection",
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

#: One thing that a rule looks at in an encounter: table of the rule, key in it, part taken.
Part = tuple[str, str, Role]


@dataclass(frozen=True, slots=True)
class Showing:
    """One competency that an entry shows, at a level, and because of what."""

    competency: Competency
    level: Level
    because: str


@cache
def _rule(table: str, key: str) -> tuple[Competency, ...]:
    return tuple(words_table("showing")[table].get(key, ()))


def parts(encounter: Encounter) -> list[Part]:
    """Return everything in an encounter that a rule looks at."""
    whole = encounter.role
    found: list[Part] = [("claims", code, whole) for code in encounter.shows]
    found += [("skills", skill.name, skill.role or whole) for skill in encounter.skills]
    found += [("procedures", "any", procedure.role) for procedure in encounter.procedures]
    if encounter.illness == "emergent":
        found.append(("illness", "emergent", whole))
    return found


@cache
def shown_by_part(table: str, key: str, role: Role) -> tuple[Showing, ...]:
    """Return what one part of an encounter shows."""
    level = _LEVEL[role]
    if table == "claims":
        return tuple(_claimed(key, level))  # type: ignore[arg-type]  # a claim is a competency
    because = {"procedures": f"a procedure {role}", "illness": "an emergency"}.get(table, f"{key} ({role})")
    return tuple(Showing(code, level, because) for code in _rule(table, key))


def shown_by_encounter(encounter: Encounter) -> tuple[Showing, ...]:
    """Return everything that an encounter shows, each competency at each level once."""
    return _once(one for part in parts(encounter) for one in shown_by_part(*part))


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


def _once(found: Iterable[Showing]) -> tuple[Showing, ...]:
    first: dict[tuple[Competency, Level], Showing] = {}
    for one in found:
        first.setdefault((one.competency, one.level), one)
    return tuple(first.values())
