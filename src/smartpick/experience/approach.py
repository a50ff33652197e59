"""One attempt to get an experience by writing to somebody, and how it stands."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from smartpick.experience.fields import Email, Id, Line, Prose
from smartpick.experience.opportunity import Weeks
from smartpick.experience.taxonomies import Kind, StateCode

__all__ = ["FOLLOW_UP_DAYS", "Approach", "Channel", "Stand", "follow_up_day", "standing"]

#: A polite second word after about two weeks; judgement.
FOLLOW_UP_DAYS = 14

Channel = Literal[
    "program",
    "department",
    "alumnus",
    "IMG group",
    "specialty society",
    "medical association",
    "clinic",
    "agency",
    "other",
]
Outcome = Literal["accepted", "declined", "waitlisted", "no places", "referred"]
Stand = Literal["to write", "waiting", "follow up", "answered", "closed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Approach:
    """One approach: whom, what is asked for, and how it stands.

    ``person`` and ``opportunity`` are names of other records where there are such. ``name`` is whom the mail is for,
    ``greeting`` how it begins ("Dr. Example"; default: the name), ``why`` one or two sentences of the applicant's own
    about why this person; ``weeks`` and ``begin`` are what is asked for.
    """

    id: Id
    channel: Channel = "other"
    name: Line | None = None
    greeting: Line | None = None
    email: Email | None = None
    kind: Kind | None = None
    institution: Line | None = None
    department: Line | None = None
    city: Line | None = None
    state: StateCode | None = None
    specialty: Line | None = None
    person: Id | None = None
    opportunity: Id | None = None
    weeks: Weeks | None = None
    begin: date | None = None
    why: Prose | None = None
    sent: date | None = None
    followed_up: date | None = None
    next_word: date | None = None
    replied: date | None = None
    outcome: Outcome | None = None
    notes: Prose | None = None

    def shown(self) -> str:
        """Return who and where, as people say it."""
        return ", ".join(filter(None, [self.name, self.department, self.institution])) or self.id


def follow_up_day(approach: Approach) -> date | None:
    """Return the day of the next word: the one chosen, else two weeks after the first; ``None`` when none is due.

    After one reminder without an answer nothing more is suggested.
    """
    if approach.replied or approach.outcome or approach.sent is None:
        return None
    if approach.next_word is not None:
        return approach.next_word
    return None if approach.followed_up else approach.sent + timedelta(days=FOLLOW_UP_DAYS)


def standing(approach: Approach, on: date) -> Stand:
    """Return where the approach stands on the day ``on``."""
    if approach.outcome is not None:
        return "closed"
    if approach.replied is not None:
        return "answered"
    if approach.sent is None:
        return "to write"
    due = follow_up_day(approach)
    return "follow up" if due is not None and due <= on else "waiting"
