"""What is kept and what happens to it: records, edits, and the log of actions."""

import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from smartpick.errors import UserError
from smartpick.store.canonical import parsed

__all__ = [
    "ID",
    "Action",
    "Add",
    "Change",
    "Edit",
    "Mode",
    "Record",
    "Remove",
    "Replace",
    "StaleWriteError",
    "new_id",
]

#: What an id may look like: safe in a file name, an address, a command line and every database.
ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", re.ASCII)

#: ``do`` changes something; ``undo`` and ``redo`` take an action back and do it again; ``erase`` forgets for good.
Mode = Literal["do", "undo", "redo", "erase"]


def new_id() -> str:
    """Return an id that nobody else has: a random UUID from the operating system."""
    return str(uuid.uuid4())


@dataclass(frozen=True, slots=True)
class Record:
    """One thing that is kept.

    ``json`` is its canonical text. ``revision`` is the number of the action that last wrote it; a change is refused
    unless it was based on the newest one.
    """

    id: str
    kind: str
    revision: int
    json: str

    @property
    def body(self) -> dict[str, Any]:
        """The parsed text, fresh at each call."""
        body: dict[str, Any] = parsed(self.json, f"{self.kind} {self.id}")
        return body


@dataclass(frozen=True, slots=True)
class Add:
    """Keep something new."""

    kind: str
    body: Mapping[str, Any]
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class Replace:
    """Give ``record``, as it was read, another body."""

    record: Record
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Remove:
    """Take ``record``, as it was read, away; the log still has it."""

    record: Record


Edit = Add | Replace | Remove


@dataclass(frozen=True, slots=True)
class Change:
    """What one action did to one record: its canonical text before and after, ``None`` where it was not there."""

    id: str
    kind: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Action:
    """One entry of the log: everything in it happened together or not at all.

    ``seq`` counts from 1 without gaps; ``at`` is UTC (``2026-11-22T14:03:05.123Z``); ``base`` is the action that an
    undo or redo is about; ``changes`` are in the order of ids.
    """

    seq: int
    at: str
    words: str
    mode: Mode
    base: int | None
    changes: tuple[Change, ...]


class StaleWriteError(UserError):
    """Somebody else changed the record first; nothing was written."""
