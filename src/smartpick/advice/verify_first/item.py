"""What the verify-first queue is made of: plain values, ready to be shown or kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smartpick.advice.result import Provenance
    from smartpick.chances import Estimate
    from smartpick.programs import Program

__all__ = ["Asked", "Item", "Outcome", "Queue", "Stop"]


@dataclass(frozen=True, slots=True)
class Asked:
    """One fact to look up: its ``field`` and ``label``, the ``question``, the ``page`` that usually says it.

    ``refuses``: probability that the answer screens the applicant out; ``kind`` how it is entered (see ``facts``).
    """

    field: str
    label: str
    question: str
    page: str
    kind: str
    refuses: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one answer does: the answer in words, its probability, and the effect on the list as it is now.

    ``enters`` and ``leaves``: ACGME ids; ``signals``: (id, signal after) of programs that stay and change theirs.
    """

    answer: str
    probability: float
    effect: str
    enters: tuple[str, ...]
    leaves: tuple[str, ...]
    signals: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One visit of the queue.

    ``listed``: on the list now, with ``signal``; ``minutes`` the visit takes; ``gain``: expected gain in P(match) after
    the visits before it; ``alone``: the same if it were the only one; both with the span over the members of the
    ensemble. ``worth_gain``: the gain in what the list was chosen for (P(match) itself unless the goal is weighted),
    ``per_minute`` the same for each minute.
    ``next_half_hour``: what the half hour that begins with it adds to that; ``past_stop``: less than the threshold.
    ``website``: the address the user has entered, "" when none; ``search_for``: what to type into a search engine.
    """

    rank: int
    program: Program
    listed: bool
    signal: str
    facts: tuple[Asked, ...]
    pages: tuple[str, ...]
    minutes: int
    gain: Estimate
    alone: Estimate
    worth_gain: float
    per_minute: float
    next_half_hour: float
    past_stop: bool
    outcomes: tuple[Outcome, ...]
    website: str
    search_for: str


@dataclass(frozen=True, slots=True)
class Stop:
    """Where looking up stops being worth the time: after ``items`` visits, ``minutes``, by ``threshold``, in words."""

    items: int
    minutes: int
    threshold: float
    words: str


@dataclass(frozen=True, slots=True)
class Queue:
    """The answer to "which facts should I look up first".

    ``worthwhile``: how many of the ``programs`` in question have anything to gain from being looked up; ``listed``:
    ACGME ids of the list now, ``p_match`` its chance of matching; ``goal`` in words; ``notes`` say what is not asked
    and why.
    """

    label: str
    goal: str
    weighted: bool
    p_match: Estimate
    listed: tuple[str, ...]
    applications: int
    dollars: float
    items: tuple[Item, ...]
    worthwhile: int
    programs: int
    stop: Stop
    notes: tuple[str, ...]
    provenance: Provenance
