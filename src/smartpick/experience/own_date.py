"""A day of the applicant's own: a booked exam, an interview, travel."""

from dataclasses import dataclass
from datetime import time
from typing import Annotated, Literal

from smartpick.experience.fields import Between, Clock, ExactDay, Id, Line, Prose, Zone

__all__ = ["OwnDate", "OwnKind"]

OwnKind = Literal["exam", "interview", "travel", "rotation", "letter", "contact", "own"]
Minutes = Annotated[int, Between(5, 1440, "minutes")]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDate:
    """One entry of the calendar that nothing else says: what and when.

    ``until`` is the last day of a stretch, which has no time of day; ``at`` the time ("14:30") in ``zone`` (a name of
    the IANA list) and ``minutes`` how long it takes. ``deadline`` says that being late costs something.
    """

    id: Id
    what: Line
    day: ExactDay
    kind: OwnKind = "own"
    until: ExactDay | None = None
    at: Clock | None = None
    zone: Zone | None = None
    minutes: Minutes = 60
    deadline: bool = False
    notes: Prose | None = None

    def clock(self) -> time | None:
        """Return its time of day, when it has one."""
        return None if self.at is None else time.fromisoformat(self.at)
