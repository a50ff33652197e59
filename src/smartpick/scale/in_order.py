"""The same function for many arguments, by whoever works at an address; answers in the order of the arguments.

For functions of the rooms above the market. What they depend on is more than the surroundings of a season (see
``surroundings``): their own source, and the shipped card, ensemble and equilibrium. It is named in every piece, checked
by whoever does the piece, and part of the name under which a journal keeps the answer.
"""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import smartpick
from smartpick.errors import Problem, UserError
from smartpick.scale.crew import Crew
from smartpick.scale.journal import Journal
from smartpick.scale.piece import Columns, Piece
from smartpick.scale.progress import Progress
from smartpick.scale.run import run
from smartpick.scale.surroundings import source_of

__all__ = ["in_order"]

BELOW = ("advice", "applicant", "chances", "experience", "facts", "picks", "tables")
ROOMS = ("*.py", *(f"{room}/**/*.py" for room in BELOW))
DATA = tuple(f"{room}/data/**/*" for room in ("applicant", "facts", "market"))


def in_order(
    function: Callable[..., Columns],
    arguments: Sequence[tuple[Any, ...]],
    on: str | Crew = "serial",
    progress: Callable[[Progress], None] | None = None,
    journal: Journal | None = None,
) -> list[Columns]:
    """Return what a top-level function answers to each of the arguments; errors are those of ``scale.run``."""
    pieces = [Piece(i, in_the_same_rooms, (rooms(), function, one)) for i, one in enumerate(arguments)]
    found = dict(run(pieces, on, journal, progress))
    return [found[i] for i in range(len(pieces))]


def in_the_same_rooms(expected: str, function: Callable[..., Columns], arguments: tuple[Any, ...]) -> Columns:
    """Call a function where source and shipped market are ``expected``; raises ``UserError`` elsewhere."""
    if rooms() != expected:
        raise UserError(
            Problem(
                f"A worker may give other answers: its chances and picks are {rooms()}, here {expected}.",
                "Install the same SmartPick there, and restart the worker.",
            )
        )
    return function(*arguments)


@cache
def rooms() -> str:
    """Return twelve hex digits of the source of the rooms above the market and of what the market ships."""
    return source_of(Path(smartpick.__file__).parent, (*ROOMS, *DATA))
