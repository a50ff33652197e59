"""One contradiction, and where it stands."""

from dataclasses import dataclass

from smartpick.errors import Problem
from smartpick.experience.records import TABLES

__all__ = ["Contradiction"]

_ORDER = {kind: place for place, kind in enumerate(TABLES.values())}


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What is wrong with one record.

    ``kind`` and ``record`` name it, ``place`` is its position (from 0) in its table, ``field`` the field to mend.
    With ``certain`` it cannot be true; without, it is a question that the applicant may answer with "yes, so it was".
    """

    kind: str
    record: str
    place: int
    field: str
    what: str
    way_out: str = ""
    certain: bool = True

    @property
    def table_place(self) -> int:
        """Return the position of its table in a portfolio file."""
        return _ORDER[self.kind]

    def problem(self) -> Problem:
        """Return it as a problem for people."""
        return Problem(self.what, self.way_out, f"{self.kind} {self.record}, {self.field}")
