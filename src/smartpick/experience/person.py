"""People of the applicant's network: professionals, never patients."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from smartpick.experience.fields import Id, Line, Prose
from smartpick.experience.taxonomies import PersonRole, StateCode

__all__ = ["Person", "Touch", "next_touch"]

#: A thread goes cold after about half a year without a word; judgement.
QUIET_DAYS = 180

Touch = Literal["due", "planned", "quiet", "recent", "never"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who knows the applicant's work, or may.

    ``met`` is the experience where they met, ``saw`` what this person saw the applicant do, ``relation`` how they
    would be called to a program ("supervising internist").
    """

    id: Id
    name: Line
    role: PersonRole = "other"
    relation: Line | None = None
    title: Line | None = None
    specialty: Line | None = None
    institution: Line | None = None
    department: Line | None = None
    city: Line | None = None
    state: StateCode | None = None
    country: Line | None = None
    email: Line | None = None
    phone: Line | None = None
    met: Id | None = None
    saw: tuple[Line, ...] = ()
    last_contact: date | None = None
    next_contact: date | None = None
    notes: Prose | None = None


def next_touch(person: Person, on: date) -> Touch:
    """Return where the contact stands on the day ``on``: a planned word is due, or it has been quiet for long."""
    if person.next_contact is not None and (
        person.last_contact is None or person.last_contact < person.next_contact
    ):
        return "due" if person.next_contact <= on else "planned"
    if person.last_contact is None:
        return "never"
    return "quiet" if on - person.last_contact > timedelta(days=QUIET_DAYS) else "recent"
